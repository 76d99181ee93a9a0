import { accessibilityProblems } from 'cashflows-simulator/kit/accessibility'
import { test as browserTest, expect, httpTest as test } from './fixtures'
import { references } from './references'
import { createdJobs, notification } from './requests'
import type { Shopper } from './shopper'

// All that there is of an option. Each test buys what no other test buys.
const longAprons = ['apron', { option: 'Long, £56.00', quantity: 5 }] as const
const ironMugs = ['harbour-mug', { option: 'Iron', quantity: 3 }] as const

const soldOut = (shopper: Shopper) => shopper.page.getByRole('button', { name: 'Sold out' })

test('of two shoppers who want the last pieces, one can pay, and the other reads so before paying', async ({
  shopper,
  other,
  environment,
}) => {
  await other.putsIntoCart(...longAprons)
  await other.goesToCheckout()
  other.fillsIn()
  await shopper.checksOut(...longAprons)

  await other.pays()
  other.reads(/sold out, so we have removed it/)
  expect(other.page.formOfButton(/^Pay/)).toBeUndefined()
  expect(createdJobs(environment.gateway)).toBe(1)

  await shopper.cancels()
  await shopper.seesOrder('cancelled')
  await other.goesToCheckout()
  other.fillsIn()
  await other.pays()
  await other.chooses('Successful Payment')
  await other.seesOrder('paid')

  await shopper.opens('/en-GB/cart')
  shopper.reads(/sold out, so we have removed it/)
})

test('who pays after the last piece was sold to somebody else gets the money back, and reads so', async ({
  shopper,
  other,
  environment,
  control,
}) => {
  await control.injectFault({ scenario: 'paid-after-giving-up', times: 1 })
  await shopper.checksOut(...ironMugs)
  const { paymentJobReference } = await references(environment)
  await shopper.cancels()
  await shopper.seesOrder('cancelled')
  const address = shopper.address
  await other.checksOut(...ironMugs)
  await other.chooses('Successful Payment')
  await other.seesOrder('paid')

  await control.windClock({ minutes: 1 })
  await environment.shop.answered(notification, ({ answer }) => answer.includes(paymentJobReference))
  await shopper.opens(address)
  await shopper.seesOrder('soldOut')
  const { jobs } = await control.listJobs()
  const job = jobs.find(({ reference }) => reference === paymentJobReference)
  expect(job?.payments.map(({ status }) => status)).toEqual(['Cancelled', 'Cancelled'])
})

browserTest(
  'the page of a product says when few or none are left, for the option that is chosen',
  async ({ shopper, other }) => {
    const { page } = shopper
    await shopper.looksAt('teapot')
    await expect(page.getByRole('status')).toHaveText('Only 4 left')
    await shopper.putsIntoCart('teapot')

    await other.checksOut('teapot', { quantity: 4 })
    await shopper.looksAt('teapot')
    await expect(soldOut(shopper)).toHaveAttribute('aria-disabled', 'true')
    await expect(page.getByRole('status')).toHaveText('Sold out')
    expect(await accessibilityProblems(page)).toEqual([])
    await page.getByLabel('Quantity').press('Enter')
    await soldOut(shopper).press('Enter')
    await expect(page).toHaveURL(/teapot$/)

    await page.goto('/en-GB/cart')
    await shopper.reads(/sold out, so we have removed it/)
    expect(await accessibilityProblems(page)).toEqual([])
  },
)

test('the cart says when there is less than the shopper wants', async ({ shopper }) => {
  await shopper.opens('/en-GB/products/bread-board')
  shopper.types({ Quantity: '11' })
  await shopper.chooses('Add to basket')
  shopper.reads(/only 10 left, so we have changed the quantity/)
  expect(shopper.page.form('input[name=quantity][value=10]')).toBeDefined()
})
