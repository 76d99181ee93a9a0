import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test as kitTest } from '../../kit/playwright/index.ts'
import { startServer } from '../../kit/server-process.ts'

export { expect } from '../../kit/playwright/index.ts'

const hasPython = spawnSync('python3', ['--version']).status === 0

/** A test of a shop in Python that only the test kit helps to buy in. Each test has a shop of its own, with its configuration. */
export const test = kitTest.extend<{ shopLocale: string; shop: string }>({
  shopLocale: ['en_GB', { option: true }],
  shop: async ({ simulator, configuration, shopLocale }, use) => {
    kitTest.skip(!hasPython, 'this machine has no Python')
    const shop = await startServer({
      command: ['python3', join(import.meta.dirname, 'shop.py')],
      variables: {
        CASHFLOWS_GATEWAY_URL: simulator.url,
        CASHFLOWS_CONFIGURATION_ID: configuration.configurationId,
        CASHFLOWS_API_KEY: configuration.apiKey,
        LOCALE: shopLocale,
      },
      ready: /Shop at (\S+)/,
    })
    await use(shop.found)
    await shop.stop()
  },
})
