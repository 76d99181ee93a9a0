import type { LookupAddress, lookup } from 'node:dns'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anywhere, Destinations } from '../../destinations/destinations.ts'
import { WebSite } from '../../testing/web-site.ts'
import { type ExpectedResource, Website, WebsiteError } from './website.ts'

let site: WebSite
beforeEach(async () => {
  site = new WebSite()
  await site.listen()
})
afterEach(() => site.close())

const page: ExpectedResource = {
  name: 'a web page',
  accept: 'text/html',
  types: /^text\/html\b/,
  maxBytes: 1024 * 1024,
  isBeginningEnough: true,
}
const file: ExpectedResource = { ...page, name: 'a file', isBeginningEnough: false }

const html = (text: string) => (_: IncomingMessage, response: ServerResponse) =>
  response.setHeader('content-type', 'text/html').end(text)

/** Why nothing comes from an address. */
async function errorOf(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((thrown: unknown) => thrown)
  if (!(error instanceof WebsiteError)) throw new Error(`It did not fail as it should: ${error}`)
  return error.message
}

describe('a website', () => {
  it('is read through redirects, without cookies and names', async () => {
    site.pages['/'] = (_, response) =>
      response.writeHead(302, { location: '/home', 'set-cookie': 'session=1' }).end()
    site.pages['/home'] = html('<title>Marram</title>')
    const { url, contentType, bytes } = await new Website(anywhere).get(
      site.origin.replace('//', '//anna:secret@'),
      page,
    )
    expect([url, contentType, bytes.toString()]).toEqual([
      `${site.origin}/home`,
      'text/html',
      '<title>Marram</title>',
    ])
    for (const { headers } of site.requests) {
      expect(headers).not.toHaveProperty('cookie')
      expect(headers).not.toHaveProperty('authorization')
    }
  })

  it('is given up after its time, also where what comes next stands in the page itself', async () => {
    const picture = 'data:text/html;base64,PHA+'
    expect((await new Website(anywhere).get(picture, file)).bytes.toString()).toBe('<p>')
    const website = new Website(anywhere, AbortSignal.abort())
    expect(await errorOf(website.get(picture, file))).toContain('longer than 10 seconds')
  })

  it('is read where it is compressed, and no further than its limit where it is a bomb', async () => {
    site.pages['/'] = (_, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
        .end(gzipSync(Buffer.alloc(50 * 1024 * 1024, ' ')))
    expect((await new Website(anywhere).get(site.origin, page)).bytes).toHaveLength(page.maxBytes)
    expect(await errorOf(new Website(anywhere).get(site.origin, file))).toMatch(/is larger than 1 MB\.$/)
  })

  it('is read no further than its limit where it never ends', async () => {
    site.pages['/'] = (_, response) => {
      response.setHeader('content-type', 'text/html')
      const write = () => {
        while (response.writable && response.write('<p>'.repeat(10_000)));
        if (response.writable) response.once('drain', write)
      }
      write()
    }
    expect((await new Website(anywhere).get(site.origin, page)).bytes).toHaveLength(page.maxBytes)
  })

  it.each([
    ['is another thing than was expected', html('{}'), { types: /json/ }, /is not a web page\.$/],
    [
      'answers with an error',
      (_: IncomingMessage, response: ServerResponse) => response.writeHead(403).end(),
      {},
      /answered with the error 403\.$/,
    ],
    [
      'leads to itself',
      (_: IncomingMessage, response: ServerResponse) => response.writeHead(301, { location: '/' }).end(),
      {},
      /without end/,
    ],
    [
      'leads to a file',
      (_: IncomingMessage, response: ServerResponse) =>
        response.writeHead(301, { location: 'file:///etc/passwd' }).end(),
      {},
      /^file:\/\/\/etc\/passwd is not the address of a website\.$/,
    ],
    [
      'leads to no address',
      (_: IncomingMessage, response: ServerResponse) =>
        response.writeHead(301, { location: 'http://[' }).end(),
      {},
      /cannot be read/,
    ],
    [
      'ends in the middle',
      (_: IncomingMessage, response: ServerResponse) => {
        response.writeHead(200, { 'content-type': 'text/html', 'content-length': 10 }).write('12345')
        setImmediate(() => response.destroy())
      },
      {},
      /cannot be reached/,
    ],
    [
      'is compressed in no way that it says',
      (_: IncomingMessage, response: ServerResponse) =>
        response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end('plain'),
      {},
      /cannot be reached/,
    ],
  ])('is not read that %s', async (_, respond, expected, message) => {
    site.pages['/'] = respond
    expect(await errorOf(new Website(anywhere).get(site.origin, { ...page, ...expected }))).toMatch(message)
  })

  it.each([
    ['says nothing', () => {}],
    [
      'stops in the middle',
      (_: IncomingMessage, response: ServerResponse) =>
        response.writeHead(200, { 'content-type': 'text/html' }).write('<title>'),
    ],
  ])('is given up that %s', async (_, respond) => {
    const limit = new AbortController()
    site.pages['/'] = (request, response) => {
      respond(request, response)
      setImmediate(() => limit.abort())
    }
    const work = new Website(anywhere, limit.signal).get(site.origin, file)
    expect(await errorOf(work)).toMatch(/did not answer within 10 seconds\.$/)
  })

  it('is asked no more than a number of times', async () => {
    site.pages['/'] = html('')
    const website = new Website(anywhere)
    for (let request = 0; request < 20; request++) await website.get(site.origin, page)
    expect(await errorOf(website.get(site.origin, page))).toMatch(/too many requests/)
    expect(site.requests).toHaveLength(20)
  })

  it('is read where it is an address that holds its data', async () => {
    const website = new Website(anywhere)
    expect((await website.get('data:text/html,%3Cb%3E', page)).bytes.toString()).toBe('<b>')
    expect(await errorOf(website.get('data:image/png;base64,AAAA', page))).toMatch(/is not a web page/)
    expect(await errorOf(website.get('data:nonsense', page))).toMatch(/is not a web page/)
  })
})

/** Every name stands at these addresses. */
const namesAt = (...addresses: string[]) =>
  ((_name: string, _options: object, callback: (error: null, found: LookupAddress[]) => void) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )) as typeof lookup

