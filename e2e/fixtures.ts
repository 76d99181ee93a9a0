import { test as base } from '@playwright/test'
import { type ControlClient, createControlClient } from 'cashflows-simulator/kit/control-client'
import { openStreet, type Street } from './environment'
import { Shopper } from './shopper'

export { expect } from '@playwright/test'

interface Story {
  shopper: Shopper
  /** What moves the simulator; afterwards all is forgotten and the clock is right again. */
  control: ControlClient
  /** Every test finds the street as if nothing had happened on it. */
  quietStreet: undefined
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
  quietStreet: [
    async ({ street }, use) => {
      street.reset()
      await use(undefined)
    },
    { auto: true },
  ],
  shopper: ({ page }, use) => use(new Shopper(page)),
  control: async ({ street }, use) => {
    const control = createControlClient({ url: street.gateway.url })
    await use(control)
    await control.reset()
  },
})
