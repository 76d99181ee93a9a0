import { expect, test } from './fixtures'
import { waitForHydration } from './hydration'

test('on a slow phone, a page keeps its title until the next one is shown', async ({ shopper, context }) => {
  const { page } = shopper
  await shopper.putsIntoCart()
  await page.goto('/en-GB/cart')
  await waitForHydration(page)
  const browser = await context.newCDPSession(page)
  await browser.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  const document = await page.evaluateHandle(() => window.document)
  await page.getByRole('main').getByRole('link', { name: 'Checkout' }).click()
  await expect(page.getByLabel('Email address')).toBeVisible()
  await expect(page).toHaveTitle(/^Checkout/)
  // A page that is loaded as a whole would have another document.
  expect(await page.evaluate((before) => before === window.document, document)).toBe(true)
})

test('a page without a title is noticed', async ({ page, untitled }) => {
  await page.goto('/en-GB')
  await page.evaluate(() => {
    document.title = ''
  })
  await expect.poll(() => untitled).toEqual([page.url()])
  untitled.length = 0
})
