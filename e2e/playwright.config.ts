import { defineConfig, devices } from '@playwright/test'
import { browserFlags, browserVariables, findBrowser } from 'cashflows-simulator/kit/browser'

// A limit ends a test that hangs; it is no measure of how long anything takes on a machine that does other work, too.
const minuteMs = 60_000

/** Tests of a shop that `npm run dev` starts, because it is not configured as the build is. */
const inDevelopment = ['development.spec.ts']

export default defineConfig({
  testDir: '.',
  globalSetup: './servers/simulator.ts',
  outputDir: '../test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  timeout: 3 * minuteMs,
  expect: { timeout: minuteMs },
  use: {
    ...devices['Desktop Chrome'],
    locale: 'en-GB',
    // What CI saw once cannot be run again. Elsewhere a trace would cost about a tenth of the processor: `--trace on` asks for one.
    // Pictures of every moment would cost more than all else that it keeps.
    trace: { mode: process.env.CI ? 'retain-on-failure' : 'off', screenshots: false },
    launchOptions: { executablePath: findBrowser(), args: browserFlags, env: browserVariables },
  },
  workers: 2,
  projects: [
    {
      name: 'development',
      testMatch: inDevelopment,
      workers: 1,
      // Each page is compiled when it is first asked for.
      timeout: 10 * minuteMs,
      expect: { timeout: 5 * minuteMs },
    },
    // One worker, hence one shop and one simulator: a test may hold back what the two say to each other.
    { name: 'shop', testIgnore: inDevelopment, workers: 1 },
  ],
})
