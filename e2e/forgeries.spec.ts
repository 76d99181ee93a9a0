import type { Environment } from './environment'
import { expect, httpTest as test } from './fixtures'
import { references, returnUrl } from './references'

function notify(environment: Environment, notification: Record<string, string>) {
  const body = JSON.stringify({ notifyType: 'PaymentStatusChange', ...notification })
  const headers = { 'content-type': 'application/json' }
  return fetch(`${environment.shop.url}/api/cashflows/webhook`, { method: 'POST', headers, body })
}

test('a return typed by hand leaves the order unpaid', async ({ shopper, environment }) => {
  await shopper.checksOut()
  await shopper.opens(await returnUrl(environment))
  await shopper.seesOrder('pending')
})

test('a forged notification leaves the order unpaid', async ({ shopper, environment }) => {
  await shopper.checksOut()
  const forged = await references(environment)
  await notify(environment, forged)
  await shopper.opens(await returnUrl(environment))
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
  other,
}) => {
  await shopper.checksOut()
  await shopper.chooses('Successful Payment')
  await shopper.seesOrder('paid')
  const address = shopper.address

  await other.opens(address)
  expect(other.page.status).toBe(404)
  expect(other.page.attribute('data-order-status')).toBeUndefined()
  expect(other.page.html).not.toContain('anna@example.com')
})
