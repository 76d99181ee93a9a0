import { readFileSync } from 'node:fs'
import { isAccessible, overflowOf } from './accessible'
import { emails, password, placesOrder, test } from './back-office'
import { expect } from './fixtures'
import { withoutPostgres } from './postgres'
import { orderNumberOf } from './references'

test.skip(...withoutPostgres)

const narrowestPhone = { width: 320, height: 640 }
const desk = { width: 1280, height: 800 }

test('a merchant’s day: on a phone a withdrawal, an order that is found, a refund of two items, a note; the rest at a desk', {
  tag: '@slow',
}, async ({ page, environment, other, control }) => {
  test.slow()
  let viewport = narrowestPhone
  await page.setViewportSize(viewport)
  const looksRight = async (name: string) => {
    expect.soft(await overflowOf(page, '100%'), `${name} at ${viewport.width} px`).toBeLessThanOrEqual(0)
    await isAccessible(page, name)
    await page.setViewportSize(viewport)
  }
  const isAsked = async (name: string, text: RegExp, button: string) => {
    await expect(page.getByText('This cannot be undone')).toBeVisible()
    await expect(page.getByRole('status')).toContainText(text)
    await looksRight(`${name}, before it is done`)
    await page.getByRole('button', { name: button }).click()
  }
  await placesOrder(other)
  const orderNumber = await orderNumberOf(environment)
  await other.follows('Withdraw from contract here')
  await other.chooses('Continue')
  await other.chooses('Confirm withdrawal')

  await page.goto('/admin')
  await looksRight('sign-in')
  await page.getByLabel('Email address').fill(emails.owner)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Withdrawals: 1' })).toBeVisible()
  await expect(page).toHaveTitle('Today – Marram')
  await expect(page.getByRole('main')).toContainText(/\d+ of them authorised or paid: £\d/)
  await looksRight('today')
  await page.getByLabel('Why it is denied').fill('The cups were made to order.')
  await page.getByRole('button', { name: 'Deny withdrawal 1' }).click()
  await isAsked(
    'today',
    /Withdrawal 1 from order .+ is denied.+: The cups were made to order\./,
    'Deny withdrawal 1',
  )
  await expect(page.getByRole('status')).toContainText('The withdrawal is denied.')

  await page.getByRole('link', { name: 'Orders', exact: true }).click()
  await page.getByLabel('Find').fill('anna@example.com')
  await page.getByLabel('Status').selectOption('paid')
  await page.getByRole('button', { name: 'Find orders' }).click()
  await expect(page).toHaveURL(/q=anna%40example\.com&status=paid/)
  await looksRight('orders')
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
  const hiddenWidth = await page
    .getByRole('table')
    .evaluate(({ parentElement: box }) => (box ? box.scrollWidth - box.clientWidth : undefined))
  expect.soft(hiddenWidth, 'how much of the table is outside of a phone with text at 200%').toBe(0)
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
  await page.getByRole('link', { name: orderNumber }).click()
  await expect(page.getByRole('heading', { name: `Order ${orderNumber}` })).toBeVisible()
  await looksRight('order')

  await page.getByText('Refund items', { exact: true }).click()
  await page.getByLabel('Small cup, Chalk').selectOption('2')
  await page.getByLabel('The items can be ordered again').filter({ visible: true }).check()
  await page.getByRole('button', { name: 'Refund these items' }).click()
  await expect(page.getByRole('status')).toContainText('It is for 2 × Small cup, Chalk.')
  await page.getByRole('button', { name: 'Go back' }).click()
  await expect(page.getByLabel('Small cup, Chalk')).toHaveValue(/=2$/)
  await expect(page.getByRole('status')).toContainText('Nothing has changed.')
  await page.getByRole('button', { name: 'Refund these items' }).click()
  const askedRefund = new RegExp(`£32\\.00 of order ${orderNumber} is given back to .+anna@example\\.com`)
  await isAsked('order', askedRefund, 'Refund £32.00')
  await expect(page.getByRole('status')).toContainText('The refund is made.')
  await page.getByText('Add a note', { exact: true }).click()
  await page.getByLabel('Note', { exact: true }).fill('Two cups were broken.')
  await page.getByRole('button', { name: 'Add the note' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Note: Two cups were broken.' })).toContainText(
    emails.owner,
  )
  await looksRight('order with a refund')
  const { jobs } = await control.listJobs({ orderNumber })
  const refunds = jobs.flatMap(({ payments }) => payments.flatMap((payment) => payment.refunds))
  expect(refunds).toMatchObject([{ amountToRefund: '32.00', status: 'Completed' }])

  viewport = desk
  await page.setViewportSize(viewport)
  await page.getByRole('link', { name: 'Stock' }).click()
  await page.getByRole('link', { name: 'harbour-mug/iron: change' }).click()
  await page.getByLabel('How many can be ordered').fill('2')
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await expect(page.getByRole('row', { name: /harbour-mug\/iron/ })).toContainText('Low')
  await looksRight('stock')
  await page.getByRole('link', { name: 'Emails' }).click()
  await expect(page.getByRole('row', { name: /confirmation to anna@example\.com/ }).first()).toBeVisible()
  await looksRight('emails')
  await page.getByRole('link', { name: 'Your account' }).click()
  await expect(page.getByRole('heading', { name: 'Second factor' })).toBeVisible()
  await looksRight('account')
  await page.getByRole('link', { name: 'Personal data' }).click()
  const [exported, deleted] = ['Export', 'Delete'].map((name) => page.getByRole('region', { name }))
  await exported?.getByLabel('Email address').fill('Anna@example.com')
  const downloading = page.waitForEvent('download')
  await exported?.getByRole('button').click()
  const file = JSON.parse(readFileSync(await (await downloading).path(), 'utf8'))
  expect(file.orders).toContainEqual(expect.objectContaining({ number: orderNumber }))
  await deleted?.getByLabel('Email address').fill('anna@example.com')
  await deleted?.getByRole('button').click()
  await isAsked('personal data', /What is stored about anna@example\.com is deleted/, 'Delete the data')
  await expect(page.getByRole('status')).toContainText(`Order ${orderNumber} was paid, and is kept`)
  await looksRight('personal data')

  await page.getByRole('link', { name: 'Audit log' }).click()
  await page.getByLabel('Act', { exact: true }).selectOption('note')
  await page.getByRole('button', { name: 'Find entries' }).click()
  await expect(page.getByRole('row', { name: /Two cups were broken/ })).toContainText(orderNumber)
  await looksRight('audit log')
  await page.getByRole('link', { name: 'Accounts' }).click()
  await looksRight('accounts')
  const adding = page.getByRole('region', { name: 'Add an account' })
  await adding.getByLabel('Email address').fill('ben@shop.example')
  await adding.getByLabel('Your own password').fill(password)
  await adding.getByRole('button').click()
  const madeUp =
    /The password is (\S+) and/.exec((await adding.getByRole('status').textContent()) ?? '')?.[1] ?? ''
  await expect(adding.getByLabel('Role')).toHaveValue('staff')
  await page.getByRole('link', { name: 'ben@shop.example: change' }).click()
  await looksRight('account that is changed')

  await page.getByRole('button', { name: 'Sign out' }).first().click()
  await page.getByLabel('Email address').fill('ben@shop.example')
  await page.getByLabel('Password').fill(madeUp)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('Choose a password of your own')).toBeVisible()
  await page.goto(`/admin/orders/${orderNumber}`)
  await expect(page.getByRole('heading', { name: 'Your account' })).toBeVisible()
  const ownPassword = page.getByRole('region', { name: 'Password' })
  await ownPassword.getByLabel('Your password').fill(madeUp)
  await ownPassword.getByLabel('New password').fill('four larger pots')
  await ownPassword.getByRole('button').click()
  await expect(page.getByRole('heading', { name: 'Sign in to the back office' })).toBeVisible()
  await page.getByLabel('Email address').fill('ben@shop.example')
  await page.getByLabel('Password').fill('four larger pots')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Today', exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).first().click()
  await expect(page.getByRole('heading', { name: 'Sign in to the back office' })).toBeVisible()
  await page.goto(`/admin/orders/${orderNumber}`)
  await expect(page.getByRole('heading', { name: 'Sign in to the back office' })).toBeVisible()
})
