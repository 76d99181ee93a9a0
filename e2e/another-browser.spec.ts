import { accessibilityProblems } from 'cashflows-simulator/kit/accessibility'
import { expect, test as shopTest } from './fixtures'
import { orderNumberOf, references, returnUrl } from './references'
import { details, Shopper } from './shopper'

/** Somebody with the address that the gateway sends the shopper back to, in a browser that knows nothing of the order. */
const test = shopTest.extend<{ elsewhere: Shopper }>({
  elsewhere: async ({ browser, baseURL, javaScriptEnabled }, use) => {
    const context = await browser.newContext({
      ...(baseURL && { baseURL }),
      javaScriptEnabled,
      locale: 'el-GR',
      viewport: { width: 360, height: 740 },
    })
    await use(new Shopper(await context.newPage()))
    await context.close()
  },
})

test('who comes back in another browser reads what became of the payment, and not who ordered', async ({
  shopper,
  elsewhere,
  environment,
  control,
}) => {
  await shopper.checksOut()
  const { paymentJobReference } = await references(environment)
  const { page } = elsewhere
  await page.goto(await returnUrl(environment))
  await elsewhere.seesOrder('pending')
  expect(await accessibilityProblems(page)).toEqual([])
  await expect(page.locator('meta[name=referrer]')).toHaveAttribute('content', 'same-origin')

  await control.completePayment({ reference: paymentJobReference, card: 'visa' })
  await elsewhere.seesOrder('paid')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB')
  const main = page.getByRole('main')
  await expect(main).toContainText(await orderNumberOf(environment))
  await expect(main).toContainText('in the browser in which you ordered')
  for (const personal of [...Object.values(details), '9005']) await expect(main).not.toContainText(personal)
  expect(await accessibilityProblems(page)).toEqual([])
})

test('the page of a payment is in the language of the order, and leads the shopper’s own browser to the order', async ({
  shopper,
  elsewhere,
  environment,
}) => {
  await shopper.checksOut()
  await elsewhere.page.goto(await returnUrl(environment))
  const address = elsewhere.page.url()
  expect(address).toContain('/en-GB/payments/')
  await elsewhere.page.goto(address.replace('en-GB', 'nl-NL'))
  await expect(elsewhere.page).toHaveURL(address)

  await shopper.page.goto(address)
  await expect(shopper.page).toHaveURL(new RegExp(`/en-GB/orders/${await orderNumberOf(environment)}$`))
})

test('an address of a payment that there is not says so in its language', async ({ elsewhere }) => {
  for (const token of ['AAAAAAAAAAAAAAAAAAAAAA', 'x', '%00']) {
    const response = await elsewhere.page.goto(`/nl-NL/payments/${token}`)
    expect(response?.status()).toBe(404)
    await expect(elsewhere.page.getByRole('heading', { level: 1 })).toHaveText('Pagina niet gevonden')
  }
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('who comes back in another browser can check again', async ({
    shopper,
    elsewhere,
    environment,
    control,
  }) => {
    await shopper.checksOut()
    const { paymentJobReference } = await references(environment)
    await elsewhere.page.goto(await returnUrl(environment))
    await elsewhere.seesOrder('pending')
    await control.completePayment({ reference: paymentJobReference, outcome: 'Failed' })
    await elsewhere.page.getByRole('button', { name: 'Check again' }).click()
    await elsewhere.seesOrder('failed')
  })
})
