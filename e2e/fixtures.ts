import { test as base } from '@playwright/test'
import { type ControlClient, createControlClient } from 'cashflows-simulator/kit/control-client'
import { type Environment, startEnvironment } from './environment'
import { Merchant } from './merchant'
import { Shopper } from './shopper'

export { expect } from '@playwright/test'

interface Fixtures {
  shopper: Shopper
  merchant: Merchant
  /** Controls the simulator; after the test its data, faults and clock are reset. */
  control: ControlClient
  /** No test finds what another has set up between the servers. */
  reset: undefined
}

/** A test in an environment of its own. @param start starts it, once for all tests of a file */
export const testIn = (start: () => Promise<Environment>) =>
  test.extend<object, { environment: Environment }>({
    environment: [
      // Playwright asks for a pattern here even where nothing is needed.
      async ({ browserName: _ }, use) => {
        const environment = await start()
        await use(environment)
        await environment.close()
      },
      { scope: 'worker', timeout: 300_000 },
    ],
  })

/** A test with a shopper, and with the shop and the simulator, which start once in a run. */
export const test = base.extend<Fixtures, { environment: Environment }>({
  environment: [
    // Playwright asks for a pattern here even where nothing is needed.
    async ({ browserName: _ }, use) => {
      const environment = await startEnvironment()
      await use(environment)
      await environment.close()
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  baseURL: ({ environment }, use) => use(environment.shop.url),
  reset: [
    async ({ environment }, use) => {
      environment.reset()
      await use(undefined)
    },
    { auto: true },
  ],
  shopper: ({ page }, use) => use(new Shopper(page)),
  merchant: async ({ context, environment }, use) =>
    use(new Merchant(await context.newPage(), environment.gateway)),
  control: async ({ environment }, use) => {
    const control = createControlClient({ url: environment.gateway.url })
    await use(control)
    await control.reset()
  },
})
