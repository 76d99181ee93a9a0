import type { Page } from '@playwright/test'
import { accessibilityProblems } from 'cashflows-simulator/kit/accessibility'
import { emails, password, placesOrder, test, withoutPostgres } from './back-office'
import { expect } from './fixtures'
import { orderNumberOf } from './references'

test.skip(...withoutPostgres)

const screens = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
]

async function isAccessible(page: Page, name: string) {
  // After an action the next page's title can come later than what the page shows.
  await expect(page).toHaveTitle(/\S/)
  for (const screen of screens) {
    await page.setViewportSize(screen)
    expect.soft(await accessibilityProblems(page), `${name} at ${screen.width}`).toEqual([])
    for (const size of ['100%', '200%']) {
      const overflow = await page.evaluate((fontSize) => {
        const { documentElement } = document
        documentElement.style.fontSize = fontSize
        return documentElement.scrollWidth - window.innerWidth
      }, size)
      expect.soft(overflow, `${name} at ${screen.width} with text at ${size}`).toBeLessThanOrEqual(0)
    }
    await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
  }
}

test('a merchant’s day: a withdrawal, an order that is found, a refund of two items, a note', async ({
  page,
  environment,
  other,
  control,
}) => {
  test.slow()
  await placesOrder(other)
  const orderNumber = await orderNumberOf(environment)
  await other.follows('Withdraw from contract here')
  await other.chooses('Continue')
  await other.chooses('Confirm withdrawal')

  await page.goto('/admin')
  await isAccessible(page, 'sign-in')
  await page.getByLabel('Email address').fill(emails.owner)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Withdrawals: 1' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(/\d+ of them authorised or paid: £\d/)
  await isAccessible(page, 'today')
  await page.getByLabel('Why it is denied').fill('The cups were made to order.')
  await page.getByRole('button', { name: 'Deny withdrawal 1' }).click()
  await expect(page.getByRole('status')).toContainText('The withdrawal is denied.')

  await page.getByRole('link', { name: 'Orders', exact: true }).click()
  await page.getByLabel('Find').fill('anna@example.com')
  await page.getByLabel('Status').selectOption('paid')
  await page.getByRole('button', { name: 'Find orders' }).click()
  await expect(page).toHaveURL(/q=anna%40example\.com&status=paid/)
  await isAccessible(page, 'orders')
  await page.getByRole('link', { name: orderNumber }).click()
  await expect(page.getByRole('heading', { name: `Order ${orderNumber}` })).toBeVisible()
  await isAccessible(page, 'order')

  await page.getByText('Refund items', { exact: true }).click()
  await page.getByLabel('Small cup, Chalk').selectOption('2')
  await page.getByLabel('The items can be ordered again').filter({ visible: true }).check()
  await page.getByRole('button', { name: 'Refund these items' }).click()
  await expect(page.getByRole('status')).toContainText('The refund is made.')
  await page.getByText('Add a note', { exact: true }).click()
  await page.getByLabel('Note', { exact: true }).fill('Two cups were broken.')
  await page.getByRole('button', { name: 'Add the note' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Note: Two cups were broken.' })).toContainText(
    emails.owner,
  )
  await isAccessible(page, 'order with a refund')
  const { jobs } = await control.listJobs()
  const refunds = jobs.flatMap(({ payments }) => payments.flatMap((payment) => payment.refunds))
  expect(refunds).toMatchObject([{ amountToRefund: '32.00', status: 'Completed' }])

  await page.getByRole('link', { name: 'Stock' }).click()
  await page.getByRole('link', { name: 'harbour-mug/iron: change' }).click()
  await page.getByLabel('How many can be ordered').fill('2')
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await expect(page.getByRole('row', { name: /harbour-mug\/iron/ })).toContainText('Low')
  await isAccessible(page, 'stock')
  await page.getByRole('link', { name: 'Emails' }).click()
  await expect(page.getByRole('row', { name: /confirmation to anna@example\.com/ }).first()).toBeVisible()
  await isAccessible(page, 'emails')
  await page.getByRole('link', { name: 'Your account' }).click()
  await expect(page.getByRole('heading', { name: 'Second factor' })).toBeVisible()
  await isAccessible(page, 'account')

  await page.getByRole('button', { name: 'Sign out' }).first().click()
  await expect(page.getByRole('heading', { name: 'Sign in to the back office' })).toBeVisible()
  await page.goto(`/admin/orders/${orderNumber}`)
  await expect(page.getByRole('heading', { name: 'Sign in to the back office' })).toBeVisible()
})
