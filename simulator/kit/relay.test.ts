import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Relay } from './relay.ts'

let server: Server
let relay: Relay
let seen: { method: string | undefined; url: string | undefined; host: string | undefined; body: string }[]

beforeEach(async () => {
  seen = []
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    seen.push({ method: request.method, url: request.url, host: request.headers.host, body })
    // Of a length that is not announced, as of most pages.
    response.writeHead(201, { 'x-from': 'server' }).write('done')
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  relay = new Relay('localhost')
  await relay.listen()
  relay.forwardTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})

afterEach(async () => {
  await relay.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const post = (path: string) => fetch(relay.url + path, { method: 'POST', body: 'hello' })

it('passes on method, path, query, body and the name it was called by', async () => {
  const answer = await post('/a/b?c=d')
  expect([answer.status, answer.headers.get('x-from'), await answer.text()]).toEqual([201, 'server', 'done'])
  expect(seen).toEqual([{ method: 'POST', url: '/a/b?c=d', host: new URL(relay.url).host, body: 'hello' }])
})

it('holds the requests that match, and nothing else, until it is released', async () => {
  const hold = relay.hold('POST', /^\/held/)
  const waiting = post('/held?x=1')
  expect((await hold.arrived).search).toBe('?x=1')
  await post('/free')
  expect(seen.map(({ url }) => url)).toEqual(['/free'])
  hold.release()
  expect((await waiting).status).toBe(201)
  expect((await post('/held?x=2')).status).toBe(201)
})

it('cuts the connection of the requests that match', async () => {
  relay.cut('POST', /^\/cut/)
  await expect(post('/cut')).rejects.toThrow()
  expect(seen).toEqual([])
})

it('loses the answers to the requests that match, which the server has received', async () => {
  relay.loseAnswers('POST', /^\/lost/)
  await expect(post('/lost')).rejects.toThrow()
  expect(seen.map(({ url }) => url)).toEqual(['/lost'])
  expect(relay.exchanges).toMatchObject([{ status: 201, answer: 'done' }])
})

it('answers in the place of the server', async () => {
  relay.answer(['POST', /^\/answered/], 503, 'text/html', '<p>Closed')
  const answer = await post('/answered')
  expect([answer.status, await answer.text()]).toEqual([503, '<p>Closed'])
  expect(seen).toEqual([])
})

it('gives an exchange that was and one that is to come', async () => {
  const future = relay.answered(['POST', /^\/seen/])
  await post('/seen')
  const past = relay.answered(['POST', /^\/seen/])
  for (const exchange of [await future, await past]) {
    expect(exchange).toMatchObject({ method: 'POST', status: 201, answer: 'done' })
  }
})

it('gives the exchange that is wanted among several', async () => {
  await post('/seen?number=1')
  await post('/seen?number=2')
  const second = await relay.answered(['POST', /^\/seen/], ({ url }) => url.search === '?number=2')
  expect(second.url.search).toBe('?number=2')
})

it('forgets its rules and what it saw when it is reset', async () => {
  relay.cut('POST', /^\/cut/)
  await post('/seen')
  relay.reset()
  expect(relay.exchanges).toEqual([])
  expect((await post('/cut')).status).toBe(201)
})

it('calls the server by its own address, and says by which it was called, where it is told to', async () => {
  const proxy = new Relay('localhost', {
    headers: ({ host, ...headers }) => ({ ...headers, 'x-forwarded-host': host }),
  })
  await proxy.listen()
  proxy.forwardTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  await fetch(`${proxy.url}/a`)
  await proxy.close()
  expect(seen).toMatchObject([{ host: `127.0.0.1:${(server.address() as AddressInfo).port}` }])
})

it('passes answers back piece by piece', async () => {
  relay.sendInPieces(['GET', /^\/slow/], { bytes: 1, intervalMs: 1 })
  const { hostname, port } = new URL(relay.url)
  const socket = connect(Number(port), hostname)
  socket.write(`GET /slow HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n\r\n`)
  // As it was sent: a client that is busy reads several pieces at once.
  const [, body] = (await text(socket)).split('\r\n\r\n')
  expect(body?.split('\r\n')).toEqual(['1', 'd', '1', 'o', '1', 'n', '1', 'e', '0'])
  expect(relay.exchanges).toMatchObject([{ status: 201, answer: 'done' }])
})
