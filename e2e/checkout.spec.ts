import { randomUUID } from 'node:crypto'
import type { Relay } from 'cashflows-simulator/kit/relay'
import { sealData } from 'iron-session'
import { expect, httpTest, test } from './fixtures'
import { createdJob } from './references'
import { createdJobs, createJob } from './requests'
import { details } from './shopper'

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a checkout that is sent twice makes one order and one charge', async ({ shopper, environment }) => {
      await shopper.putsIntoCart()
      await shopper.goesToCheckout()
      await shopper.fillsIn()
      await shopper.payButton.dblclick()
      await shopper.hostedPage.isShown()
      await shopper.chooses('Successful Payment')
      await shopper.seesOrder('paid')
      expect(createdJobs(environment.gateway)).toBe(1)
    })

    test('the checkout says what is wrong beside the fields, keeps what was typed, and goes on', async ({
      shopper,
    }) => {
      const { page } = shopper
      await shopper.putsIntoCart()
      await shopper.goesToCheckout()
      await shopper.fillsIn({ ...details, 'Email address': 'anna@', Postcode: ' ' })
      await shopper.payButton.click()

      const field = (label: string) => page.getByLabel(label).filter({ visible: true })
      for (const label of ['Email address', 'Postcode']) {
        await expect(field(label)).toHaveAttribute('aria-invalid', 'true')
        await expect(field(label)).toHaveAccessibleDescription(/\w+/)
      }
      await expect(field('Email address')).toHaveValue('anna@')
      await expect(field('First name')).toHaveValue('Anna')
      await expect(field('Town or city')).toHaveValue('Cambridge')

      await shopper.fillsIn()
      await shopper.payButton.click()
      await shopper.hostedPage.isShown()
    })
  })
}

test('the checkout asks for what addresses in the country of the card have, and says what may be left empty', async ({
  shopper,
}) => {
  await shopper.putsIntoCart()
  await shopper.goesToCheckout()
  const billing = shopper.page.getByRole('group', { name: 'Billing address' })
  const field = (name: string) => billing.getByRole('textbox', { name, exact: true })
  for (const [country, postcode, state] of [
    ['United Kingdom', 'Postcode', undefined],
    ['Brazil', 'Postcode (optional)', 'State or province (optional)'],
    ['Canada', 'Postcode', 'State or province'],
    ['Hong Kong SAR China', undefined, undefined],
  ]) {
    await billing.getByLabel('Country').selectOption(country ?? '')
    await expect(billing.getByRole('textbox', { name: /^Postcode/ })).toHaveCount(postcode ? 1 : 0)
    await expect(billing.getByRole('textbox', { name: /^State/ })).toHaveCount(state ? 1 : 0)
    if (postcode) await expect(field(postcode)).toBeVisible()
    if (state) await expect(field(state)).toBeVisible()
  }
})

httpTest(
  'a card of a country without delivery pays for a parcel that goes elsewhere, whose VAT is that of delivery',
  async ({ shopper, environment }) => {
    await shopper.putsIntoCart()
    await shopper.goesToCheckout()
    shopper.fillsIn({ ...details, Country: 'BR', 'Town or city': 'São Paulo', Postcode: '' })
    await shopper.pays()
    shopper.reads(/We do not deliver to this country. Select ‘Deliver to another address’/)
    expect(shopper.page.formOfButton(/^Pay/)?.fields).toMatchObject({
      countryIso3166Alpha2: 'BR',
      city: 'São Paulo',
      firstName: 'Anna',
    })

    shopper.fillsInParcel()
    await shopper.pays()
    shopper.seesPaymentPage()
    expect((await createdJob(environment)).order).toMatchObject({
      billingAddress: { city: 'São Paulo', countryIso3166Alpha2: 'BR' },
      shippingAddress: { city: 'Galway', countryIso3166Alpha2: 'IE' },
      orderLines: [{ vatPercentage: '23' }, { type: 'ShippingCost' }],
    })

    // An attempt that was not paid fills the form again.
    await shopper.cancels()
    await shopper.seesOrder('cancelled')
    await shopper.opens('/en-GB/checkout')
    expect(shopper.page.formOfButton(/^Pay/)?.fields).toMatchObject({
      countryIso3166Alpha2: 'BR',
      'shipping-countryIso3166Alpha2': 'IE',
    })
    await shopper.pays()
    await shopper.chooses('Successful Payment')
    await shopper.seesOrder('paid')
    shopper.reads(/São Paulo Brazil/)
  },
)

