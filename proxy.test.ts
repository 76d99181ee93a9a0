import { unstable_doesMiddlewareMatch as doesMatch } from 'next/experimental/testing/server'
import { NextRequest } from 'next/server'
import { describe, expect, it } from 'vitest'
import { config, proxy } from '@/proxy'

const visit = (path: string, acceptLanguage = 'en-GB') =>
  proxy(new NextRequest(`http://localhost:3000${path}`, { headers: { 'accept-language': acceptLanguage } }))

describe('proxy', () => {
  it('sends the bare address to the home page in the preferred language', () => {
    expect(visit('/', 'nl-NL,nl;q=0.9').headers.get('location')).toBe('http://localhost:3000/nl-NL')
  })

  it('keeps the path and the query of an address without a language', () => {
    const location = visit('/products/harbour-mug?from=mail', 'el').headers.get('location')
    expect(location).toBe('http://localhost:3000/el-GR/products/harbour-mug?from=mail')
  })

  it('leaves an address alone that names a language', () => {
    expect(visit('/es-ES/cart', 'nl').headers.get('location')).toBeNull()
  })

  it('tells caches that the answer depends on the language asked for', () => {
    expect(visit('/').headers.get('vary')).toBe('Accept-Language')
  })

  it.each(['/en-GB/orders/%', '/api/stock/%e0%a4%a', '/api/payments/%zz', '/api/orders/%c0%ae'])(
    'rejects the address %s, which nobody can read',
    (path) => {
      expect(doesMatch({ config, nextConfig: {}, url: path })).toBe(true)
      expect(visit(path).status).toBe(400)
    },
  )

  it('lets an encoded address pass', () => {
    expect(visit('/api/orders/a%20b').status).toBe(200)
    expect(visit('/en-GB/products/%CE%B1').status).toBe(200)
  })

  const send = (origin: string | undefined, forwardedHost?: string) => {
    const headers = new Headers({ host: '127.0.0.1:3000' })
    if (origin !== undefined) headers.set('origin', origin)
    if (forwardedHost !== undefined) headers.set('x-forwarded-host', forwardedHost)
    return proxy(new NextRequest('http://localhost:3000/en-GB/cart', { method: 'POST', headers })).status
  }

  it.each(['https://evil.example', 'http://127.0.0.1:3001', 'null', '', 'no origin'])(
    'rejects a form that is sent from the origin "%s"',
    (origin) => {
      expect(send(origin)).toBe(403)
      expect(send(origin, 'shop.example, proxy.example')).toBe(403)
    },
  )

  it('lets a form of its own pass, also behind a proxy, and one without an origin', () => {
    expect(send('http://127.0.0.1:3000')).toBe(200)
    expect(send('https://shop.example', 'shop.example, proxy.example')).toBe(200)
    expect(send(undefined)).toBe(200)
  })

  it.each(['/', '/cart', '/apiary', '/en-GB/products/harbour-mug'])('looks at the page %s', (url) => {
    expect(doesMatch({ config, nextConfig: {}, url })).toBe(true)
  })

  it.each([
    '/api/cart',
    '/api',
    '/simulator',
    '/simulator/payment',
    '/_next/static/a.js',
    '/products/harbour-mug.svg',
    '/icon.svg',
  ])('never touches %s', (url) => {
    expect(doesMatch({ config, nextConfig: {}, url })).toBe(false)
  })
})
