import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { secureStaticPages } from './static-pages'

/** Of `alert(1)` and of `alert("<é>")`, by `openssl dgst -sha256 -binary | base64`. */
const hashes = [
  'bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=',
  '+n9QfKG+nWSU6jkzlXp65a2Fft78nU4tH68f8sbbhAo=',
]

let build: string

const write = (file: string, content: unknown) => {
  mkdirSync(dirname(join(build, file)), { recursive: true })
  writeFileSync(join(build, file), typeof content === 'string' ? content : JSON.stringify(content))
}
const read = (file: string) => JSON.parse(readFileSync(join(build, file), 'utf8'))

/** A build of Next with two static pages and one that is rendered for each request. */
beforeEach(() => {
  build = mkdtempSync(join(tmpdir(), 'build-'))
  onTestFinished(() => rmSync(build, { recursive: true, force: true }))
  write('prerender-manifest.json', {
    version: 4,
    routes: {
      '/en-GB': { srcRoute: '/[locale]', initialHeaders: { 'x-next-cache-tags': 'a' } },
      '/nl-NL/not-found': { srcRoute: '/[locale]/not-found' },
      '/icon.svg': { srcRoute: '/icon.svg' },
    },
    // As of an empty catalogue: every product is static, but there is none.
    dynamicRoutes: {
      '/[locale]/products/[slug]': { fallback: false },
      '/[locale]/categories/[category]': { fallback: false },
      '/[locale]/[page]': { fallback: false },
    },
  })
  write('app-path-routes-manifest.json', {
    '/[locale]/page': '/[locale]',
    '/[locale]/not-found/page': '/[locale]/not-found',
    '/[locale]/products/[slug]/page': '/[locale]/products/[slug]',
    '/[locale]/orders/[orderNumber]/page': '/[locale]/orders/[orderNumber]',
    '/api/cart/route': '/api/cart',
  })
  write('server/functions-config-manifest.json', {
    functions: {
      '/_middleware': {
        matchers: [
          { regexp: '^/en-GB/orders/[^/]+$' },
          { regexp: '.*', has: [{ type: 'header', key: 'origin' }] },
        ],
      },
    },
  })
  write(
    'server/app/en-GB.html',
    '<!doctype html><script src="/a.js" async></script><p>&lt;</p><script type="application/ld+json">{}</script><script>alert(1)</script><script id="_R_">alert("<é>")</script>',
  )
  write('server/app/en-GB.meta', { headers: { 'x-next-cache-tags': 'a' }, segmentPaths: [] })
  write('server/app/nl-NL/not-found.html', '<!doctype html><meta name="status" content="404"/><p>Niets</p>')
  write('server/app/nl-NL/not-found.meta', {})
})

describe('static pages', () => {
  it('name the hashes of their inline scripts, and no others', () => {
    expect(secureStaticPages(build, { isRenewed: false })).toBe(2)
    const policy = expect.stringContaining(
      `script-src 'self' ${hashes.map((hash) => `'sha256-${hash}'`).join(' ')};`,
    )
    const headers = { 'x-next-cache-tags': 'a', 'content-security-policy': policy }
    expect(read('server/app/en-GB.meta')).toEqual({ headers, segmentPaths: [] })
    expect(read('prerender-manifest.json').routes['/en-GB']).toEqual({
      srcRoute: '/[locale]',
      initialHeaders: headers,
    })
    expect(read('server/app/nl-NL/not-found.meta').headers).toEqual({
      'content-security-policy': expect.stringContaining("script-src 'self';"),
    })
  })

  it('that say that nothing was found have the status 404', () => {
    secureStaticPages(build, { isRenewed: false })
    expect(read('server/app/nl-NL/not-found.meta').status).toBe(404)
    expect(read('prerender-manifest.json').routes['/nl-NL/not-found'].initialStatus).toBe(404)
    expect(read('server/app/en-GB.meta')).not.toHaveProperty('status')
  })

  it('are the same after a second time', () => {
    secureStaticPages(build, { isRenewed: false })
    const first = read('server/app/en-GB.meta')
    secureStaticPages(build, { isRenewed: false })
    expect(read('server/app/en-GB.meta')).toEqual(first)
  })
})

it('the running shop makes pages of new products and categories, where the catalogue is renewed', () => {
  const fallbacks = () =>
    Object.entries<{ fallback: unknown }>(read('prerender-manifest.json').dynamicRoutes).map(
      ([route, { fallback }]) => [route, fallback],
    )
  const closed = fallbacks()
  secureStaticPages(build, { isRenewed: false })
  expect(fallbacks()).toEqual(closed)
  secureStaticPages(build, { isRenewed: true })
  // Also a second time.
  secureStaticPages(build, { isRenewed: true })
  expect(fallbacks()).toEqual([
    ['/[locale]/products/[slug]', null],
    ['/[locale]/categories/[category]', null],
    ['/[locale]/[page]', false],
  ])
})

it('a build fails with a page that would have no policy', () => {
  write('server/functions-config-manifest.json', {
    functions: { '/_middleware': { matchers: [{ regexp: '.*', has: [{ type: 'header', key: 'origin' }] }] } },
  })
  expect(() => secureStaticPages(build, { isRenewed: false })).toThrow('/[locale]/orders/[orderNumber]')
})
