import { expect, test } from './fixtures'
import { details } from './shopper'

test.use({ javaScriptEnabled: false })

test('a shopper without JavaScript buys from the catalogue to the paid order', async ({ shopper }) => {
  await shopper.checksOut()
  await shopper.choosesLiveEnvironment()
  await shopper.typesCard()
  await shopper.chooses('Authentication successful')
  await shopper.seesOrder('paid')
  await shopper.seesEmptyCart()
})

test('a shopper without JavaScript changes and empties the cart', async ({ shopper }) => {
  const { page } = shopper
  await shopper.putsIntoCart()
  await page.goto('/en-GB/cart')
  await page.getByLabel('Quantity').fill('3')
  await page.getByRole('button', { name: 'Update' }).click()
  await expect(page.getByLabel('Quantity')).toHaveValue('3')
  await page.getByRole('button', { name: /^Remove/ }).click()
  await expect(page.getByLabel('Quantity')).toHaveCount(0)
})

test('without JavaScript the checkout says what is wrong beside the fields and keeps what was typed', async ({
  shopper,
}) => {
  const { page } = shopper
  await shopper.putsIntoCart()
  await shopper.goesToCheckout()
  await shopper.fillsIn({ ...details, 'Email address': 'anna@', Postcode: ' ' })
  await shopper.payButton.click()

  for (const label of ['Email address', 'Postcode']) {
    await expect(page.getByLabel(label)).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByLabel(label)).toHaveAccessibleDescription(/\w+/)
  }
  await expect(page.getByLabel('Email address')).toHaveValue('anna@')
  await expect(page.getByLabel('First name')).toHaveValue('Anna')
  await expect(page.getByLabel('Town or city')).toHaveValue('Cambridge')

  await shopper.fillsIn()
  await shopper.payButton.click()
  await shopper.seesPaymentPage()
})