describe('a guarded simulator', () => {
  const guarded = (...addresses: string[]) =>
    new Destinations({ own: [], listed: [site.origin], resolve: namesAt(...addresses) })
  const isPrivate = /stands in a private network, which this simulator may not open/

  it.each([
    'http://127.0.0.1/',
    'http://localhost.example/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://169.254.169.254/latest/meta-data',
    'http://10.0.0.1/',
    'https://metadata.example/',
  ])('opens nothing at %s', async (address) => {
    expect(await errorOf(new Website(guarded('127.0.0.1')).get(address, page))).toMatch(isPrivate)
  })

  it.each([['1.1.1.1', '127.0.0.1'], ['::ffff:127.0.0.1'], ['fd00::1']])(
    'opens nothing at a name that leads to %s',
    async (...addresses) => {
      const work = new Website(guarded(...addresses)).get('https://shop.example/', page)
      expect(await errorOf(work)).toMatch(isPrivate)
    },
  )

  it('follows no redirect into a private network', async () => {
    const inside = new WebSite()
    await inside.listen()
    const { port } = new URL(inside.origin)
    for (const location of [
      `http://127.0.0.1/`,
      `http://2130706433/`,
      `//[::ffff:7f00:1]/`,
      `http://inside.example/`,
      inside.origin,
      `http://inside.example:${port}/`,
    ]) {
      site.pages['/'] = (_, response) => response.writeHead(302, { location }).end()
      const work = new Website(guarded('127.0.0.1')).get(site.origin, page)
      expect(await errorOf(work), location).toMatch(/private network|names port/)
    }
    expect(inside.requests).toEqual([])
    await inside.close()
  })

  it('tries no ports of others', async () => {
    const work = new Website(guarded('1.1.1.1')).get('http://shop.example:25/', page)
    expect(await errorOf(work)).toBe('The address names port 25. Enter an address without a port.')
  })

  it('says that a name leads nowhere', async () => {
    const resolve = ((_name: string, _options: object, callback: (error: Error) => void) =>
      callback(Object.assign(new Error('nothing'), { code: 'ENOTFOUND' }))) as typeof lookup
    const work = new Website(new Destinations({ own: [], listed: [], resolve })).get(
      'https://shop.example/',
      page,
    )
    expect(await errorOf(work)).toMatch(/^No website was found at shop\.example\./)
  })
})
