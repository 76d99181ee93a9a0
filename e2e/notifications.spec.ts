import type { Environment } from './environment'
import { test as browserTest, expect, httpTest as test } from './fixtures'
import { orderNumberOf, references, returnUrl } from './references'
import { notification } from './requests'

const comingBack = ['GET', /^\/api\/cashflows\/return\//] as const

/** The answer that the shop gave to a notification of this payment job. */
function acknowledgement({ shop }: Environment, paymentJobReference: string) {
  return shop.answered(notification, ({ answer }) => answer.includes(paymentJobReference))
}

test('the order is paid when the notification comes before the shopper', async ({ shopper, environment }) => {
  const shoppersReturn = environment.shop.hold(...comingBack)
  await shopper.checksOut()
  const { paymentJobReference } = await references(environment)
  const paying = shopper.chooses('Successful Payment')
  await shoppersReturn.arrived
  expect((await acknowledgement(environment, paymentJobReference)).status).toBe(200)

  shoppersReturn.release()
  await paying
  await shopper.seesOrder('paid')
})

test('the order is paid when the shopper comes before the notification', async ({ shopper, environment }) => {
  const held = environment.shop.hold(...notification)
  await shopper.checksOut()
  const expected = await references(environment)
  await shopper.chooses('Successful Payment')
  await shopper.seesOrder('paid')

  await held.arrived
  held.release()
  const { status, answer } = await acknowledgement(environment, expected.paymentJobReference)
  expect(status).toBe(200)
  expect(JSON.parse(answer)).toEqual(expected)
  await shopper.reloads()
  await shopper.seesOrder('paid')
})

test('the order is paid although the shopper never comes back', async ({ shopper, environment }) => {
  await shopper.checksOut()
  const { paymentJobReference } = await references(environment)
  await shopper.chooses('Successful Payment', { returns: false })
  expect((await acknowledgement(environment, paymentJobReference)).status).toBe(200)

  const later = shopper.anotherTab()
  await later.opens(`/en-GB/orders/${await orderNumberOf(environment)}`)
  await later.seesOrder('paid')
})

test('a notification that begins with a byte order mark and has its references as numbers is acknowledged', async ({
  shopper,
  environment,
}) => {
  environment.shop.cut(...notification)
  await shopper.checksOut()
  const { paymentJobReference, paymentReference } = await references(environment)
  await shopper.chooses('Successful Payment', { returns: false })
  environment.reset()

  const response = await fetch(`${environment.shop.url}/api/cashflows/webhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: `\uFEFF{"notifyType":"PaymentStatusChange","paymentJobReference":${paymentJobReference},"paymentReference":${paymentReference}}`,
  })
  expect(response.status).toBe(200)
  // As they came: JavaScript's own numbers would lose digits.
  const acknowledged = `{"paymentJobReference":${paymentJobReference},"paymentReference":${paymentReference}}`
  expect(await response.text()).toBe(acknowledged)
})

browserTest(
  'an order page that is confirming finds out by itself that the order is paid',
  async ({ shopper, other, environment }) => {
    await other.checksOut()
    await shopper.page.goto(await returnUrl(environment))
    await shopper.seesOrder('pending')

    await other.chooses('Successful Payment')
    await shopper.seesOrder('paid')
  },
)
