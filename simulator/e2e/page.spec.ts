import { pageMethods } from '../payments/page-methods.ts'
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

test('a number is grouped as it is typed, its brand is said, and the expiry is written MM / YY', async ({
  merchant,
  page,
}) => {
  const { link } = await merchant.createsJob()
  await page.goto(link.replace('/payment?', '/payment/card?'))
  await page.getByLabel('Card number').pressSequentially('8500182600000008')
  await expect(page.getByLabel('Card number')).toHaveValue('8500 1826 0000 0008')
  await expect(page.getByRole('status').filter({ hasText: 'Mastercard' })).toBeVisible()
  await page.getByLabel('Card number').fill('8500_1826/0000_0008 8500 1826')
  await expect(page.getByLabel('Card number')).toHaveValue('8500 1826 0000 0008 85001826')
  await page.getByLabel('Expiry date').pressSequentially('431')
  await expect(page.getByLabel('Expiry date')).toHaveValue('04 / 31')
  await page.getByLabel('Card number').fill('')
  await page.getByLabel('Card number').pressSequentially('340000000000009')
  await expect(page.getByLabel('Card number')).toHaveValue('3400 000000 00009')
  await expect(page.getByLabel('Security code')).toHaveAttribute('maxlength', '4')
})

test('an expiry date stays what it is, typed or filled in with the year first', async ({
  merchant,
  page,
}) => {
  const { link } = await merchant.createsJob()
  await page.goto(link.replace('/payment?', '/payment/card?'))
  const expiry = page.getByLabel('Expiry date')
  for (const [typed, written] of [
    ['2031-12', '12 / 31'],
    ['31/12', '12 / 31'],
    ['1/2031', '01 / 31'],
    ['٠٤٣١', '04 / 31'],
  ] as const) {
    await expiry.fill('')
    await expiry.pressSequentially(typed)
    await expiry.press('Tab')
    await expect(expiry, typed).toHaveValue(written)
  }
  // As a browser fills in what it has stored: the value is set, and an event without a kind says so.
  await expiry.evaluate((input: HTMLInputElement) => {
    input.value = '2032-03'
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await expect(expiry).toHaveValue('03 / 32')
})

test('a card is checked before it is sent: the first wrong field has the focus, and nothing typed is lost', async ({
  merchant,
  page,
}) => {
  const { link } = await merchant.createsJob()
  await page.goto(link.replace('/payment?', '/payment/card?'))
  await page.getByLabel('Card number').fill('4510400400099005')
  await page.getByLabel('Expiry date').fill('12/20')
  await page.getByLabel('Security code').fill('123')
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.url()))
  await payButton(page).click()
  await expect(page.getByLabel('Name on card')).toBeFocused()
  await expect(page.getByLabel('Name on card')).toHaveAccessibleDescription(
    'Enter the name as it appears on the card.',
  )
  await expect(page.getByLabel('Expiry date')).toHaveAccessibleDescription(/^This card has expired\./)
  await expect(page.getByLabel('Card number')).toHaveValue('4510 4004 0009 9005')
  await expect(page.getByLabel('Security code')).toHaveValue('123')
  await expect(page.getByText('Please enter them again')).toHaveCount(0)
  await page.getByLabel('Name on card').fill('Luke Skywalker')
  await expect(page.getByLabel('Name on card')).not.toHaveAttribute('aria-invalid')
  expect(sent).toEqual([])
})

test('a test card fills in every field, so that Pay pays', async ({ merchant, page }) => {
  const { link } = await merchant.createsJob()
  await page.goto(link.replace('/payment?', '/payment/card?'))
  await page.getByText('Test cards for this simulator').click()
  await page.getByRole('button', { name: 'Fill in 3400 000000 00009' }).click()
  await expect(page.getByLabel('Security code')).toHaveValue('1234')
  await expect(payButton(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Authentication successful' })).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } })

  test('the card number stands in the first view, and the order unfolds above it', async ({
    merchant,
    control,
    page,
  }) => {
    await control.changeSettings({ configurationId, paymentMethods: [...pageMethods] })
    const { link } = await merchant.createsJob({
      currency: 'EUR',
      paymentMethodsToUse: ['Card', 'PayPal', 'Ideal'],
      order: {
        orderNumber: 'A-1042',
        orderLines: [{ lineNumber: 1, name: 'Soup mug', quantity: 2, unitPriceInclVat: '22.25' }],
      },
    })
    await page.goto(link.replace('/payment?', '/payment/card?'))
    await expect(page.getByLabel('Card number')).toBeInViewport({ ratio: 1 })
    await expect(page.getByText('€44.50').first()).toBeInViewport({ ratio: 1 })
    await expect(page.getByText('Soup mug')).toBeHidden()
    await page.getByText('Your order').last().click()
    await expect(page.getByText('Soup mug')).toBeVisible()
  })
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
  await page.getByText('Test cards for this simulator').click()
  await page.getByRole('button', { name: 'Fill in 3400 000000 00009' }).click()
  await expect(page.getByLabel('Card number')).toHaveValue('3400 000000 00009')
  await expect(page.getByLabel('Card number')).toBeVisible()
  await page.getByRole('button', { name: 'Remove Visa ending in 9005' }).click()
  await page.getByRole('link', { name: 'Keep card' }).click()
  await page.getByRole('button', { name: 'Remove Visa ending in 9005' }).click()
  await page.getByRole('button', { name: 'Remove card' }).click()
  await expect(page.getByText('Card removed.')).toBeFocused()
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
    await expect(page.getByText('Please enter them again')).toBeVisible()
    await expect(page.getByLabel('Name on card')).toHaveValue('Anna Shopper')
    await typesCard(page, 'Leia Skywalker')
    await payButton(page).click()
    await page.getByRole('button', { name: 'Confirm in the app now' }).click()
    await expect(page.getByRole('heading', { name: paid })).toBeVisible()
  })
})
