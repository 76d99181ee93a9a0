import { load } from 'cheerio'
import { expect, httpTest, test } from './fixtures'

const phone = { width: 360, height: 740 }

test('the navigation marks the page that is shown, and on a phone the section that it is in', async ({
  page,
}) => {
  const marked = page.getByRole('banner').locator('[aria-current]').filter({ visible: true })
  await page.goto('/en-GB/categories/drink')
  await expect(marked).toHaveText(['Mugs and cups'])
  await expect(marked).toHaveAttribute('aria-current', 'page')

  await page.setViewportSize(phone)
  const catalogue = page.getByRole('banner').getByRole('link', { name: 'Catalogue' })
  for (const path of ['categories/drink', 'products/harbour-mug']) {
    await page.goto(`/en-GB/${path}`)
    await expect(catalogue).toHaveAttribute('aria-current', 'true')
    await expect(catalogue).toHaveCSS('text-decoration-line', 'underline')
  }
  await page.goto('/en-GB')
  await expect(catalogue).toHaveAttribute('aria-current', 'page')
  // Also when the next page is shown in the same document.
  await page.getByRole('banner').getByRole('link', { name: 'Search' }).click()
  await expect(page).toHaveURL(/search$/)
  await expect(marked).toHaveText(['Search'])
})

httpTest('each page has one heading of the first level, and skips no level', async ({ shopper }) => {
  const isInOrder = () => {
    const { url, html } = shopper.page
    const levels = load(html)('h1, h2, h3, h4, h5, h6')
      .map((_, { tagName }) => Number(tagName.slice(1)))
      .get()
    expect
      .soft(
        levels.filter((level) => level === 1),
        url.pathname,
      )
      .toHaveLength(1)
    for (const [index, level] of levels.entries())
      expect
        .soft(level, `heading ${index} of ${url.pathname}`)
        .toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1)
  }
  await shopper.putsIntoCart()
  for (const path of [
    '',
    '/categories/drink',
    '/products/harbour-mug',
    '/search?q=mug',
    '/cart',
    '/checkout',
  ]) {
    await shopper.opens(`/en-GB${path}`)
    isInOrder()
  }
  await shopper.goesToCheckout()
  await shopper.pays()
  await shopper.chooses('Successful Payment')
  await shopper.seesOrder('paid')
  isInOrder()
})

httpTest(
  'a product in another language says to search engines and other sites what it is',
  async ({ shopper }) => {
    await shopper.opens('/nl-NL/products/harbour-mug')
    const $ = load(shopper.page.html)
    const name = $('h1').text()
    expect(name).toBe('Havenmok')
    expect($('link[rel=canonical]').attr('href')).toMatch(/\/nl-NL\/products\/harbour-mug$/)
    expect($('meta[property="og:image"]').attr('content')).toMatch(/\/products\/harbour-mug-sea\.png$/)
    const data = $('script[type="application/ld+json"]')
      .map((_, script) => JSON.parse($(script).text()))
      .get()
    expect(data).toContainEqual(
      expect.objectContaining({
        '@type': 'ProductGroup',
        name,
        hasVariant: expect.arrayContaining([
          expect.objectContaining({
            color: 'Zee',
            offers: expect.objectContaining({
              price: expect.stringMatching(/^\d+\.\d\d$/),
              priceCurrency: 'EUR',
            }),
          }),
        ]),
      }),
    )
  },
)

test('on a phone the button to pay stands below what is ordered and what it costs', async ({
  shopper,
  other,
}) => {
  const { page } = shopper
  await page.setViewportSize(phone)
  await other.putsIntoCart('soup-mug')
  await other.putsIntoCart('milk-jug')
  await shopper.goesOnFor(other)
  await shopper.goesToCheckout()
  const order = await page.getByRole('complementary', { name: 'Your order' }).boundingBox()
  const button = await shopper.payButton.boundingBox()
  expect(order?.y).toBeGreaterThan(phone.height)
  expect(button?.y).toBeGreaterThanOrEqual((order?.y ?? Infinity) + (order?.height ?? 0))
})
