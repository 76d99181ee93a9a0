import { expect, httpTest as test } from './fixtures'
import { references } from './references'

test.beforeEach(async ({ shopper, merchant, environment }) => {
  await shopper.checksOut()
  await shopper.chooses('Successful Payment')
  await shopper.seesOrder('paid')
  await merchant.opensPaymentOf((await references(environment)).paymentJobReference)
})

test('a refund in the Portal is seen on the order page, in part and in whole', async ({
  shopper,
  merchant,
}) => {
  await merchant.refunds('2.00')
  await shopper.reloads()
  await shopper.seesOrder('partiallyRefunded')
  shopper.reads(/£2\.00 of £31\.95 refunded/)

  await merchant.refunds()
  await shopper.reloads()
  await shopper.seesOrder('refunded')
  expect(shopper.page.link('Invoice (PDF)')).toBeDefined()
})

test('a payment that is voided in the Portal was not cancelled by the shopper, and the order page says so', async ({
  shopper,
  merchant,
}) => {
  await merchant.cancelsPayment()
  await shopper.reloads()
  await shopper.seesOrder('voided')
  shopper.reads(/We have cancelled your payment/)
  expect(shopper.page.link('Try again')).toBeUndefined()
})
