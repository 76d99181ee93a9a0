import { accessibilityProblems } from 'cashflows-simulator/kit/accessibility'
import { expect, httpTest } from './fixtures'
import { orderNumberOf, references, returnUrl } from './references'
import { details, Shopper } from './shopper'

/** Somebody with the address that the gateway sends the shopper back to, in a browser that knows nothing of the order. */
const test = httpTest.extend<{ elsewhere: Shopper }>({
  elsewhere: async ({ browser, baseURL }, use) => {
    const context = await browser.newContext({
      ...(baseURL && { baseURL }),
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
  other,
  environment,
}) => {
  await shopper.checksOut()
  await other.opens(await returnUrl(environment))
  const { address } = other
  expect(address).toContain('/en-GB/payments/')
  await other.opens(address.replace('en-GB', 'nl-NL'))
  expect(other.address).toBe(address)

  await shopper.opens(address)
  expect(shopper.address).toMatch(new RegExp(`/en-GB/orders/${await orderNumberOf(environment)}$`))
})

test('an address of a payment that there is not says so in its language', async ({ shopper }) => {
  for (const token of ['AAAAAAAAAAAAAAAAAAAAAA', 'x', '%00']) {
    await shopper.opens(`/nl-NL/payments/${token}`)
    expect(shopper.page.status).toBe(404)
    shopper.reads(/^Pagina niet gevonden/)
  }
})

test('who comes back in another browser without JavaScript can check again', async ({
  shopper,
  other,
  environment,
  control,
}) => {
  await shopper.checksOut()
  const { paymentJobReference } = await references(environment)
  await other.opens(await returnUrl(environment))
  await other.seesOrder('pending')
  await control.completePayment({ reference: paymentJobReference, outcome: 'Failed' })
  await other.chooses('Check again')
  expect(other.page.attribute('data-order-status')).toBe('failed')
})
