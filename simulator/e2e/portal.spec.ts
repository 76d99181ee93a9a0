import { accessibilityProblems } from '../kit/accessibility.ts'
import { MerchantServer } from '../testing/merchant-server.ts'
import { apiKey, expect, hashOf, test, typesCard } from './merchant.ts'

test.beforeEach(({ control }) => control.reset())

test('a sales engineer dresses the page, sends a link, and sees that the customer has paid', async ({
  merchant,
  page,
  browser,
}) => {
  await merchant.designsPage(page, 'Kiln', 'Orchard')
  await page.getByLabel('Business name').fill('Mill & Kiln')
  await page.getByLabel('Your colour', { exact: true }).fill('#7a2e1d')
  await page.getByRole('button', { name: 'Make all colours from it' }).click()
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('status')).toHaveText('Published: shoppers see it now.')
  const made = page.url().replace(/\?.*/, '').slice(-18)
  await page.goto(`${merchant.url}/portal/appearance`)
  const makeDefault = page.getByRole('button', { name: 'Make default: Kiln' })
  if (await makeDefault.isVisible()) await makeDefault.click()

  await page.goto(`${merchant.url}/portal/payment-links`)
  await expect(page.getByRole('heading', { name: 'No payment links yet' })).toBeVisible()
  await page.getByLabel('What it is for').fill('A set of six bowls')
  await page.getByLabel('Amount').fill('128.40')
  await page.getByRole('button', { name: 'Create payment link' }).click()
  const link = await page.getByRole('status').locator('code').textContent()
  const code = page.getByRole('dialog', { name: /^QR code/ })
  await page.getByRole('link', { name: /^QR code of the link of £128.40/ }).click()
  await code.getByRole('button', { name: 'Copy the link' }).click()
  await expect(code.locator('[aria-live]')).toHaveText(/^(Copied|Selected)$/)
  await code.getByRole('link', { name: 'Go back to the payment links' }).click()

  const customer = await browser.newPage({ viewport: { width: 390, height: 844 } })
  await customer.goto(link ?? '')
  await expect(customer.getByText('Mill & Kiln').first(), made).toBeVisible()
  await customer.getByText('Your order').last().click()
  await expect(customer.getByText('A set of six bowls')).toBeVisible()
  await typesCard(customer)
  await customer.getByRole('button', { name: 'Pay £128.40' }).click()
  await customer.getByRole('button', { name: 'Authentication successful' }).click()
  await expect(customer.getByRole('heading', { name: 'Payment successful' })).toBeVisible()
  await customer.close()

  await page.goto(`${merchant.url}/portal/transactions`)
  await page.getByRole('row').filter({ hasText: '£128.40' }).getByRole('link').click()
  const entries = page.getByRole('listitem')
  for (const step of [
    'The shopper saw the card form',
    'The shopper answered the 3-D Secure page',
    'Payment processed: Paid',
    'Captured £128.40',
  ]) {
    await expect(entries.filter({ hasText: step })).toBeVisible()
  }
})

