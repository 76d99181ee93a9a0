import { test as base } from '@playwright/test'
import { openStreet, type Street } from '../servers/street'
import { Shopper } from '../shopper'

export { expect } from '@playwright/test'

interface Story {
  shopper: Shopper
}

/** A test with a shopper, and a street of two houses that each worker of Playwright has to itself. */
export const test = base.extend<Story, { street: Street }>({
  street: [
    // Playwright asks for a pattern here even where nothing is needed.
    async ({ browserName: _ }, use) => {
      const street = await openStreet()
      await use(street)
      await street.close()
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: ({ street }, use) => use(street.shop.url),
  shopper: async ({ page, street }, use) => {
    await use(new Shopper(page))
    street.reset()
  },
})
