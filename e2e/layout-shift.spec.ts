import type { Page } from '@playwright/test'
import { textPages } from '../lib/paths'
import { expect, test } from './fixtures'
import { HttpShopper } from './http-shopper'
import { Shopper } from './shopper'

/** What has moved on the page that is shown without the shopper's doing, by how much. */
async function shifts(page: Page) {
  await page.waitForLoadState('networkidle')
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const moved: string[] = []
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & {
            value: number
            hadRecentInput: boolean
            sources: { node: Element | null }[]
          })[]) {
            const nodes = entry.sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 200))
            if (!entry.hadRecentInput) moved.push(`${entry.value}: ${nodes.join(' and ')}`)
          }
        }).observe({ type: 'layout-shift', buffered: true })
        // Entries that are there already arrive before this frame ends.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(moved)))
      }),
  )
}

for (const [device, width, locale] of [
  ['a phone', 360, 'en-GB'],
  ['a phone', 360, 'el-GR'],
  ['a phone', 360, 'nl-NL'],
  ['a desk', 1280, 'en-GB'],
] as const) {
  test.describe(`in ${locale} on ${device}`, { tag: '@slow' }, () => {
    test.use({ locale, viewport: { width, height: 740 } })

    test('nothing moves on any page while it loads, with a full cart', async ({
      shopper,
      other,
      environment,
    }) => {
      const { page } = shopper
      // The typefaces come when the page is drawn without them, as on a slow connection.
      await page.route('**/*.woff2', async (route) => {
        await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0)
        await route.continue()
      })
      // The address is a British one.
      const buyer = new HttpShopper(other.browser, environment.shop.url)
      await buyer.checksOut()
      await buyer.chooses('Successful Payment')
      await buyer.seesOrder('paid')
      const order = buyer.page.url.pathname.slice('/en-GB'.length)
      for (const slug of ['soup-mug', 'milk-jug', 'tumbler']) await other.putsIntoCart(slug, { quantity: 4 })
      await shopper.goesOnFor(other)
      for (const path of [
        '',
        '/categories/drink',
        '/products/harbour-mug',
        '/products/teapot',
        '/search',
        '/search?q=mug',
        '/search?q=xyzzy',
        '/cart',
        '/checkout',
        order,
        '/find-order',
        '/withdrawal',
        ...textPages.map((name) => `/${name}`),
        '/not-found',
      ]) {
        await page.goto(`/${locale}${path}`)
        await shopper.seesItemsInCart(12)
        expect.soft(await shifts(page), path).toEqual([])
      }
      // What moves would be seen.
      await page.evaluate(() => {
        const block = document.createElement('div')
        block.style.height = '100px'
        document.body.prepend(block)
      })
      expect(await shifts(page)).not.toEqual([])
    })
  })
}

test('nothing moves in the header and the cart while their page arrives piece by piece', {
  tag: '@slow',
}, async ({ browser, environment, other }) => {
  await other.putsIntoCart()
  environment.shop.sendInPieces(['GET', /^\/en-GB\/cart$/], { bytes: 512, intervalMs: 30 })
  for (const width of [360, 412, 768, 1280]) {
    const context = await browser.newContext({ viewport: { width, height: 823 } })
    await context.addCookies(await other.browser.cookies())
    const page = await context.newPage()
    // With the styles of another page, the first pieces are drawn before the last ones arrive.
    await page.goto(`${environment.shop.url}/en-GB/contact`)
    await page.goto(`${environment.shop.url}/en-GB/cart`)
    await new Shopper(page).seesItemsInCart(1)
    expect.soft(await shifts(page), `${width} px`).toEqual([])
    await context.close()
  }
})