test('support finds a payment by email, refunds a part and then the rest, and takes the list along', async ({
  merchant,
  control,
  page,
}) => {
  const order = { orderNumber: 'MA-1', billingIdentity: { emailAddress: 'Anna@Example.com' } }
  const { data } = await merchant.createsJob({ amountToCollect: '50.00', order })
  await merchant.createsJob({ order: { orderNumber: 'MA-2' } })
  await control.completePayment({ reference: data.reference, card: 'visa' })
  await merchant.signsIn(page)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('anna@')
  await page.keyboard.press('Enter')
  await expect(page.getByText('anna@example.com')).toBeVisible()
  await expect(page.getByText('MA-2')).toBeHidden()
  await page.getByRole('row').filter({ hasText: 'MA-1' }).getByRole('link').click()

  const dialog = page.getByRole('dialog', { name: 'Refund £50.00' })
  await page.getByRole('link', { name: 'Refund…' }).dblclick()
  await expect(dialog).toHaveCount(1)
  await dialog.getByRole('link', { name: 'Go back to the transaction' }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('link', { name: 'Refund…' }).press('Enter')
  await expect(dialog.getByRole('radio', { name: /^Full refund/ })).toBeFocused()
  expect(await accessibilityProblems(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('link', { name: 'Refund…' })).toBeFocused()
  await page.keyboard.press('Enter')
  await dialog.getByRole('radio', { name: 'Partial refund' }).check()
  await dialog.getByLabel('Amount in GBP, for a partial refund').fill('70')
  await dialog.getByRole('button', { name: 'Confirm refund' }).click()
  await expect(page.getByRole('alert')).toHaveText('This is more than is left to refund.')
  await expect(page.getByRole('radio', { name: 'Partial refund' })).toBeChecked()
  await page.getByLabel('Amount in GBP, for a partial refund').fill('20')
  await page.getByRole('button', { name: 'Confirm refund' }).click()
  await expect(page.getByRole('status')).toHaveText('The amount is refunded.')
  await expect(page.getByRole('listitem').filter({ hasText: 'Refunded £20.00' })).toBeVisible()
  await page.getByRole('link', { name: 'Refund…' }).click()
  const rest = page.getByRole('dialog', { name: 'Refund £30.00' })
  await rest.getByRole('radio', { name: 'Full refund of £30.00' }).check()
  await rest.getByRole('button', { name: 'Confirm refund' }).click()
  await expect(page.getByRole('status')).toHaveText('The amount is refunded.')
  await expect(page.getByRole('link', { name: 'Refund…' })).toBeHidden()

  await page.goto(`${merchant.url}/portal/transactions?text=MA-1`)
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Export as CSV' }).click()
  const lines = await linesOf(await (await downloading).createReadStream())
  expect(lines[0]).toContain('Order number,Email,Amount,Currency,Status')
  expect(lines[1]).toContain('MA-1,anna@example.com,50.00,GBP,Paid')
  expect(lines).toHaveLength(2)
})

test('a developer learns why a signature is rejected, and rotates the API key without a gap', async ({
  merchant,
  page,
}) => {
  const body = JSON.stringify({ amountToCollect: '1.00', currency: 'GBP' })
  expect((await merchant.calls(body, hashOf(body, apiKey))).status).toBe(401)
  await merchant.signsIn(page, '/configuration/api-data')
  await expect(page.getByText('The body was hashed before the API key')).toBeVisible()
  await page.getByLabel('Body').fill(body)
  await page.getByLabel('Hash').fill(hashOf(apiKey, body))
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(page.getByText('The hash fits the body and the API key.')).toBeVisible()

  await page.getByRole('button', { name: 'Generate a new API key' }).click()
  const copy = page.getByRole('button', { name: 'Copy the new API key' })
  const newKey =
    (await page.getByRole('definition').filter({ has: copy }).locator('code').textContent()) ?? ''
  const statuses = () =>
    Promise.all([apiKey, newKey].map(async (key) => (await merchant.calls(body, hashOf(key, body))).status))
  expect(await statuses()).toEqual([201, 201])
  await page.getByRole('button', { name: 'Update API Key' }).click()
  await expect(page.getByText('Tick this first')).toBeVisible()
  await page.getByRole('checkbox', { name: /API key/ }).check()
  await page.getByRole('button', { name: 'Update API Key' }).click()
  await expect(page.getByRole('status')).toContainText('The new API key is the only one now')
  expect(await statuses()).toEqual([401, 201])
})

test('a developer sends a test notification, and learns how the shop responded', async ({
  merchant,
  page,
}) => {
  const shop = new MerchantServer()
  await shop.listen()
  const acknowledge = shop.respond
  await merchant.signsIn(page, '/configuration')
  await page.getByLabel('Notification URL').fill(shop.url)
  shop.respond = (_, response) => response.end('{"received":false}')
  await page.getByRole('button', { name: 'Send a test notification' }).click()
  await expect(page.getByRole('alert')).toContainText('The notification was not received.')
  shop.respond = acknowledge
  await page.getByRole('button', { name: 'Send a test notification' }).click()
  await expect(page.getByRole('status')).toContainText('The notification was received.')
  await page.getByRole('button', { name: 'Save settings' }).click()
  await expect(page.getByRole('status')).toContainText('The settings are saved.')
  await expect(page.getByLabel('Notification URL')).toHaveValue(shop.url)
  await page.getByLabel('Notification URL').fill('shop')
  await page.getByRole('button', { name: 'Save settings' }).click()
  await expect(page.getByLabel('Notification URL')).toHaveAttribute('aria-invalid', 'true')
  await shop.close()
})

test('an Owner invites an External Developer, who may configure and not refund', async ({
  merchant,
  control,
  page,
  browser,
}) => {
  const { data } = await merchant.createsJob()
  await control.completePayment({ reference: data.reference, card: 'visa' })
  await merchant.signsIn(page, '/users')
  const email = 'devi@agency.example'
  await page.getByLabel('Name', { exact: true }).fill('Devi')
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Role', { exact: true }).selectOption('External Developer')
  await page.getByRole('button', { name: 'Create user' }).click()
  const invitation = await page.getByRole('status').locator('code').textContent()

  const developer = await browser.newPage()
  await developer.goto(invitation ?? '')
  await developer.getByLabel('New password', { exact: true }).fill('password1')
  await developer.getByLabel('New password, once more').fill('password1')
  await developer.getByRole('button', { name: 'Set password and sign in' }).click()
  await expect(developer.getByText('Many people use this password.')).toBeVisible()
  await developer.getByLabel('New password', { exact: true }).fill('quiet harbour 7')
  await developer.getByLabel('New password, once more').fill('quiet harbour 7')
  await developer.getByRole('button', { name: 'Set password and sign in' }).click()
  await expect(developer.getByRole('heading', { name: 'Dashboard' })).toBeVisible()
  await developer.goto(`${merchant.url}/portal/transactions/${data.reference}`)
  await expect(developer.getByText('Payment processed: Paid')).toBeVisible()
  await expect(developer.getByRole('link', { name: 'Refund…' })).toBeHidden()
  await developer.goto(`${merchant.url}/portal/users`)
  await expect(developer.getByRole('heading', { name: 'Not allowed' })).toBeVisible()
  await developer.goto(`${merchant.url}/portal/configuration`)
  await expect(developer.getByRole('button', { name: 'Save settings' })).toBeVisible()

  await page.goto(`${merchant.url}/portal/users`)
  await page.getByRole('row').filter({ hasText: email }).getByRole('button', { name: 'Deactivate' }).click()
  await developer.reload()
  await expect(developer.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await developer.close()
})

test('winding the clock past midnight settles the day, and the report shows what was settled', async ({
  merchant,
  control,
  page,
}) => {
  const { data } = await merchant.createsJob({ amountToCollect: '50.00' })
  await control.completePayment({ reference: data.reference, card: 'visa' })
  await merchant.signsIn(page, '/reports')
  await expect(page.getByText('To be settled at midnight')).toBeVisible()
  await expect(page.getByRole('row', { name: 'GBP £50.00 1 capture £0.00 0 refunds £50.00' })).toBeVisible()
  await page.goto(`${merchant.url}/portal/simulation`)
  await page.getByRole('button', { name: 'To midnight, London' }).click()
  await expect(page.getByRole('status')).toContainText('The clock is moved forward.')
  await page.goto(`${merchant.url}/portal/reports`)
  await expect(page.getByRole('heading', { name: 'Nothing on this day' })).toBeVisible()
  await page.getByRole('link', { name: 'Day before' }).click()
  await expect(page.getByText('Settled at midnight')).toBeVisible()
})

test('a tester switches a scenario on, off again, and starts afresh', async ({ merchant, page }) => {
  await merchant.createsJob()
  await merchant.signsIn(page, '/simulation')
  await page.getByLabel('Scenario').selectOption('notification-dropped')
  await page.getByRole('button', { name: 'Switch on' }).click()
  await page.getByRole('button', { name: 'Switch off Notification dropped' }).click()
  await expect(page.getByRole('heading', { name: 'No scenario is switched on' })).toBeVisible()
  await page.getByLabel('Remove everything of this configuration').check()
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect(page.getByRole('status')).toContainText('All payments are removed')
  await page.goto(`${merchant.url}/portal/transactions`)
  await expect(page.getByRole('heading', { name: 'No transactions yet' })).toBeVisible()
})

async function linesOf(stream: NodeJS.ReadableStream): Promise<string[]> {
  let text = ''
  for await (const chunk of stream) text += chunk
  return text.trim().split('\r\n')
}
