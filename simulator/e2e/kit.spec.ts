import { locales } from '../payments/payment-job.ts'
import { expect, test } from './shops/python-shop.ts'

test('a shopper pays at once, the shop acknowledges, and both say Paid', async ({
  page,
  shop,
  hostedPage,
  gateway,
  notifications,
}) => {
  await page.goto(shop)
  await page.getByRole('button', { name: 'Buy' }).click()
  await hostedPage.choose('Successful')
  await expect(page.getByRole('status')).toHaveText('Paid')
  await gateway.expectStatus('Paid', 'PY-1')
  await notifications.expectAcknowledged('PY-1')
})

for (const locale of locales) {
  test.describe(() => {
    test.use({ shopLocale: locale })

    test(`a card that the bank does not authenticate pays at the second try, in ${locale}`, {
      tag: locale === 'el_GR' ? [] : '@slow',
    }, async ({ page, shop, hostedPage, threeDSecure, gateway }) => {
      await page.goto(shop)
      await page.getByRole('button', { name: 'Buy' }).click()
      await hostedPage.payByCard()
      await threeDSecure.choose('Failed')
      await expect(page.getByRole('status')).toHaveText('Failed')
      await page.getByRole('button', { name: 'Try again' }).click()
      await hostedPage.payByCard()
      await threeDSecure.choose('Successful')
      await expect(page.getByRole('status')).toHaveText('Paid')
      expect((await gateway.jobs()).map(({ status }) => status)).toEqual(['Paid', 'Failed'])
    })
  })
}

test('a wallet pays', async ({ page, shop, hostedPage, gateway, control, configuration }) => {
  const { configurationId } = configuration
  await control.changeSettings({ configurationId, paymentMethods: ['Card', 'PayPal'] })
  await page.goto(shop)
  await page.getByRole('button', { name: 'Buy' }).click()
  await hostedPage.payWith('PayPal')
  await expect(page.getByRole('status')).toHaveText('Paid')
  await gateway.expectStatus('Paid')
})

test('a shopper cancels, and tries again', async ({ page, shop, hostedPage, gateway }) => {
  await page.goto(shop)
  await page.getByRole('button', { name: 'Buy' }).click()
  await hostedPage.cancelPayment()
  await expect(page.getByRole('status')).toHaveText('Cancelled')
  await page.getByRole('button', { name: 'Try again' }).click()
  await hostedPage.choose('Successful')
  await expect(page.getByRole('status')).toHaveText('Paid')
  expect((await gateway.jobs()).map(({ status }) => status)).toEqual(['Paid', 'Cancelled'])
})

test('a notification that is sent again when time passes is acknowledged', async ({
  page,
  shop,
  hostedPage,
  faults,
  clock,
  notifications,
}) => {
  await faults.inject({ scenario: 'notification-delayed' })
  await page.goto(shop)
  await page.getByRole('button', { name: 'Buy' }).click()
  await hostedPage.choose('Successful')
  await expect(page.getByRole('status')).toHaveText('Paid')
  await clock.wind({ days: 30 })
  await notifications.expectAcknowledged()
})

test('a clock that another test winds does not let a job expire', async ({
  page,
  shop,
  hostedPage,
  control,
  gateway,
}) => {
  await page.goto(shop)
  await page.getByRole('button', { name: 'Buy' }).click()
  await hostedPage.isShown()
  const other = await control.createConfiguration()
  await control.windClock({ configurationId: other.configurationId, days: 366 })
  await hostedPage.choose('Successful')
  await gateway.expectStatus('Paid')
})
