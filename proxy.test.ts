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
