import { expect, test } from './fixtures'

test('the page behind a link is loaded when somebody points at the link, and none before', async ({
  page,
  environment,
}) => {
  const loadedAhead = () =>
    environment.shop.exchanges
      .filter(({ url }) => url.searchParams.has('_rsc'))
      .map(({ url }) => url.pathname)
  await page.goto('/en-GB/products/soup-mug', { waitUntil: 'networkidle' })
  expect(loadedAhead()).toEqual([])
  const category = page.getByRole('banner').getByRole('navigation').getByRole('link').first()
  await category.hover()
  await expect
    .poll(loadedAhead)
    .toContain(new URL(await category.evaluate((link) => String(link)), page.url()).pathname)
})
