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
