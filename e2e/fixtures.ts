import { test as base, expect } from 'cashflows-simulator/playwright'
import type { Locale } from '../lib/i18n/locales'
import { Browser } from '../scripts/form-browser'
import { type Environment, startEnvironment } from './environment'
import { HttpShopper } from './http-shopper'
import { Merchant } from './merchant'
import { Shopper } from './shopper'

export { expect }

type Use<Value> = (value: Value) => Promise<void>

/** An environment that is started once for all tests of a file. */
function environmentFrom(start: () => Promise<Environment>) {
  // Playwright asks for a pattern here even where nothing is needed.
  const fixture = async ({ browserName: _ }: { browserName: string }, use: Use<Environment>) => {
    const environment = await start()
    await use(environment)
    await environment.close()
  }
  return [fixture, { scope: 'worker' as const, timeout: 600_000 }] satisfies [typeof fixture, object]
}

interface Fixtures {
  /** Another person, or the same with another browser; in the language of the test, as the shopper. */
  other: HttpShopper
  /** No test finds what another has set up between the servers. */
  reset: undefined
}

/** Somebody with a browser of their own, in which no page is drawn. */
async function openShopper(
  { environment, locale }: { environment: Environment; locale: string | undefined },
  use: Use<HttpShopper>,
) {
  const browser = await Browser.open()
  await use(new HttpShopper(browser, environment.shop.url, locale as Locale))
  await browser.close()
}

/** A test with the shop and the simulator, which start once in a run. */
const withEnvironment = base.extend<Fixtures, { environment: Environment; simulator: { url: string } }>({
  environment: environmentFrom(() => startEnvironment()),
  simulator: [({ environment }, use) => use({ url: environment.gateway.url }), { scope: 'worker' }],
  // That of the shop, which is the one that the simulator was started with.
  configuration: async ({ control }, use) => {
    const { configurations } = await control.listConfigurations()
    const configuration = configurations.find(({ isDefault }) => isDefault)
    if (!configuration) throw new Error('The simulator has no configuration of its own.')
    await use(configuration)
  },
  baseURL: ({ environment }, use) => use(environment.shop.url),
  reset: [
    async ({ environment }, use) => {
      environment.reset()
      await use(undefined)
    },
    { auto: true },
  ],
  // After a test, the simulator's data, faults and clock are reset.
  control: async ({ control }, use) => {
    await use(control)
    await control.reset()
  },
  other: openShopper,
})

/** A test with a shopper in a browser, whose pages are never without a title while they have JavaScript (WCAG 2.4.2). */
export const test = withEnvironment.extend<{
  shopper: Shopper
  /** The addresses of pages that were without one for a moment: there must be none when a test ends. */
  untitled: string[]
}>({
  // Playwright asks for a pattern here even where nothing is needed.
  untitled: ({ browserName: _ }, use) => use([]),
  context: async ({ context, untitled }, use) => {
    await context.exposeBinding('reportUntitled', (_, address: string) => void untitled.push(address))
    await context.addInitScript(() => {
      let hadTitle = true
      new MutationObserver(() => {
        const hasTitle =
          document.body === null || document.contentType !== 'text/html' || document.title !== ''
        if (hadTitle && !hasTitle) Reflect.get(window, 'reportUntitled')(location.href)
        hadTitle = hasTitle
      }).observe(document, { childList: true, subtree: true, characterData: true })
    })
    await use(context)
    expect(untitled).toEqual([])
  },
  shopper: ({ page, locale }, use) => use(new Shopper(page, locale as Locale)),
})

/** A test of what shop and gateway do, with a shopper over HTTP: it takes a tenth of the time of one with a browser. */
export const httpTest = withEnvironment.extend<{ shopper: HttpShopper; merchant: Merchant }>({
  shopper: openShopper,
  merchant: async ({ environment }, use) => {
    const browser = await Browser.open()
    await use(new Merchant(browser, environment.gateway.url))
    await browser.close()
  },
})

/** A test with a shopper in a browser, in an environment of its own. @param start starts it, once for all tests of a file */
export const testIn = (start: () => Promise<Environment>) =>
  test.extend<object, { environment: Environment }>({ environment: environmentFrom(start) })

/** A test of what shop and gateway do, in an environment of its own. @param start starts it, once for all tests of a file */
export const httpTestIn = (start: () => Promise<Environment>) =>
  httpTest.extend<object, { environment: Environment }>({ environment: environmentFrom(start) })
