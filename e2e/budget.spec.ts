import { gzipSync } from 'node:zlib'
import { load } from 'cheerio'
import nextPackage from 'next/package.json' with { type: 'json' }
import { textPages } from '../lib/paths'
import bare from '../scripts/bench/bare-page.json' with { type: 'json' }
import { expect, httpTest, test } from './fixtures'
import type { HttpShopper } from './http-shopper'

/** What a page may have beyond one of the same Next with nothing on it, in bytes by gzip. */
const scriptBytes = 10_240
/** In any language, at the first view. */
const fontBytes = 60_000

/** Of the HTML of a page that lists as many products as a page can, by gzip. */
const listingBytes = 10_240
const pageSize = 24
/** Of the HTML of the home page in any language, by gzip. */
const homeBytes = 12_288

const sizes = new Map<string, number>()

/** The bytes of the scripts that a page names, by gzip. */
async function scriptsOf(html: string, address: string): Promise<number> {
  const $ = load(html)
  const sources = $('script[src]:not([nomodule])')
    .map((_, script) => $(script).attr('src') ?? '')
    .get()
  for (const source of sources) {
    if (sizes.has(source)) continue
    const body = await (await fetch(new URL(source, address))).arrayBuffer()
    sizes.set(source, gzipSync(body).length)
  }
  return sources.reduce((sum, source) => sum + (sizes.get(source) ?? 0), 0)
}

/** The page that is shown loads no more script than any may. */
async function isWithinBudget({ page: { html, url } }: HttpShopper) {
  const bytes = await scriptsOf(html, url.href)
  expect.soft(bytes - bare.scriptBytes, url.pathname).toBeLessThanOrEqual(scriptBytes)
}

httpTest('no page loads more than 10 KB of script beyond a bare page of Next', async ({ shopper }) => {
  // `npm run bench:bare` measures the bare page of another version.
  expect(bare.next).toBe(nextPackage.version)
  for (const path of [
    '',
    '/categories/drink',
    '/products/harbour-mug',
    '/cart',
    '/checkout',
    '/search?q=mug',
    '/find-order',
    '/withdrawal',
    '/not-found',
    ...textPages.map((page) => `/${page}`),
  ]) {
    await shopper.opens(`/en-GB${path}`)
    await isWithinBudget(shopper)
  }
  // The pages that only those see who have something in the cart, or an order.
  await shopper.putsIntoCart()
  await shopper.opens('/en-GB/cart')
  await isWithinBudget(shopper)
  await shopper.goesToCheckout()
  await isWithinBudget(shopper)
  await shopper.pays()
  await shopper.chooses('Successful Payment')
  await shopper.seesOrder('paid')
  await isWithinBudget(shopper)
})

httpTest('the HTML of a listing of 24 products has at most 10 KB', async ({ environment }) => {
  const listing = async (query: string) => {
    const html = await (await fetch(`${environment.shop.url}/en-GB/search?${query}`)).text()
    return { bytes: gzipSync(html).length, products: load(html)('main img').length }
  }
  // The sample has fewer than a page can show: what each further one weighs, the others tell.
  const [some, all] = [await listing('category=drink'), await listing('')]
  const each = (all.bytes - some.bytes) / (all.products - some.products)
  expect(some.products).toBeGreaterThan(0)
  expect(all.bytes + (pageSize - all.products) * each).toBeLessThanOrEqual(listingBytes)
})

httpTest('the HTML of the home page has at most 12 KB in any language', async ({ environment }) => {
  for (const locale of ['en-GB', 'el-GR', 'nl-NL', 'es-ES']) {
    const html = await (await fetch(`${environment.shop.url}/${locale}`)).text()
    expect.soft(gzipSync(html).length, locale).toBeLessThanOrEqual(homeBytes)
  }
})

test('a first view loads at most 60 KB of typefaces in any language', { tag: '@slow' }, async ({
  browser,
  environment,
}) => {
  for (const locale of ['en-GB', 'el-GR', 'nl-NL', 'es-ES']) {
    for (const path of ['', '/products/harbour-mug', '/returns']) {
      const page = await browser.newPage()
      const fonts: Promise<Buffer>[] = []
      page.on('response', (response) => {
        if (response.url().endsWith('.woff2')) fonts.push(response.body())
      })
      await page.goto(`${environment.shop.url}/${locale}${path}`, { waitUntil: 'networkidle' })
      const bytes = (await Promise.all(fonts)).reduce((sum, { length }) => sum + length, 0)
      expect.soft(bytes, `/${locale}${path}`).toBeGreaterThan(0)
      expect.soft(bytes, `/${locale}${path}`).toBeLessThanOrEqual(fontBytes)
      await page.close()
    }
  }
})
