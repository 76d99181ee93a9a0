import type { Environment } from './environment'
import { expect, test } from './fixtures'
import { references, returnUrl } from './references'

function notify(environment: Environment, notification: Record<string, string>) {
  const body = JSON.stringify({ notifyType: 'PaymentStatusChange', ...notification })
  const headers = { 'content-type': 'application/json' }
  return fetch(`${environment.shop.url}/api/cashflows/webhook`, { method: 'POST', headers, body })
}

test('a return typed by hand leaves the order unpaid', async ({ shopper, environment }) => {
  await shopper.checksOut()
  await shopper.page.goto(await returnUrl(environment))
  await shopper.seesOrder('pending')
})

test('a forged notification leaves the order unpaid', async ({ shopper, environment }) => {
  await shopper.checksOut()
  const forged = await references(environment)
  await notify(environment, forged)
  await shopper.page.goto(await returnUrl(environment))
  await shopper.seesOrder('pending')
})

test('a notification for a payment job that is not the shop’s is answered with 404', async ({
  environment,
}) => {
  const unknown = { paymentJobReference: '180912100000000001', paymentReference: '180912200000000002' }
  expect((await notify(environment, unknown)).status).toBe(404)
})

test('an order page is there for the shopper who placed the order and for nobody else', async ({
  shopper,
  browser,
  environment,
}) => {
  await shopper.checksOut()
  await shopper.chooses('Successful Payment')
  await shopper.seesOrder('paid')
  const address = shopper.page.url()

  const somebody = await browser.newContext({ baseURL: environment.shop.url })
  const page = await somebody.newPage()
  const response = await page.goto(address)
  expect(response?.status()).toBe(404)
  await expect(page.locator('[data-order-status]')).toHaveCount(0)
  await expect(page.getByText('anna@example.com')).toHaveCount(0)
  await somebody.close()
})
