import { emails, password, placesOrder, test } from './back-office'
import { expect } from './fixtures'
import { HttpVisitor } from './http-visitor'
import { withoutPostgres } from './postgres'
import { orderNumberOf } from './references'

test.skip(...withoutPostgres)

test('without JavaScript nothing that is typed is lost, and what is sent twice is done once', {
  tag: '@slow',
}, async ({ environment, other, control }) => {
  await placesOrder(other)
  const orderNumber = await orderNumberOf(environment)
  const merchant = new HttpVisitor(other.browser, environment.shop.url)
  await merchant.opens('/admin/sign-in')
  merchant.types({ 'Email address': emails.owner, Password: 'three small pans' })
  await merchant.chooses('Sign in')
  merchant.reads(/Email address, password or code is wrong/)
  merchant.types({ Password: password })
  await merchant.chooses('Sign in')
  merchant.reads(/Last orders/)
  await merchant.opens(`/admin/orders/${orderNumber}`)
  merchant.types({ 'Amount in GBP': '510.00' })
  await merchant.chooses('Refund this amount')
  merchant.reads(/Only £51\.95 is left to refund/)
  expect(merchant.page.html).toContain('value="510.00"')
  merchant.types({ 'Amount in GBP': '5.10' })
  const { page } = merchant
  await merchant.chooses('Refund this amount')
  merchant.reads(new RegExp(`This cannot be undone ?£5\\.10 of order ${orderNumber} is given back`))
  await merchant.chooses('Go back')
  expect(merchant.page.html).toContain('value="5.10"')
  await merchant.chooses('Refund this amount')
  const asked = merchant.page
  await merchant.chooses('Refund £5.10')
  merchant.reads(/The refund is made/)
  merchant.goesBackTo(asked)
  await merchant.chooses('Refund £5.10')
  merchant.reads(/Partially refunded/)
  merchant.goesBackTo(page)
  merchant.types({ 'Amount in GBP': '5.10' })
  await merchant.chooses('Refund this amount')
  merchant.reads(/Partially refunded/)
  const { jobs } = await control.listJobs()
  const refunds = jobs.flatMap(({ payments }) => payments.flatMap((payment) => payment.refunds))
  expect(refunds).toMatchObject([{ amountToRefund: '5.10', status: 'Completed' }])

  await merchant.opens(`/admin/orders/${orderNumber}`)
  await merchant.follows('Invoice (PDF)')
  expect(merchant.page.html).toMatch(/^%PDF-/)
  await merchant.opens(`/en-GB/orders/${orderNumber}`)
  await merchant.follows('Credit note for £5.10 (PDF)')
  expect(merchant.page.html).toMatch(/^%PDF-/)
})
