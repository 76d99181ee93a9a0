import { test as base, expect } from '@playwright/test'
import { startEnvironment } from './environment'
import { Shopper } from './shopper'

/** What a demonstration says of itself. */
const demonstration = /demonstration|nothing is sold|no money/i

/** A shop that takes real money, as far as it knows: its gateway is the simulator's. */
const test = base.extend<object, { address: string }>({
  address: [
    // Playwright asks for a pattern here even where nothing is needed.
    async ({ browserName: _ }, use) => {
      const environment = await startEnvironment({
        // The build that other tests use is a demonstration's, and does not start in production.
        command: ['npm', 'run', '--silent', 'dev', '--', '--port', '0'],
        variables: {
          NEXT_DIST_DIR: '.e2e-production',
          CASHFLOWS_ENVIRONMENT: 'production',
          CASHFLOWS_CONFIGURATION_ID: '200426117314086912',
          CASHFLOWS_API_KEY: 'b1a3f0c2-5d4e-4f6a-8b7c-9d0e1f2a3b4c',
        },
      })
      await use(environment.shop.url)
      await environment.close()
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  baseURL: ({ address }, use) => use(address),
})

test('a shopper who pays real money reads nowhere that nothing is sold', async ({ page }) => {
  const shopper = new Shopper(page)
  await page.goto('/en-GB')
  await expect(page.getByRole('contentinfo')).toBeVisible()
  await expect(page.locator('body')).not.toContainText(demonstration)

  await shopper.checksOut()
  await shopper.chooses('Successful Payment')
  await shopper.seesOrder('paid')
  await expect(page.locator('body')).not.toContainText(demonstration)

  await page.goto('/nothing-at-this-address/at-all')
  await expect(page.getByRole('heading', { name: '404' })).toBeVisible()
  await expect(page.locator('body')).not.toContainText(demonstration)
})
