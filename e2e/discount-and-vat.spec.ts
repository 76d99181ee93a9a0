import { expect, httpTest, test } from './fixtures'
import { pdfText } from './pdf-text'
import { createdJob } from './references'
import { details, parcel } from './shopper'

test.describe('in Greek on a phone', () => {
  test.use({ locale: 'el-GR', viewport: { width: 360, height: 740 } })

  test('a purchase of two products, in pounds with an amount off and sent to Ireland, adds up everywhere', async ({
    shopper,
    other,
    environment,
  }) => {
    const { page } = shopper
    const main = page.getByRole('main')
    const code = page.getByLabel(shopper.says('Discount code'))
    await other.putsIntoCart('milk-jug')
    await shopper.goesOnFor(other)
    await shopper.putsIntoCart('soup-mug', { quantity: 3 })
    await page.goto('/el-GR/cart')
    await code.fill('nonsense')
    await shopper.chooses(shopper.says('Use code'))
    await expect(code).toHaveAccessibleDescription(/Ο κωδικός δεν υπάρχει/)
    await code.fill('kitchen')
    await shopper.chooses(shopper.says('Use code'))
    await expect(main).toContainText('Έκπτωση KITCHEN')
    await shopper.chooses('GBP')
    // 3 × £28.00 and £29.00, less £10.00; from £60.00 on, delivery is free.
    for (const amount of [
      'Υποσύνολο113,00 £',
      'Έκπτωση KITCHEN−10,00 £',
      'ΜεταφορικάΔωρεάν',
      'Σύνολο103,00 £',
    ])
      await expect(main).toContainText(amount)

    await shopper.goesToCheckout()
    await shopper.fillsIn({ ...details, Postcode: '10557', 'Phone number': '+30 21 1234 5678' })
    await page.getByLabel(shopper.says('Deliver to another address')).check()
    const delivery = page.getByRole('group', { name: shopper.says('Delivery address') })
    const { Country, ...texts } = parcel
    await delivery.getByLabel(shopper.says('Country')).selectOption(Country)
    await expect(main).toContainText('Περιλαμβάνεται ΦΠΑ 19,26 £ (23%)')
    for (const [label, text] of Object.entries(texts))
      await delivery.getByLabel(shopper.says(label), { exact: true }).fill(text)
    await page.getByRole('button', { name: 'Πληρωμή 103,00 £' }).click()
    await shopper.hostedPage.isShown()
    await expect(main).toContainText('103,00 £')

    const { amountToCollect, currency, order } = await createdJob(environment)
    expect({ amountToCollect, currency }).toEqual({ amountToCollect: '103.00', currency: 'GBP' })
    // What is taken off the mugs cannot be divided by three.
    expect(order).toMatchObject({
      note: 'Έκπτωση KITCHEN',
      billingAddress: { city: 'Cambridge', countryIso3166Alpha2: 'GR' },
      shippingAddress: { city: 'Galway', zipCode: 'H91 E4C6', phoneNumber1: '+35391123456' },
      orderLines: [
        { quantity: '1', unitPriceInclVat: '26.43', totalLineAmount: '26.43', vatPercentage: '23' },
        { quantity: '2', unitPriceInclVat: '25.52', totalLineAmount: '51.04', vatPercentage: '23' },
        { quantity: '1', unitPriceInclVat: '25.53', totalLineAmount: '25.53', vatPercentage: '23' },
      ],
    })

    await shopper.hostedPage.choose('Successful')
    await shopper.seesOrder('paid')
    for (const text of ['113,00 £', '−10,00 £', '103,00 £', 'Περιλαμβάνεται ΦΠΑ 19,26 £ (23%)', 'Galway'])
      await expect(main).toContainText(text)
    const invoice = page.getByRole('link', { name: shopper.says('Invoice (PDF)') })
    const pdf = await page.request.get((await invoice.getAttribute('href')) ?? '')
    expect(pdfText(await pdf.body())).toContain(
      'Υποσύνολο 113,00 £ Έκπτωση KITCHEN −10,00 £ Μεταφορικά Δωρεάν Σύνολο 103,00 £ Συντελεστής ΦΠΑ Καθαρή αξία ΦΠΑ 23% 83,74 £ 19,26 £',
    )
  })
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
    expect(await createdJob(environment)).toMatchObject({
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
