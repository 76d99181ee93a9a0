import { unstable_doesMiddlewareMatch as doesMatch } from 'next/experimental/testing/server'
import { NextRequest } from 'next/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setProblemCheck } from '@/lib/availability/known-problem'
import { shopAddress } from '@/lib/environment'
import { localeNames, locales } from '@/lib/i18n/locales'
import { dynamicPages } from '@/lib/paths'
import { config, proxy } from '@/proxy'

/** The matcher names every language that there can be, as it cannot be computed; the shop may have fewer. */
const knownLocales = Object.keys(localeNames)

const gateway = vi.hoisted(() => ({ environment: 'simulator', publicUrl: '', isWrong: false }))

vi.mock('@/lib/environment', async (original) => {
  const actual = await original<typeof import('@/lib/environment')>()
  const environment = () => {
    if (gateway.isWrong) throw new actual.ConfigurationError('APP_URL must end after the host.')
    return { cashflows: gateway }
  }
  return { ...actual, environment, shopAddress: vi.fn() }
})

beforeEach(() => {
  gateway.isWrong = false
  gateway.publicUrl = 'https://gateway.example/simulator'
})

const visit = async (path: string, acceptLanguage = 'en-GB') =>
  proxy(new NextRequest(`http://localhost:3000${path}`, { headers: { 'accept-language': acceptLanguage } }))

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('proxy', () => {
  it('sends the bare address to the home page in the preferred language', async () => {
    expect((await visit('/', 'nl-NL,nl;q=0.9')).headers.get('location')).toBe('http://localhost:3000/nl-NL')
  })

  it('keeps the path and the query of an address without a language', async () => {
    const { headers } = await visit('/products/harbour-mug?from=mail', 'el')
    expect(headers.get('location')).toBe('http://localhost:3000/el-GR/products/harbour-mug?from=mail')
  })

  it('leaves an address alone that names a language', async () => {
    expect((await visit('/es-ES/cart', 'nl')).headers.get('location')).toBeNull()
  })

  it.each(['/products/teapot.svg', '/shelf.svg', '/products/caf%C3%A9.svg'])(
    'leaves the file %s alone, whatever is sent along',
    async (path) => {
      for (const header of ['origin', 'content-type', 'next-action']) {
        const headers = { [header]: 'http://localhost:3000' }
        const response = await proxy(new NextRequest(`http://localhost:3000${path}`, { headers }))
        expect(response.status).toBe(200)
        expect(response.headers.get('location')).toBeNull()
      }
    },
  )

  it('tells caches that the answer depends on the language asked for', async () => {
    expect((await visit('/')).headers.get('vary')).toBe('Accept-Language')
  })

  it.each([
    '/en-GB/orders/%',
    '/api/pictures/%e0%a4%a',
    '/api/payments/%zz',
    '/api/orders/%c0%ae',
    '/simulator/%c0%ae',
    '/_next/image%e0',
  ])('rejects the address %s, which nobody can read', async (path) => {
    expect(doesMatch({ config, nextConfig: {}, url: path })).toBe(true)
    expect((await visit(path)).status).toBe(400)
  })

  it('lets an encoded address pass', async () => {
    expect((await visit('/api/orders/a%20b')).status).toBe(200)
    expect((await visit('/_next/static/a%20b.js')).headers.get('x-middleware-next')).toBe('1')
    expect((await visit('/en-GB/products/%CE%B1')).status).toBe(200)
  })

  const send = async (origin: string | undefined, forwardedHost?: string) => {
    const headers = new Headers({ host: '127.0.0.1:3000' })
    if (origin !== undefined) headers.set('origin', origin)
    if (forwardedHost !== undefined) headers.set('x-forwarded-host', forwardedHost)
    return proxy(new NextRequest('http://localhost:3000/en-GB/cart', { method: 'POST', headers }))
  }

  it.each(['https://evil.example', 'http://127.0.0.1:3001', 'null', '', 'no origin'])(
    'rejects a form that is sent from the origin "%s"',
    async (origin) => {
      vi.stubEnv('APP_URL', 'https://shop.example')
      expect((await send(origin)).status).toBe(403)
      expect((await send(origin, 'shop.example, proxy.example')).status).toBe(403)
    },
  )

  it('lets a form of its own pass, also behind a proxy, and one without an origin', async () => {
    expect((await send('http://127.0.0.1:3000')).status).toBe(200)
    expect((await send('https://shop.example', 'shop.example, proxy.example')).status).toBe(200)
    expect((await send(undefined)).status).toBe(200)
  })

  describe('the back office', () => {
    const sendTo = (path: string, headers: Record<string, string>) =>
      proxy(
        new NextRequest(`http://localhost:3000${path}`, {
          method: 'POST',
          headers: { host: 'localhost:3000', ...headers },
        }),
      )

    it.each(['/admin', '/admin/orders', '/admin/orders/7K3QX', '/admin/orders/a.b'])(
      '%s is not led to a language, and has a policy of its own',
      async (path) => {
        expect(doesMatch({ config, nextConfig: {}, url: path })).toBe(true)
        const { status, headers } = await visit(path)
        expect(status).toBe(200)
        expect(headers.get('content-security-policy')).toContain("'nonce-")
      },
    )

    it('takes a form of its own alone: from another site, or from nowhere, it is rejected', async () => {
      expect((await sendTo('/admin/sign-out', { origin: 'http://localhost:3000' })).status).toBe(200)
      const others: Record<string, string>[] = [{ origin: 'https://evil.example' }, { origin: 'null' }, {}]
      for (const headers of others) expect((await sendTo('/admin/sign-out', headers)).status).toBe(403)
    })

    it('keeps no form where the database is away: a password could be in it', async () => {
      setProblemCheck(async () => 'The database is away.')
      const body = new URLSearchParams({ password: 'three small pots' })
      const headers = { origin: 'http://localhost:3000', host: 'localhost:3000' }
      const request = new NextRequest('http://localhost:3000/admin/sign-in', {
        method: 'POST',
        headers,
        body,
      })
      const response = await proxy(request)
      setProblemCheck(async () => undefined)
      expect(response.status).toBe(503)
      expect(await response.text()).not.toContain('three small pots')
    })
  })

  describe('a form that is sent at another host than the canonical one', () => {
    beforeEach(() => vi.mocked(shopAddress).mockReturnValue('https://shop.example'))
    afterEach(() => vi.mocked(shopAddress).mockReset())

    const sendFrom = (host: string, headers: Record<string, string> = {}) =>
      proxy(
        new NextRequest('http://127.0.0.1:3000/en-GB/products/harbour-mug?from=mail', {
          method: 'POST',
          headers: { host, origin: `https://${host}`, ...headers },
        }),
      )

    it('leads to the same page at the address of the shop', async () => {
      const { status, headers } = await sendFrom('www.shop.example')
      expect(status).toBe(200)
      expect(headers.get('refresh')).toBe('0; url=https://shop.example/en-GB/products/harbour-mug?from=mail')
    })

    it('is taken where that address has just led back', async () => {
      const { headers } = await sendFrom('www.shop.example')
      const cookie = headers.get('set-cookie')?.split(';')[0] ?? ''
      expect((await sendFrom('www.shop.example', { cookie })).headers.has('refresh')).toBe(false)
    })

    it('is taken at its own address, also at another port, and with JavaScript', async () => {
      expect((await sendFrom('shop.example')).headers.has('refresh')).toBe(false)
      expect((await sendFrom('shop.example:8443')).headers.has('refresh')).toBe(false)
      const call = { 'next-action': '1', 'content-type': 'text/plain' }
      expect((await sendFrom('www.shop.example', call)).headers.has('refresh')).toBe(false)
    })
  })

  describe('a form that is sent by HTTP to a shop whose address is HTTPS', () => {
    const sendFrom = async (origin: string, headers: Record<string, string> = {}) => {
      vi.stubEnv('APP_URL', 'https://shop.example')
      const request = { method: 'POST', headers: { host: 'shop.example', origin, ...headers } }
      return proxy(new NextRequest('http://127.0.0.1:3000/en-GB/cart?from=mail', request))
    }

    it.each(['http://shop.example', 'http://shop.example:8080'])(
      'leads from %s to the same page by HTTPS, however often it is sent',
      async (origin) => {
        const forwarded = { 'x-forwarded-host': new URL(origin).host, cookie: 'canonical-host=yes' }
        const { headers } = await sendFrom(origin, forwarded)
        expect(headers.get('refresh')).toBe('0; url=https://shop.example/en-GB/cart?from=mail')
      },
    )

    it('is rejected when JavaScript sent it', async () => {
      const call = { 'next-action': '1', 'content-type': 'text/plain' }
      expect((await sendFrom('http://shop.example', call)).status).toBe(403)
    })

    it('is taken by HTTPS, and by the name by which a developer calls the shop', async () => {
      for (const origin of ['https://shop.example', 'http://localhost:3000']) {
        const response = await sendFrom(origin, { host: 'localhost:3000' })
        expect(response.status).toBe(200)
        expect(response.headers.has('refresh')).toBe(false)
      }
    })
  })

  describe('where the shop can take no orders', () => {
    afterEach(() => setProblemCheck(async () => undefined))

    const outcome = async (path: string, method: string) => {
      const check = vi.fn(async () => 'The database is away.')
      setProblemCheck(check)
      const { status } = await proxy(new NextRequest(`http://localhost:3000${path}`, { method }))
      return { status, isChecked: check.mock.calls.length > 0 }
    }

    it.each([
      ['GET', '/en-GB/cart'],
      ['GET', '/nl-NL/checkout'],
      ['GET', '/el-GR/orders/A-1'],
      ['GET', '/es-ES/payments/token'],
      ['POST', '/en-GB/products/harbour-mug'],
    ])('%s %s says so with status 503', async (method, path) => {
      expect(await outcome(path, method)).toEqual({ status: 503, isChecked: true })
    })

    /** A form of the checkout, with JavaScript or without. */
    const checkOut = (
      headers: Record<string, string> = {},
      check: () => Promise<string | undefined> = async () => 'The database is away.',
    ) => {
      setProblemCheck(check)
      const body = new FormData()
      if (headers['next-action']) body.set('0', '[]')
      else body.set('firstName', 'Anna')
      return proxy(new NextRequest('http://localhost:3000/en-GB/checkout', { method: 'POST', headers, body }))
    }

    it('keeps what a form without JavaScript holds, and leads from it to the payment page', async () => {
      const response = await checkOut()
      expect(response.status).toBe(503)
      expect(await response.text()).toContain('<input type="hidden" name="firstName" value="Anna">')
      expect(response.headers.get('content-security-policy')).toContain(
        "form-action 'self' https://gateway.example;",
      )
    })

    it('lets the checkout say so itself with JavaScript, as it keeps what was typed', async () => {
      expect((await checkOut({ 'next-action': '7f' })).status).toBe(200)
    })

    it('does not keep a call of the checkout waiting for a database that does not respond', async () => {
      const check = vi.fn(async () => undefined)
      expect((await checkOut({ 'next-action': '7f' }, check)).status).toBe(200)
      expect(check).not.toHaveBeenCalled()
    })

    it('lets the checkout say so itself with a wrong configuration, too', async () => {
      gateway.isWrong = true
      const response = await checkOut({ 'next-action': '7f' })
      expect(response.status).toBe(200)
      expect(response.headers.get('content-security-policy')).toContain("form-action 'self';")
    })

    it.each(['/en-GB', '/en-GB/products/harbour-mug', '/en-GB/categories/cook'])(
      'the static page %s is served, and nothing is looked at before',
      async (path) => {
        expect(await outcome(path, 'GET')).toEqual({ status: 200, isChecked: false })
      },
    )
  })

  it.each([undefined, 'shop.example', '127.0.0.1:3000'])(
    'takes a form from the origin that APP_URL names, and tells Next so, where the proxy says it was called %s',
    async (forwardedHost) => {
      vi.stubEnv('APP_URL', 'https://shop.example:8443')
      const response = await send('https://shop.example:8443', forwardedHost)
      expect(response.status).toBe(200)
      // How NextResponse.next() passes headers on.
      expect(response.headers.get('x-middleware-request-x-forwarded-host')).toBe('shop.example:8443')
    },
  )

  it('rejects a form that is longer than any of the shop', async () => {
    const headers = { 'content-length': '70000' }
    const form = new NextRequest('http://localhost:3000/en-GB/cart', { method: 'POST', headers })
    expect((await proxy(form)).status).toBe(413)
  })

  const runsFor = (url: string, headers: Record<string, string> = {}) =>
    doesMatch({ config, nextConfig: {}, url, headers })

  it.each(['/', '/cart', '/apiary', '/en/products/teapot', '/en-GBX'])(
    'looks at %s, which names no language',
    (address) => expect(runsFor(address)).toBe(true),
  )

  it.each([
    '/api/cart',
    '/api',
    '/simulator',
    '/simulator/payment',
    '/_next/static/a.js',
    '/products/harbour-mug.svg',
    '/shelf.svg',
    ...knownLocales.flatMap((locale) => [
      `/${locale}`,
      `/${locale}/products/harbour-mug`,
      `/${locale}/categories/drink`,
      `/${locale}/not-found`,
      `/${locale}/cart/more`,
    ]),
  ])('does not run before %s', (address) => {
    expect(runsFor(address)).toBe(false)
  })

  it.each([
    ['/api/cashflows/webhook', false],
    ['/simulator/payment', false],
    ['/en-GB/products/harbour-mug', true],
    ['/en-GB/cart', true],
  ])('runs before a form that is sent to %s: %s', (address, runs) => {
    for (const header of ['origin', 'content-type', 'next-action'])
      expect(runsFor(address, { [header]: 'x' })).toBe(runs)
  })
})

