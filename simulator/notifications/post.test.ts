import type { LookupAddress, lookup as nodeLookup } from 'node:dns'
import { createServer, type Server } from 'node:net'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { anywhere, Destinations } from '../destinations/destinations.ts'
import { MerchantServer } from '../testing/merchant-server.ts'
import { post } from './post.ts'

let shop: MerchantServer
beforeEach(async () => {
  shop = new MerchantServer()
  await shop.listen()
})
afterEach(() => shop.close())

it('follows no redirect', async () => {
  const elsewhere = new MerchantServer()
  await elsewhere.listen()
  shop.respond = (_, response) => response.writeHead(307, { location: elsewhere.url }).end()
  expect(await post(shop.url, '{}', {}, anywhere)).toEqual({ status: 307, body: '' })
  expect(elsewhere.received).toEqual([])
  await elsewhere.close()
})

it('reads the beginning of a response, and no more', async () => {
  shop.respond = (_, response) => {
    response.write('\u0000é'.repeat(10_000))
  }
  const response = await post(shop.url, '{}', {}, anywhere)
  expect('body' in response && response.body).toBe('é'.repeat(2_048))
})

it('gives up a merchant in this process who never ends, as it does one elsewhere', async () => {
  const never = new Promise<Response>(() => {})
  const halfSent = new Response(new ReadableStream({ start: (body) => body.enqueue(new Uint8Array(1)) }))
  for (const answer of [never, Promise.resolve(halfSent)]) {
    const limit = new AbortController()
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(limit.signal)
    const posted = post(shop.url, '{}', {}, anywhere, () => answer)
    await new Promise(setImmediate)
    limit.abort()
    expect(await posted).toEqual({ failure: 'no answer within 30 seconds' })
    expect(timeout).toHaveBeenCalledWith(30_000)
    timeout.mockRestore()
  }
})

it('ends where the merchant switches to another protocol', async () => {
  shop.respond = (_, response) => {
    response.socket?.write(
      'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
    )
  }
  expect(await post(shop.url, '{}', {}, anywhere)).toEqual({
    failure: 'the address cannot be reached (it answered 101 Switching Protocols)',
  })
})

it.each([
  ['user:pw', 'user:pw'],
  ['user', 'user:'],
  ['us%C3%A9r:100%%3A%40', 'usér:100%:@'],
])('sends %s of an address as basic authentication', async (written, credentials) => {
  const authorization = `Basic ${Buffer.from(credentials).toString('base64')}`
  const url = shop.url.replace('//', `//${written}@`)
  expect(await post(url, '{}', {}, anywhere)).toEqual({ status: 200, body: '{}' })
  expect(shop.received[0]?.headers.authorization).toBe(authorization)

  const addressMap = new Map([['http://shop.example:3000', shop.origin]])
  const mapped = new Destinations(undefined, { addressMap })
  const named = `http://${written}@shop.example:3000/hook`
  expect(await post(named, '{}', {}, mapped)).toEqual({ status: 200, body: '{}' })
  expect(shop.received[1]?.headers.authorization).toBe(authorization)

  let delivered: Request | undefined
  await post(url, '{}', {}, anywhere, async (request) => {
    delivered = request
    return new Response('{}')
  })
  expect(delivered?.url).toBe(shop.url)
  expect(delivered?.headers.get('authorization')).toBe(authorization)
})

it('sends nothing to an origin that is not allowed', async () => {
  const destinations = new Destinations({ own: ['https://own.example'], listed: [] })
  expect(await post(shop.url, '{}', {}, destinations)).toEqual({
    failure: 'the address is not one that this simulator may send to',
  })
  expect(shop.received).toEqual([])
})

it('sends to an allowed origin in a private network that is named as one', async () => {
  const destinations = new Destinations({ own: [], listed: [shop.origin] })
  expect(await post(shop.url, '{}', {}, destinations)).toEqual({ status: 200, body: '{}' })
})

it('connects to no private IP address, though its origin be listed', async () => {
  const metadata = 'https://169.254.169.254'
  const destinations = new Destinations({ own: [], listed: [metadata] })
  expect(await post(`${metadata}/latest`, '{}', {}, destinations)).toEqual({
    failure: 'the address cannot be reached (the host stands in a private network)',
  })
})

it('connects to where an origin is found on this machine, and calls it by the name that it knows', async () => {
  const addressMap = new Map([['http://shop.example:3000', shop.origin]])
  const destinations = new Destinations({ own: ['http://shop.example:3000'], listed: [] }, { addressMap })
  const response = await post('http://shop.example:3000/hook?a=b', '{}', {}, destinations)
  expect(response).toEqual({ status: 200, body: '{}' })
  expect(shop.received[0]?.headers.host).toBe('shop.example:3000')
})

/** Every name stands at these addresses. */
const namesAt = (...addresses: string[]) =>
  ((_name: string, _options: object, callback: (error: null, found: LookupAddress[]) => void) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )) as typeof nodeLookup

/** A server that counts who connects, whatever they say. */
async function countingServer(): Promise<{ server: Server; port: number; connections: () => number }> {
  let connections = 0
  const server = createServer((socket) => {
    connections++
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    server,
    port: typeof address === 'object' && address ? address.port : 0,
    connections: () => connections,
  }
}

it.each([[['127.0.0.1']], [['1.1.1.1', '127.0.0.1']], [['::ffff:127.0.0.1']]])(
  'connects to nobody where the name of a listed host now leads to %o',
  async (addresses) => {
    const { server, port, connections } = await countingServer()
    const origin = `https://rebound.example:${port}`
    const resolve = namesAt(...addresses)
    expect(
      await post(`${origin}/hook`, '{}', {}, new Destinations({ own: [], listed: [origin], resolve })),
    ).toEqual({ failure: 'the address cannot be reached (the host stands in a private network)' })
    expect(connections()).toBe(0)
    server.close()
  },
)
