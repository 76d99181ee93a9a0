// Runs one function of a build output, as the platform's own runtime does: it answers requests, and tells its parent when
// the response and all that was given to `waitUntil` are done. The parent suspends it then.

const { AsyncLocalStorage } = require('node:async_hooks')
const { createServer } = require('node:http')
const { join } = require('node:path')
const { Readable } = require('node:stream')

const folder = process.argv[2]
const { handler: entry, useWebApi } = require(join(folder, '.vc-config.json'))

const requests = new AsyncLocalStorage()
globalThis[Symbol.for('@vercel/request-context')] = { get: () => requests.getStore() }
const handler = require(join(folder, entry))

const server = createServer(async (request, response) => {
  const works = []
  const closed = new Promise((resolve) => response.once('close', resolve))
  const context = { waitUntil: (work) => works.push(Promise.resolve(work).catch(() => {})) }
  try {
    await requests.run(context, () => (useWebApi ? serveWeb(request, response) : handler(request, response)))
  } catch (error) {
    console.error(error)
    if (!response.headersSent) response.writeHead(500)
    response.end()
  }
  await closed
  // One work may add another.
  for (let count = 0; count < works.length; ) {
    count = works.length
    await Promise.all(works)
  }
  process.send('idle')
})
server.listen(0, '127.0.0.1', () => process.send(server.address().port))
process.on('disconnect', () => process.exit())

async function serveWeb(request, response) {
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  const url = `https://${request.headers.host}${request.url}`
  const init = { method: request.method, headers: new Headers(request.headers) }
  const body = hasBody ? { body: Readable.toWeb(request), duplex: 'half' } : {}
  const answer = await handler(new Request(url, { ...init, ...body }))
  const headers = {}
  for (const [name, value] of answer.headers) {
    headers[name] = name === 'set-cookie' ? answer.headers.getSetCookie() : value
  }
  response.writeHead(answer.status, headers)
  response.end(Buffer.from(await answer.arrayBuffer()))
}
