import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, it, vi } from 'vitest'
import { locales } from '@/lib/i18n/locales'
import { paths } from '@/lib/paths'
import { PageMetadata } from './page-metadata'

afterEach(() => vi.unstubAllEnvs())

/** The addresses of the page in its own language, in each language, and for those who speak none of them. */
function addresses(): string[] {
  const head = renderToStaticMarkup(<PageMetadata locale="en-GB" path={paths.cart} title="" description="" />)
  return [...head.matchAll(/<link [^>]*href="([^"]*)"/g)].map(([, href]) => href ?? '')
}

it('names whole addresses where the build knows that of the shop', () => {
  vi.stubEnv('APP_URL', 'https://shop.example')
  expect(addresses()).toHaveLength(locales.length + 2)
  for (const address of addresses()) expect(address).toMatch(/^https:\/\/shop\.example\/..-..\/cart$/)
})

it('names relative addresses where it does not', () => {
  vi.stubEnv('APP_URL', '')
  vi.stubEnv('VERCEL_PROJECT_PRODUCTION_URL', '')
  expect(addresses()[0]).toBe('/en-GB/cart')
})
