import type { PostgresCluster } from 'cashflows-postgres/kit/cluster'
import { expect, testIn } from './fixtures'
import { startOnPostgres, withoutPostgres } from './postgres'

/** The database of the shop that the tests end and start again. */
let postgres: PostgresCluster

const test = testIn(async () => {
  const environment = await startOnPostgres()
  postgres = environment.postgres
  return environment
})

test.skip(...withoutPostgres)

test('a checkout that is sent while the database is away keeps what was typed, and Pay works once it is back', {
  tag: '@slow',
}, async ({ page, shopper }) => {
  await shopper.putsIntoCart()
  await shopper.goesToCheckout()
  await shopper.fillsIn()
  await postgres.kill()
  await shopper.payButton.click()
  await shopper.reads(/The shop cannot take orders at the moment/)
  await expect(page.getByLabel('First name').filter({ visible: true })).toHaveValue('Anna')
  await postgres.start()
  await shopper.payButton.click()
  await shopper.hostedPage.isShown()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the page that says so sends the checkout again', { tag: '@slow' }, async ({ page, shopper }) => {
    await shopper.putsIntoCart()
    await shopper.goesToCheckout()
    await shopper.fillsIn()
    await postgres.kill()
    await shopper.payButton.click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'The shop cannot take orders at the moment',
    )
    await postgres.start()
    await page.getByRole('button', { name: 'Try again' }).click()
    await shopper.hostedPage.isShown()
  })
})
