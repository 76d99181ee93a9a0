import { expect, test } from './fixtures'
import { orderNumberOf } from './references'

test.beforeEach(async ({ shopper, merchant, environment }) => {
  await shopper.checksOut()
  await shopper.chooses('Successful Payment')
  await shopper.seesOrder('paid')
  await merchant.opensPaymentOf(await orderNumberOf(environment))
})

test('a refund in the Portal is seen on the order page, in part and in whole', async ({
  shopper,
  merchant,
}) => {
  await merchant.refunds('2.00')
  await shopper.page.reload()
  await shopper.seesOrder('partiallyRefunded')
  await shopper.readsOfOrder(/refunded £2\.00/)

  await merchant.refunds()
  await shopper.page.reload()
  await shopper.seesOrder('refunded')
})

test('a payment that is voided in the Portal was not cancelled by the shopper, and the order page says so', async ({
  shopper,
  merchant,
}) => {
  await merchant.cancelsPayment()
  await shopper.page.reload()
  await shopper.seesOrder('voided')
  await shopper.readsOfOrder(/We have cancelled your payment/)
  await expect(shopper.page.getByRole('link', { name: 'Try again' })).toHaveCount(0)
})