test('details are remembered only on a device that is to remember them, until they are forgotten', async ({
  shopper,
}) => {
  const { page } = shopper
  const email = page.getByLabel('Email address')
  const buys = async () => {
    await shopper.payButton.click()
    await shopper.chooses('Successful Payment')
    await shopper.seesOrder('paid')
    await shopper.putsIntoCart()
    await shopper.goesToCheckout()
  }
  await shopper.putsIntoCart()
  await shopper.goesToCheckout()
  await shopper.fillsIn()
  await buys()
  await expect(email).toHaveValue('')

  await shopper.fillsIn()
  await page.getByLabel('Remember my details').check()
  await buys()
  await expect(email).toHaveValue('anna@example.com')
  await expect(page.getByLabel('Town or city').filter({ visible: true })).toHaveValue('Cambridge')

  await shopper.chooses('Forget my details')
  await expect(page.getByRole('main')).toContainText('removed from this device')
  await shopper.goesToCheckout()
  await expect(email).toHaveValue('')
})

httpTest('an order is forgotten on its own page, on a computer that others use', async ({ shopper }) => {
  await shopper.checksOut()
  await shopper.chooses('Successful Payment')
  await shopper.seesOrder('paid')
  const order = shopper.address
  // The basket is empty, and the checkout has no form any more.
  await shopper.opens('/en-GB/checkout')
  shopper.reads(/Forget my details/)
  await shopper.opens(order)
  await shopper.chooses('Forget my details')
  shopper.reads(/removed from this device/)
  await shopper.opens(order)
  shopper.reads(/Page not found/)
})

test('a shopper who goes back and sends the checkout again pays for the same order', async ({
  shopper,
  environment,
}) => {
  await shopper.checksOut()
  const address = shopper.page.url()
  await shopper.page.goBack()
  await shopper.fillsIn()
  await shopper.payButton.click()
  await shopper.hostedPage.isShown()
  expect(shopper.page.url()).toBe(address)
  expect(createdJobs(environment.gateway)).toBe(1)
})

httpTest(
  'what a second tab puts into the cart while a checkout waits for the gateway stays there',
  async ({ shopper, environment }) => {
    const secondTab = shopper.anotherTab()
    const held = environment.gateway.hold(...createJob)
    await shopper.putsIntoCart()
    await shopper.goesToCheckout()
    const paying = shopper.pays()
    await held.arrived
    await secondTab.putsIntoCart('pasta-bowl')
    held.release()
    await paying
    await secondTab.seesItemsInCart(2)

    await shopper.chooses('Successful Payment')
    await shopper.seesOrder('paid')
    await shopper.seesItemsInCart(1)
  },
)

test('a cart that names a product that is no longer sold heals itself and says so', async ({
  shopper,
  context,
  environment,
}) => {
  const lines = [
    { product: 'no-longer-sold', quantity: 1 },
    { product: 'soup-mug', quantity: 2 },
  ]
  const value = await sealData({ id: randomUUID(), lines }, { password: environment.sessionPassword })
  await context.addCookies([{ name: 'shop-cart', value, url: environment.shop.url }])
  const { page } = shopper

  await page.goto('/en-GB/cart')
  await shopper.reads(/no longer available/)
  await expect(page.getByLabel('Quantity')).toHaveCount(1)
  await shopper.seesItemsInCart(2)

  await page.reload()
  await expect(page.getByLabel('Quantity')).toHaveCount(1)
})

for (const [fault, title, breakGateway] of [
  ['cannot be reached', /cannot be reached/, (gateway) => gateway.cut(...createJob)],
  [
    'rejects the request',
    /could not be started/,
    (gateway) => gateway.answer(createJob, 400, 'application/json', '{"errorReport":{"errors":[]}}'),
  ],
  [
    'sends what is not JSON',
    /could not be started/,
    (gateway) => gateway.answer(createJob, 200, 'text/html', '<h1>It works!</h1>'),
  ],
] satisfies [string, RegExp, (gateway: Relay) => void][]) {
  httpTest(
    `when the gateway ${fault}, the shopper reads so and keeps the cart`,
    async ({ shopper, environment }) => {
      breakGateway(environment.gateway)
      await shopper.putsIntoCart()
      await shopper.goesToCheckout()
      await shopper.pays()
      shopper.reads(title)
      expect(shopper.address).not.toContain(environment.gateway.url)
      await shopper.seesItemsInCart(1)

      environment.gateway.reset()
      await shopper.goesToCheckout()
      await shopper.pays()
      await shopper.chooses('Successful Payment')
      await shopper.seesOrder('paid')
    },
  )
}
