import { expect, test } from './shops/python-shop.ts'

test('a merchant refunds a part in the Portal', { tag: '@slow' }, async ({
  page,
  shop,
  hostedPage,
  gateway,
  portal,
}) => {
  await page.goto(shop)
  await page.getByRole('button', { name: 'Buy' }).click()
  await hostedPage.choose('Successful')
  await gateway.expectStatus('Paid')
  const { reference } = await gateway.job()
  await portal.openPayment(reference)
  await portal.refund('5.00')
  await expect(portal.page.getByRole('link', { name: 'Refund…' })).toBeVisible()
  expect((await gateway.job()).payments[0]?.refunds).toMatchObject([{ amountToRefund: '5.00' }])
})

test('a merchant cancels what is reserved', { tag: '@slow' }, async ({
  page,
  shop,
  hostedPage,
  gateway,
  portal,
  control,
  configuration,
}) => {
  await control.changeSettings({ configurationId: configuration.configurationId, autoCapture: false })
  await page.goto(shop)
  await page.getByRole('button', { name: 'Buy' }).click()
  await hostedPage.choose('Successful')
  await gateway.expectStatus('Reserved')
  await portal.openPayment((await gateway.job()).reference)
  await portal.cancel()
  await gateway.expectStatus('Cancelled')
})

test('a merchant captures what is reserved', { tag: '@slow' }, async ({
  page,
  shop,
  hostedPage,
  gateway,
  portal,
  control,
  configuration,
}) => {
  await control.changeSettings({ configurationId: configuration.configurationId, autoCapture: false })
  await page.goto(shop)
  await page.getByRole('button', { name: 'Buy' }).click()
  await hostedPage.choose('Successful')
  await gateway.expectStatus('Reserved')
  await portal.openPayment((await gateway.job()).reference)
  await portal.capture()
  await gateway.expectStatus('Paid')
})
