import { test as base, expect } from '@playwright/test'
import { freePort, startServer } from 'cashflows-simulator/kit/server-process'
import { Shopper } from './shopper'

/** The shop with the simulator mounted in it, as `npm run dev` starts it when nothing is configured. */
const test = base.extend<object, { address: string }>({
  address: [
    // Playwright asks for a pattern here even where nothing is needed.
    async ({ browserName: _ }, use) => {
      const port = await freePort()
      const server = await startServer(
        ['dev'],
        { PORT: String(port) },
        /Local:\s+(http:\/\/localhost:\d+)[\s\S]*Ready/,
      )
      await use(server.found)
      await server.stop()
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: ({ address }, use) => use(address),
})

test('one command shows a whole payment, with nothing configured', async ({ page, address }) => {
  // The development server compiles each page at its first visit.
  const patient = expect.configure({ timeout: 30_000 })
  const shopper = new Shopper(page)
  await page.goto('/')
  await patient(page).toHaveURL(`${address}/en-GB`)
  await shopper.checksOut()
  await patient(page).toHaveURL(new RegExp(`^${address}/simulator/payment`))
  await shopper.choosesLiveEnvironment()
  await shopper.typesCard()
  await shopper.chooses('Authentication successful')
  await shopper.seesOrder('paid')
  const orderNumber = new URL(page.url()).pathname.split('/').at(-1) ?? ''

  await page.goto('/simulator/portal')
  await page.getByRole('button', { name: 'Demo sign-in as Owner' }).click()
  await page.getByRole('row').filter({ hasText: orderNumber }).getByRole('link').click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Payment processed: Paid' })).toBeVisible()
})
