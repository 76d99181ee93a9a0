import {
  test as base,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestType,
} from '@playwright/test'
import { type ControlClient, createControlClient } from '../control-client.ts'
import type { Credentials } from '../gateway-client.ts'
import { resetTo } from '../reset-to.ts'
import { startSimulatorProcess } from '../simulator-process.ts'
import { GatewayView } from './gateway-view.ts'
import { HostedPage } from './hosted-page.ts'
import { Notifications } from './notifications.ts'
import { Portal } from './portal.ts'
import { ThreeDSecurePage } from './three-d-secure-page.ts'

export { expect } from '@playwright/test'
export type { ControlClient } from '../control-client.ts'
export type { Credentials } from '../gateway-client.ts'
export { GatewayView } from './gateway-view.ts'
export { type Card, HostedPage, testCard } from './hosted-page.ts'
export { Notifications } from './notifications.ts'
export { Portal } from './portal.ts'
export { type ThreeDSecureOutcome, ThreeDSecurePage } from './three-d-secure-page.ts'

export interface KitOptions {
  /**
   * Where a simulator runs with control, without a slash at the end; by default the variable SIMULATOR_URL. Without it, each
   * worker starts one.
   */
  simulatorUrl: string | undefined
  /**
   * The configuration that every test uses, where the shop under test can have but one; after each test it is reset, and
   * gets the settings back that it had before. Without it, each test has a new one, so that tests can run side by side.
   */
  configurationId: string | undefined
}

export interface KitFixtures {
  /** Who the gateway takes the shop for: what the shop signs its calls with. */
  configuration: Credentials
  /** What the gateway knows. */
  gateway: GatewayView
  /** What the gateway has told the shop, and what the shop has acknowledged. */
  notifications: Notifications
  hostedPage: HostedPage
  threeDSecure: ThreeDSecurePage
  portal: Portal
  /** The clock of this test's configuration, which is the real time until it is wound. */
  clock: {
    wind(duration: Omit<Parameters<ControlClient['windClock']>[0], 'configurationId'>): Promise<void>
  }
  /** Faults in this test's configuration. */
  faults: {
    /** Switches a scenario on, for one order, for some times, or until it is cleared. */
    inject(fault: Omit<Parameters<ControlClient['injectFault']>[0], 'configurationId'>): Promise<void>
    clear(): Promise<void>
  }
  /** Everything else that can be done to a simulator in tests. */
  control: ControlClient
}

export interface KitWorkerFixtures extends KitOptions {
  /** It has control. */
  simulator: { url: string }
}

/**
 * Playwright's test with a simulator: fixtures for tests of any shop that pays by Cashflows, whatever it is written in.
 * docs/playwright.md shows whole files, for a shop that a test starts and for one that runs already.
 */
export const test: TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & KitFixtures,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & KitWorkerFixtures
> = base.extend<KitFixtures, KitWorkerFixtures>({
  simulatorUrl: [process.env.SIMULATOR_URL || undefined, { scope: 'worker', option: true }],
  configurationId: [undefined, { scope: 'worker', option: true }],
  simulator: [
    async ({ simulatorUrl }, use) => {
      if (simulatorUrl !== undefined) return use({ url: simulatorUrl })
      const simulator = await startSimulatorProcess()
      await use(simulator)
      await simulator.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  control: ({ simulator }, use) => use(createControlClient(simulator)),
  configuration: async ({ control, configurationId }, use) => {
    const configuration =
      configurationId === undefined
        ? await control.createConfiguration()
        : await control.readConfiguration({ configurationId })
    await use({ configurationId: configuration.configurationId, apiKey: configuration.apiKey })
    await resetTo(control, configuration)
  },
  gateway: ({ control, configuration }, use) => use(new GatewayView(control, configuration.configurationId)),
  notifications: ({ control, gateway }, use) => use(new Notifications(control, gateway)),
  hostedPage: ({ page }, use) => use(new HostedPage(page)),
  threeDSecure: ({ page }, use) => use(new ThreeDSecurePage(page)),
  // The merchant's browser is not the shopper's.
  portal: async ({ browser, simulator, configuration }, use) => {
    const context = await browser.newContext()
    await use(new Portal(await context.newPage(), simulator.url, configuration.configurationId))
    await context.close()
  },
  clock: ({ control, configuration: { configurationId } }, use) =>
    use({ wind: async (duration) => void (await control.windClock({ ...duration, configurationId })) }),
  faults: ({ control, configuration: { configurationId } }, use) =>
    use({
      inject: async (fault) => void (await control.injectFault({ ...fault, configurationId })),
      clear: async () => void (await control.clearFaults({ configurationId })),
    }),
})
