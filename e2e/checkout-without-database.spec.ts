import { PostgresCluster } from 'cashflows-postgres/kit/cluster'
import { findPostgresPrograms } from 'cashflows-postgres/kit/programs'
import { startEnvironment } from './environment'
import { expect, testIn } from './fixtures'

const programs = findPostgresPrograms()

/** The database of the shop that the tests end and start again. */
let postgres: PostgresCluster

const test = testIn(async () => {
  postgres = new PostgresCluster(programs ?? '')
  await postgres.start()
  const environment = await startEnvironment({ variables: { DATABASE_URL: postgres.url('postgres') } })
  const close = async () => {
    await environment.close()
    await postgres.remove()
  }
  return { ...environment, close }
})

test.skip(programs === undefined, 'it needs the programs of PostgreSQL')

test('a checkout that is sent while the database is away keeps what was typed, and Pay works once it is back', async ({
  page,
  shopper,
}) => {
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

  test('the page that says so sends the checkout again', async ({ page, shopper }) => {
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
