import { expect, test } from './fixtures'

test.use({ javaScriptEnabled: false })

test('a shopper without JavaScript buys from the catalogue to the paid order', async ({ shopper }) => {
  await shopper.checksOut()
  await shopper.hostedPage.payByCard()
  await shopper.threeDSecure.choose('Successful')
  await shopper.seesOrder('paid')
  await shopper.seesEmptyCart()
})

test('a shopper without JavaScript changes and empties the cart, and has it back by Undo', async ({
  shopper,
}) => {
  const { page } = shopper
  await shopper.putsIntoCart()
  await page.goto('/en-GB/cart')
  await page.getByLabel('Quantity').fill('3')
  await page.getByRole('button', { name: 'Update' }).click()
  await expect(page.getByLabel('Quantity')).toHaveValue('3')
  await page.getByRole('button', { name: /^Remove/ }).click()
  await expect(page.getByLabel('Quantity')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByLabel('Quantity')).toHaveValue('3')
})

test('the checkout names no VAT of a country, since it does not notice that the shopper chooses another', async ({
  shopper,
}) => {
  const { page } = shopper
  // By its element: Playwright finds no text in one.
  const note = page.getByRole('main').locator('noscript p')
  await shopper.putsIntoCart()
  await shopper.goesToCheckout()
  for (const country of ['United Kingdom', 'United States']) {
    await page.getByLabel('Country').filter({ visible: true }).selectOption(country)
    await expect(note).toHaveText(/^The VAT that is included depends on the country of delivery/)
    await expect(note).toBeVisible()
    await expect(page.getByText(/^Includes £/)).toBeHidden()
  }
})
