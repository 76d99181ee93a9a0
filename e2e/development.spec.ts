import { test as base, expect } from '@playwright/test'
import { startServer } from 'cashflows-simulator/kit/server-process'
import { unset } from './environment'
import { Shopper } from './shopper'

/** The shop with the simulator mounted in it, as `npm run dev` starts it when nothing is configured. */
const test = base.extend<object, { address: string }>({
  address: [
    // Playwright asks for a pattern here even where nothing is needed.
    async ({ browserName: _ }, use) => {
      const server = await startServer({
        command: ['npm', 'run', '--silent', 'dev', '--', '--port', '0'],
        variables: { ...unset, NEXT_DIST_DIR: '.e2e' },
        ready: /Local:\s+(http:\/\/localhost:\d+)[\s\S]*Ready/,
      })
      await use(server.found)
      await server.stop()
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  baseURL: ({ address }, use) => use(address),
})

test('one command shows a whole payment, with nothing configured', { tag: '@slow' }, async ({
  page,
  address,
}) => {
  const shopper = new Shopper(page)
  await page.goto('/')
  await expect(page).toHaveURL(`${address}/en-GB`)
  await shopper.checksOut()
  await expect(page).toHaveURL(new RegExp(`^${address}/simulator/payment`))
  await shopper.hostedPage.payByCard()
  await shopper.threeDSecure.choose('Successful')
  await shopper.seesOrder('paid')
  const orderNumber = new URL(page.url()).pathname.split('/').at(-1) ?? ''

  await page.goto('/simulator/portal/transactions')
  await page.getByRole('button', { name: 'Demo sign-in as Owner' }).click()
  await page.getByRole('row').filter({ hasText: orderNumber }).getByRole('link').click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Payment processed: Paid' })).toBeVisible()
})
