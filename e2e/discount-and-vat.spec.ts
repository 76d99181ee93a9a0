import { expect, httpTest, test } from './fixtures'
import { newestJob } from './requests'
import { parcel } from './shopper'

/** Adds up decimal texts of a currency with two decimals. */
const sum = (amounts: string[]) =>
  amounts.reduce((total, amount) => total + Math.round(Number(amount) * 100), 0) / 100

test('a purchase in euros with a discount, delivered to Ireland, adds up in shop and gateway', async ({
  shopper,
  environment,
}) => {
  const { page } = shopper
  await shopper.putsIntoCart('soup-mug', { quantity: 3 })
  await page.goto('/en-GB/cart')
  await page.getByLabel('Discount code').fill('nonsense')
  await shopper.chooses('Use code')
  await expect(page.getByLabel('Discount code')).toHaveAccessibleDescription(/do not know this code/)
  await page.getByLabel('Discount code').fill('welcome10')
  await shopper.chooses('Use code')
  await expect(page.getByRole('main')).toContainText('Discount WELCOME10')
  await shopper.chooses('EUR')
  // 3 × €33.00 less 10 %; from €90.00 on, delivery is free.
  await expect(page.getByRole('main')).toContainText('€89.10')

  await shopper.goesToCheckout()
  await shopper.fillsIn()
  await page.getByLabel('Deliver to another address').check()
  const delivery = page.getByRole('group', { name: 'Delivery address' })
  await delivery.getByLabel('Country').selectOption('Ireland')
  await expect(page.getByRole('main')).toContainText('Includes €16.66 VAT (23%)')
  const { Country: _, ...texts } = parcel
  for (const [label, text] of Object.entries(texts))
    await delivery.getByLabel(label, { exact: true }).fill(text)
  await shopper.chooses('Pay €89.10')
  await shopper.hostedPage.isShown()

  const { amountToCollect, currency, order } = newestJob(environment.gateway)
  expect({ amountToCollect, currency }).toEqual({ amountToCollect: '89.10', currency: 'EUR' })
  expect(sum(order.orderLines.map((line: { totalLineAmount: string }) => line.totalLineAmount))).toBe(89.1)
  expect(order).toMatchObject({
    note: 'Discount WELCOME10',
    billingAddress: { city: 'Cambridge', countryIso3166Alpha2: 'GB' },
    shippingAddress: { city: 'Galway', zipCode: 'H91 E4C6', phoneNumber1: '+35391123456' },
    orderLines: [{ quantity: '3', unitPriceInclVat: '29.70', vatPercentage: '23' }],
  })

  await shopper.chooses('Successful Payment')
  await shopper.seesOrder('paid')
  const shown = page.getByRole('main')
  for (const text of ['€99.00', 'Discount WELCOME10', '€89.10', 'Includes €16.66 VAT (23%)', 'Galway'])
    await expect(shown).toContainText(text)
})

httpTest(
  'without JavaScript, a code for one use is held by an order, and not given to another',
  async ({ shopper, other, environment }) => {
    const entersCode = async (person: typeof shopper) => {
      await person.putsIntoCart()
      await person.opens('/en-GB/cart')
      person.types({ 'Discount code': 'thank-you-7kx2' })
      await person.chooses('Use code')
    }
    await entersCode(shopper)
    await entersCode(other)
    await shopper.goesToCheckout()
    shopper.fillsInParcel()
    await shopper.pays()
    shopper.seesPaymentPage()
    expect(newestJob(environment.gateway)).toMatchObject({
      // £28.00 less a quarter, and £3.95 for delivery.
      amountToCollect: '24.95',
      order: {
        shippingAddress: { city: 'Galway' },
        orderLines: [{ vatPercentage: '23' }, { type: 'ShippingCost', vatPercentage: '23' }],
      },
    })

    await other.opens('/en-GB/checkout')
    other.reads(/THANK-YOU-7KX2 has been used up/)
    other.reads(/£31\.95/)

    await shopper.chooses('Failed Payment')
    await shopper.seesOrder('failed')
    await other.opens('/en-GB/checkout')
    other.reads(/£24\.95/)
  },
)
