import { defineConfig, devices } from '@playwright/test'
import { browserFlags, browserVariables, findBrowser } from './kit/browser.ts'

// A limit ends a test that hangs; it is no measure of how long anything takes on a machine that does other work, too.
const minuteMs = 60_000

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // Hence one simulator: tests set its clock and its faults.
  workers: 1,
  reporter: 'list',
  timeout: 3 * minuteMs,
  expect: { timeout: minuteMs, toMatchSnapshot: { threshold: 0.05, maxDiffPixels: 40 } },
  snapshotPathTemplate: '{testDir}/snapshots/{arg}{ext}',
  use: {
    ...devices['Desktop Chrome'],
    locale: 'en-GB',
    // What CI saw once cannot be run again. Elsewhere a trace would cost about a tenth of the processor: `--trace on` asks for one.
    // Pictures of every moment would cost more than all else that it keeps.
    trace: { mode: process.env.CI ? 'retain-on-failure' : 'off', screenshots: false },
    launchOptions: { executablePath: findBrowser(), args: browserFlags, env: browserVariables },
  },
})
