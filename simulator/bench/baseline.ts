import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** The least that any server of this kind does: it reads a body, hashes it, and answers. */
const server = createServer(async (request, response) => {
  const body = await buffer(request)
  const hash = createHash('sha512').update('key').update(body).digest('hex')
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ hash }))
})
server.listen(0, () => console.log(`listening on http://localhost:${(server.address() as AddressInfo).port}`))
process.once('SIGTERM', () => process.exit(0))
