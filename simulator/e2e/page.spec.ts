import { configurationId, expect, payButton, test, typesCard } from './merchant.ts'

const paid = 'Payment successful'

test('a wallet pays, after it was left and opened again', async ({ merchant, control, page }) => {
  await control.changeSettings({ configurationId, paymentMethods: ['Card', 'ApplePay'] })
  const { link } = await merchant.createsJob()
  await page.goto(link)
  await page.getByRole('button', { name: 'Simulate Live Environment' }).click()
  await page.getByRole('link', { name: 'Pay with Apple Pay' }).click()
  await page.getByRole('link', { name: 'Cancel and pay another way' }).click()
  await page.getByRole('link', { name: 'Pay with Apple Pay' }).click()
  await page.getByRole('button', { name: 'Approve £44.50' }).click()
  await expect(page.getByRole('heading', { name: paid })).toBeVisible()
})

test('a number is grouped as it is typed, its brand is named, and the expiry is written MM / YY', async ({
  merchant,
  page,
}) => {
  const { link } = await merchant.createsJob()
  await page.goto(link.replace('/payment?', '/payment/card?'))
  await page.getByLabel('Card number').pressSequentially('8500182600000008')
  await expect(page.getByLabel('Card number')).toHaveValue('8500 1826 0000 0008')
  await expect(page.getByText('Mastercard', { exact: true })).toBeVisible()
  await page.getByLabel('Expiry date').pressSequentially('431')
  await expect(page.getByLabel('Expiry date')).toHaveValue('04 / 31')
  await page.getByLabel('Card number').fill('')
  await page.getByLabel('Card number').pressSequentially('340000000000009')
  await expect(page.getByLabel('Card number')).toHaveValue('3400 000000 00009')
  await expect(page.getByLabel('Security code')).toHaveAttribute('maxlength', '4')
})

test('errors stand under their fields in words, and the first one has the focus', async ({
  merchant,
  page,
}) => {
  const { link } = await merchant.createsJob()
  await page.goto(link.replace('/payment?', '/payment/card?'))
  await page.getByLabel('Card number').fill('4510400400099005')
  await payButton(page).click()
  await expect(page.getByLabel('Name on card')).toBeFocused()
  await expect(page.getByLabel('Security code')).toHaveAccessibleDescription(/Enter the security code/)
})

test('a kept card pays the next time, and can be removed', async ({ merchant, page }) => {
  const first = await merchant.createsJob({ options: ['StoreCustomerInformation'] })
  const { customerReference } = first.data.order
  await page.goto(first.link.replace('/payment?', '/payment/card?'))
  await typesCard(page, 'Luke Skywalker')
  await page.getByLabel('Save this card for my next payments').check()
  await payButton(page).click()
  await expect(page.getByRole('heading', { name: paid })).toBeVisible()

  const second = await merchant.createsJob({ order: { customerReference } })
  await page.goto(second.link.replace('/payment?', '/payment/card?'))
  await expect(page.getByRole('radio', { name: 'Visa ending in 9005' })).toBeChecked()
  await page.getByRole('button', { name: 'Pay with saved card £44.50' }).click()
  await expect(page.getByRole('heading', { name: paid })).toBeVisible()

  const third = await merchant.createsJob({ order: { customerReference } })
  await page.goto(third.link.replace('/payment?', '/payment/card?'))
  await page.getByRole('button', { name: 'Remove Visa ending in 9005' }).click()
  await expect(page.getByLabel('Card number')).toBeVisible()
  await expect(page.getByText('ending in 9005')).toHaveCount(0)
})

test('a challenge in the app of the bank ends by itself, and the page goes on', async ({
  merchant,
  control,
  page,
}) => {
  const { link } = await merchant.createsJob()
  await page.goto(link.replace('/payment?', '/payment/card?'))
  await typesCard(page, 'Leia Skywalker')
  await payButton(page).click()
  await expect(page.getByRole('heading', { name: 'Confirm in your bank’s app' })).toBeVisible()
  await control.windClock({ seconds: 31 })
  await expect(page.getByRole('heading', { name: paid })).toBeVisible()
})

test('two tabs, Back, and the link opened again charge once and show where the payment stands', async ({
  merchant,
  context,
  page,
}) => {
  const { link, data } = await merchant.createsJob()
  const card = link.replace('/payment?', '/payment/card?')
  const other = await context.newPage()
  for (const tab of [page, other]) {
    await tab.goto(card)
    await typesCard(tab)
  }
  await payButton(page).click()
  await page.getByRole('button', { name: 'Authentication successful' }).click()
  await expect(page.getByRole('heading', { name: paid })).toBeVisible()
  await payButton(other).click()
  await expect(other.getByRole('heading', { name: paid })).toBeVisible()
  await page.goBack()
  await page.reload()
  await expect(page.getByRole('heading', { name: /Payment successful|already been made/ })).toBeVisible()
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'This payment has already been made' })).toBeVisible()
  expect(data.payments).toHaveLength(1)
})

test('a double click on the button pays once', async ({ merchant, control, page }) => {
  const { link, data } = await merchant.createsJob()
  await page.goto(link.replace('/payment?', '/payment/card?'))
  await typesCard(page, 'Luke Skywalker')
  await payButton(page).dblclick()
  await expect(page.getByRole('heading', { name: paid })).toBeVisible()
  const { payments } = await control.readJob({ reference: data.reference })
  expect(payments).toHaveLength(1)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('every way to pay works', async ({ merchant, page }) => {
    const { link } = await merchant.createsJob()
    await page.goto(link)
    await page.getByRole('button', { name: 'Simulate Live Environment' }).click()
    await typesCard(page)
    await page.getByLabel('Security code').fill('1')
    await payButton(page).click()
    await expect(page.getByLabel('Security code')).toHaveAttribute('aria-invalid', 'true')
    await typesCard(page, 'Leia Skywalker')
    await payButton(page).click()
    await page.getByRole('button', { name: 'Confirm in the app now' }).click()
    await expect(page.getByRole('heading', { name: paid })).toBeVisible()
  })
})
