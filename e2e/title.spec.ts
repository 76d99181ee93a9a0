import { expect, test } from './fixtures'

test('on a slow phone, a page keeps its title until the next one is shown', async ({ shopper, context }) => {
  const { page } = shopper
  await shopper.putsIntoCart()
  await page.goto('/en-GB/cart')
  const browser = await context.newCDPSession(page)
  await browser.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  await page.getByRole('main').getByRole('link', { name: 'Checkout' }).click()
  await expect(page.getByLabel('Email address')).toBeVisible()
  await expect(page).toHaveTitle(/^Checkout/)
})
