import { freePort } from 'cashflows-postgres/kit/free-port'
import { expect, it } from 'vitest'
import { startServer } from './server-process.ts'

/** A server that answers 503 twice, and 200 from then on. */
const slow = `
  let answers = 0
  require('node:http')
    .createServer((_, response) => response.writeHead(++answers > 2 ? 200 : 503).end())
    .listen(PORT, '127.0.0.1')`

it.each([
  [true, 200],
  [false, 503],
])(
  'a server at an address is ready when it answers; only by 200 to 299: %s, so that it answers %i next',
  async (isOk, status) => {
    const port = await freePort()
    const address = `http://127.0.0.1:${port}`
    const server = await startServer({
      command: [process.execPath, '--eval', slow.replace('PORT', String(port))],
      variables: {},
      ready: { address, isOk },
    })
    try {
      expect((await fetch(address)).status).toBe(status)
    } finally {
      await server.stop()
    }
  },
)
