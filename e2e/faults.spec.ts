import { expect, httpTest as test } from './fixtures'
import { references, returnUrl } from './references'
import { notification } from './requests'

test('a shop that was away for hours learns of a paid order when it is back', async ({
  shopper,
  environment,
  control,
  notifications,
}) => {
  environment.shop.cut(...notification)
  await shopper.checksOut()
  const { paymentJobReference } = await references(environment)
  const address = await returnUrl(environment)
  await control.completePayment({ reference: paymentJobReference, outcome: 'Successful' })
  await expect(async () => {
    expect((await notifications.list())[0]?.attempts).toHaveLength(1)
  }).toPass()

  environment.reset()
  await control.windClock({ hours: 3 })
  expect((await notifications.list()).map(({ state }) => state)).toEqual(['acknowledged'])
  await shopper.opens(address)
  await shopper.seesOrder('paid')
})

test('a payment that the bank declines leaves the order unpaid and the cart as it was', async ({
  shopper,
  control,
}) => {
  await control.injectFault({ scenario: 'payment-declined', times: 1 })
  await shopper.checksOut()
  await shopper.chooses('Successful Payment')
  await shopper.seesOrder('failed')
  await shopper.seesItemsInCart(1)
})

test('an order whose first try failed and whose second was paid is seen as paid, though no notification came', async ({
  shopper,
  environment,
  control,
}) => {
  environment.shop.cut(...notification)
  await control.injectFault({ scenario: 'paid-after-giving-up', times: 1 })
  await shopper.checksOut()
  await shopper.chooses('Failed Payment')
  await shopper.seesOrder('failed')

  await control.windClock({ minutes: 1 })
  await shopper.reloads()
  await shopper.seesOrder('paid')
})

test('an order that the shopper gave up is paid when its payment comes late', async ({
  shopper,
  environment,
  control,
}) => {
  await control.injectFault({ scenario: 'paid-after-giving-up', times: 1 })
  await shopper.checksOut()
  const { paymentJobReference } = await references(environment)
  await shopper.cancels()
  await shopper.seesOrder('cancelled')

  await control.windClock({ minutes: 1 })
  const { answer } = await environment.shop.answered(notification, ({ answer }) =>
    answer.includes(paymentJobReference),
  )
  expect(JSON.parse(answer).paymentJobReference).toBe(paymentJobReference)
  await shopper.reloads()
  await shopper.seesOrder('paidLate')
})

test('a notification that comes twice is acknowledged twice and pays the order once', async ({
  shopper,
  control,
  notifications,
}) => {
  await control.injectFault({ scenario: 'notification-doubled', times: 1 })
  await shopper.checksOut()
  await shopper.chooses('Successful Payment')
  await shopper.seesOrder('paid')
  await expect(async () => {
    const states = (await notifications.list()).map(({ state }) => state)
    expect(states).toEqual(['acknowledged', 'acknowledged'])
  }).toPass()
  await shopper.seesItemsInCart(0)
})
