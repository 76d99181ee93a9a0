import type { ControlClient } from 'cashflows-simulator/kit/control-client'
import type { Environment } from './environment'
import { expect, httpTest as test } from './fixtures'
import { orderNumberOf } from './references'
import { createdJobs, createJob } from './requests'
import { details } from './shopper'

/** The statuses of the payments that the gateway has taken money for, and given back. */
async function statusesAtGateway(control: ControlClient, orderNumber: string) {
  const { payments } = await control.listPayments({ orderNumber })
  return payments.map(({ status }) => status).sort()
}

/** The numbers of the orders that the shop has asked payment jobs for. */
const orderNumbers = ({ gateway }: Environment) =>
  gateway.exchanges
    .filter(({ method, url }) => method === createJob[0] && createJob[1].test(url.pathname))
    .map(({ answer }) => String(JSON.parse(answer).data.order.orderNumber))

test('the same cart in two tabs leads to the same payment page, and is charged once', async ({
  shopper,
  environment,
  control,
}) => {
  const secondTab = shopper.anotherTab()
  await shopper.putsIntoCart()
  for (const tab of [shopper, secondTab]) {
    await tab.goesToCheckout()
    await tab.fillsIn()
  }
  await shopper.pays()
  shopper.seesPaymentPage()
  await secondTab.pays()
  secondTab.seesPaymentPage()
  expect(secondTab.address).toBe(shopper.address)
  expect(createdJobs(environment.gateway)).toBe(1)

  await shopper.chooses('Successful Payment')
  await shopper.seesOrder('paid')
  await secondTab.chooses('Successful Payment')
  await secondTab.seesOrder('paid')
  expect(await statusesAtGateway(control, await orderNumberOf(environment))).toEqual(['Paid'])
})

test('a second tab that still shows the checkout of a paid cart leads to the order', async ({
  shopper,
  environment,
}) => {
  const secondTab = shopper.anotherTab()
  await shopper.putsIntoCart()
  await secondTab.goesToCheckout()
  secondTab.fillsIn()
  await shopper.goesToCheckout()
  shopper.fillsIn()
  await shopper.pays()
  await shopper.chooses('Successful Payment')
  await shopper.seesOrder('paid')

  await secondTab.pays()
  await secondTab.seesOrder('paid')
  expect(createdJobs(environment.gateway)).toBe(1)
})

test('who goes back and corrects a detail stays with the same order, and the earlier page cannot be paid', async ({
  shopper,
  environment,
  control,
}) => {
  await shopper.putsIntoCart()
  await shopper.goesToCheckout()
  const checkout = shopper.page
  await shopper.pays()
  const earlier = shopper.address
  shopper.goesBackTo(checkout)
  shopper.fillsIn({ ...details, Postcode: 'CB1 2AC' })
  await shopper.pays()
  shopper.seesPaymentPage()
  expect(shopper.address).not.toBe(earlier)
  const [orderNumber = '', ...others] = new Set(orderNumbers(environment))
  expect(others).toEqual([])

  const secondTab = shopper.anotherTab()
  await secondTab.opens(earlier)
  await secondTab.seesOrder('pending')
  expect(secondTab.page.link(/Go to the payment page/)?.href).toBe(shopper.address)

  await shopper.chooses('Successful Payment')
  await shopper.seesOrder('paid')
  shopper.reads(new RegExp(orderNumber))
  expect(await statusesAtGateway(control, orderNumber)).toEqual(['Cancelled', 'Paid'])
})

test('who corrects a detail in one tab while the other pays reads that the order is paid', async ({
  shopper,
  environment,
  control,
}) => {
  const secondTab = shopper.anotherTab()
  await shopper.putsIntoCart()
  await secondTab.goesToCheckout()
  secondTab.fillsIn({ ...details, Postcode: 'CB1 2AC' })
  await shopper.goesToCheckout()
  shopper.fillsIn()
  await shopper.pays()
  shopper.seesPaymentPage()
  const orderNumber = await orderNumberOf(environment)
  const [job] = (await control.listJobs({ orderNumber })).jobs
  await control.completePayment({ reference: job?.reference ?? '', outcome: 'Successful' })

  await secondTab.pays()
  await secondTab.seesOrder('paid')
  expect(createdJobs(environment.gateway)).toBe(1)
  expect(await statusesAtGateway(control, orderNumber)).toEqual(['Paid'])
})

test('another try after a failure stays with the same order', async ({ shopper, environment, control }) => {
  await shopper.checksOut()
  await shopper.chooses('Failed Payment')
  await shopper.seesOrder('failed')
  await shopper.follows('Try again')
  await shopper.pays()
  await shopper.chooses('Successful Payment')
  await shopper.seesOrder('paid')
  const [orderNumber = '', ...others] = new Set(orderNumbers(environment))
  expect(others).toEqual([])
  expect(await statusesAtGateway(control, orderNumber)).toEqual(['Failed', 'Paid'])
})

test('when the answer about a new payment job is lost, the shopper reads so, tries again and pays once', async ({
  shopper,
  environment,
  control,
}) => {
  environment.gateway.loseAnswers(...createJob)
  await shopper.putsIntoCart()
  await shopper.goesToCheckout()
  shopper.fillsIn()
  await shopper.pays()
  shopper.reads(/cannot be reached/)
  const orderNumber = await orderNumberOf(environment)

  environment.reset()
  await shopper.pays()
  await shopper.chooses('Successful Payment')
  await shopper.seesOrder('paid')
  shopper.reads(new RegExp(orderNumber))
  expect(await statusesAtGateway(control, orderNumber)).toEqual(['Paid', 'Pending'])
})

test('a second payment of one job is given back, and the shopper reads so', async ({
  shopper,
  environment,
  control,
}) => {
  await control.injectFault({ scenario: 'second-payment', times: 1 })
  await shopper.checksOut()
  const orderNumber = await orderNumberOf(environment)
  await shopper.chooses('Successful Payment')
  await shopper.seesOrder('paid')

  await control.windClock({ minutes: 1 })
  await expect(async () => {
    expect(await statusesAtGateway(control, orderNumber)).toEqual(['Cancelled', 'Paid'])
  }).toPass()
  await shopper.reloads()
  await shopper.seesOrder('paid')
  shopper.reads(/You have paid twice.*We have given this payment back/)
})
