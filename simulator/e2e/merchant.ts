import { createHash } from 'node:crypto'
import { test as base, type Page } from '@playwright/test'
import { defaultCredentials } from '../environment.ts'
import { type ControlClient, createControlClient } from '../kit/control-client.ts'
import { startSimulatorProcess } from '../kit/simulator-process.ts'

export { expect } from '@playwright/test'

export const { configurationId, apiKey } = defaultCredentials

/** SHA-512 over texts, one after the other. */
export const hashOf = (...texts: string[]) => createHash('sha512').update(texts.join('')).digest('hex')

/** A merchant without a shop: creates payment jobs and designs the page, as Cashflows' customers do. */
export class Merchant {
  constructor(readonly url: string) {}

  /** Asks the gateway for a payment job. @param hash of the request, where it is not the right one */
  calls(body: string, hash = hashOf(apiKey, body)): Promise<Response> {
    return fetch(`${this.url}/api/gateway/payment-jobs`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ConfigurationId: configurationId, Hash: hash },
      body,
    })
  }

  /** @returns the data and the link of a new job */
  async createsJob(request: Record<string, unknown> = {}) {
    const response = await this.calls(
      JSON.stringify({ amountToCollect: '44.50', currency: 'GBP', ...request }),
    )
    const { data, links } = await response.json()
    return { data, link: String(links.action.url) }
  }

  /** Signs in to the Portal by the demo sign-in. @param to a page of the Portal */
  async signsIn(page: Page, to = '/transactions'): Promise<void> {
    await page.goto(`${this.url}/portal${to}`)
    await page.getByRole('button', { name: 'Demo sign-in as Owner' }).click()
    await page.waitForURL(`${this.url}/portal${to}`)
  }

  /** @returns the address of a new page in the editor */
  async designsPage(page: Page, name: string, preset = 'Harbour'): Promise<string> {
    await this.signsIn(page, '/appearance')
    await page.getByLabel('Page name').fill(name)
    await page.getByLabel('Start from').selectOption(preset)
    await page.getByRole('button', { name: 'Create page' }).click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    return page.url().replace(/\?.*/, '')
  }
}

/** A merchant at a simulator that starts once in a run, with no shop beside it. */
export const test = base.extend<{ merchant: Merchant; control: ControlClient }, { simulatorUrl: string }>({
  simulatorUrl: [
    async ({ browserName: _ }, use) => {
      const simulator = await startSimulatorProcess()
      await use(simulator.url)
      await simulator.stop()
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  merchant: ({ simulatorUrl }, use) => use(new Merchant(simulatorUrl)),
  control: async ({ simulatorUrl }, use) => use(createControlClient({ url: simulatorUrl })),
})

export const visa = '4510400400099005'
export const expiry = `12/${String(new Date().getUTCFullYear() + 1).slice(-2)}`

/** Pays with what the card form holds; the button names the amount. */
export const payButton = (page: Page) => page.getByRole('button', { name: /^Pay \S?\d/ })

export async function typesCard(page: Page, holderName = 'Anna Shopper', number = visa): Promise<void> {
  await page.getByLabel('Card number').fill(number)
  await page.getByLabel('Name on card').fill(holderName)
  await page.getByLabel('Expiry date').fill(expiry)
  await page.getByLabel('Security code').fill('123')
}
