import { accessibilityProblems } from 'cashflows-simulator/kit/accessibility'
import { test as base, expect } from './fixtures'
import { references } from './references'
import { createdJobs, notification } from './requests'
import { Shopper } from './shopper'

// All that there is of an option. Each test buys what no other test buys.
const longAprons = ['apron', { option: 'Long', quantity: 5 }] as const
const ironMugs = ['harbour-mug', { option: 'Iron', quantity: 3 }] as const

const test = base.extend<{ other: Shopper }>({
  /** Another person, with another browser. */
  other: async ({ browser }, use) => {
    const context = await browser.newContext()
    await use(new Shopper(await context.newPage()))
    await context.close()
  },
})

const soldOut = (shopper: Shopper) => shopper.page.getByRole('button', { name: 'Sold out' })

test('of two shoppers who want the last pieces, one can pay, and the other reads so before paying', async ({
  shopper,
  other,
  environment,
}) => {
  await other.putsIntoCart(...longAprons)
  await other.goesToCheckout()
  await other.fillsIn()
  await shopper.checksOut(...longAprons)

  await other.payButton.click()
  await other.reads(/sold out, so we have removed it/)
  await expect(other.payButton).toHaveCount(0)
  expect(createdJobs(environment.gateway)).toBe(1)

  await shopper.choosesLiveEnvironment()
  await shopper.chooses('Cancel')
  await shopper.seesOrder('cancelled')
  await other.goesToCheckout()
  await other.fillsIn()
  await other.payButton.click()
  await other.chooses('Successful Payment')
  await other.seesOrder('paid')

  await shopper.page.goto('/en-GB/cart')
  await shopper.reads(/sold out, so we have removed it/)
  expect(await accessibilityProblems(shopper.page)).toEqual([])
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
  await shopper.choosesLiveEnvironment()
  await shopper.chooses('Cancel')
  await shopper.seesOrder('cancelled')
  const address = shopper.page.url()
  await other.checksOut(...ironMugs)
  await other.chooses('Successful Payment')
  await other.seesOrder('paid')

  await control.windClock({ minutes: 1 })
  await environment.shop.answered(notification, ({ answer }) => answer.includes(paymentJobReference))
  await shopper.page.goto(address)
  await shopper.seesOrder('soldOut')
  const { jobs } = await control.listJobs()
  const job = jobs.find(({ reference }) => reference === paymentJobReference)
  expect(job?.payments.map(({ status }) => status)).toEqual(['Cancelled', 'Cancelled'])
})

test('the page of a product says when few or none are left, for the option that is chosen', async ({
  shopper,
  other,
}) => {
  const { page } = shopper
  await shopper.looksAt('teapot')
  await expect(page.getByRole('status')).toHaveText('Only 4 left')

  await other.checksOut('teapot', { quantity: 4 })
  await page.reload()
  await expect(soldOut(shopper)).toHaveAttribute('aria-disabled', 'true')
  await expect(page.getByRole('status')).toHaveText('Sold out')
  expect(await accessibilityProblems(page)).toEqual([])
  await page.getByLabel('Quantity').press('Enter')
  await soldOut(shopper).press('Enter')
  await other.page.goto('/en-GB/products/teapot')
  await expect(other.page.getByRole('status')).toHaveText('Only 4 left')
  await expect(page).toHaveURL(/teapot$/)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the cart says when there is less than the shopper wants', async ({ shopper }) => {
    const { page } = shopper
    await shopper.looksAt('bread-board')
    await page.getByLabel('Quantity').fill('11')
    await page.getByRole('button', { name: 'Add to basket' }).click()
    await shopper.reads(/only 10 left, so we have changed the quantity/)
    await expect(page.getByLabel('Quantity')).toHaveValue('10')
  })
})
