import { defineConfig, devices } from '@playwright/test'
import { browserFlags, browserVariables, findBrowser } from 'cashflows-simulator/kit/browser'

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  reporter: 'list',
  expect: { timeout: 10_000 },
  use: {
    ...devices['Desktop Chrome'],
    locale: 'en-GB',
    // Pictures of every moment would cost more of the processor than all else that a trace keeps.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: { executablePath: findBrowser(), args: browserFlags, env: browserVariables },
  },
  projects: [
    // First, so that the slow start of `npm run dev` passes beside the other tests.
    // It compiles each page when it is first asked for.
    {
      name: 'development',
      testMatch: 'development.spec.ts',
      timeout: 240_000,
      expect: { timeout: 60_000 },
    },
    { name: 'shop', testIgnore: 'development.spec.ts' },
  ],
})