/** The pages of each language that a line of the matcher names, as lib/paths.ts writes them. */
function pagesOf(source: string): string[] {
  const [, first = '', rest = ''] = /^\/\(en-GB\|[^)]*\)\/(\([^)]*\)|[^/]+)(.*)$/.exec(source) ?? []
  return first
    .replace(/[()]/g, '')
    .split('|')
    .filter((page) => page !== '')
    .map((page) => page + rest.replaceAll('([^/]+)', '*'))
}

it('the matcher names the pages that are rendered for each request, and no others', () => {
  const named = config.matcher.flatMap((source) => (typeof source === 'string' ? pagesOf(source) : []))
  expect(named.sort()).toEqual(Object.keys(dynamicPages).sort())
})

describe('the policy of a page that is rendered for its request', () => {
  const policyOf = async (path: string, method = 'GET') =>
    (await proxy(new NextRequest(`http://localhost:3000${path}`, { method }))).headers.get(
      'content-security-policy',
    )

  it.each(
    locales.flatMap((locale) =>
      ['cart', 'checkout', 'withdrawal', 'orders/7K3QX', 'payments/AAAA', 'withdrawal/AAAA'].map(
        (page) => `/${locale}/${page}`,
      ),
    ),
  )('of %s names a nonce, which no other response has, and the script of the colours', async (path) => {
    expect(doesMatch({ config, nextConfig: {}, url: path })).toBe(true)
    const [first, second] = [await policyOf(path), await policyOf(path)]
    expect(first).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/]{22}==' 'sha256-[A-Za-z0-9+/]{43}='; /)
    expect(first).not.toBe(second)
    expect(first).not.toContain('unsafe')
  })

  it('is given to Next with the request', async () => {
    const { headers } = await proxy(new NextRequest('http://localhost:3000/en-GB/cart'))
    expect(headers.get('x-middleware-request-content-security-policy')).toBe(
      headers.get('content-security-policy'),
    )
  })

  it('lets forms lead to the payment pages of the gateway, as browsers see it', async () => {
    expect(await policyOf('/en-GB/checkout')).toContain("form-action 'self' https://gateway.example; ")
    gateway.publicUrl = 'https://gateway-int.cashflows.com'
    expect(await policyOf('/en-GB/checkout')).toContain("form-action 'self' https://*.cashflows.com; ")
  })

  it('is also that of a static page that shows what came of a form', async () => {
    expect(await policyOf('/en-GB/products/teapot', 'POST')).toContain("'nonce-")
  })

  it.each(['/en-GB', '/en-GB/products/%CE%B1', '/en-GB/cart/more', '/en-GB/orders', '/api/orders/a%20b'])(
    'is not that of %s, whose own names hashes or which is no page',
    async (path) => {
      expect(await policyOf(path)).toBeNull()
    },
  )
})
