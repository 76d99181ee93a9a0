import { defineConfig, devices } from '@playwright/test'
import { browserFlags, browserVariables, findBrowser } from './e2e/run/browser'

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  reporter: 'list',
  expect: { timeout: 10_000, toHaveScreenshot: { threshold: 0.05, maxDiffPixels: 40 } },
  snapshotPathTemplate: '{testDir}/{testFileDir}/snapshots/{arg}{ext}',
  use: {
    ...devices['Desktop Chrome'],
    locale: 'en-GB',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: findBrowser(), args: browserFlags, env: browserVariables },
  },
  projects: [
    // First, so that the slow start of `npm run dev` passes beside the other tests.
    // It compiles each page when it is first asked for.
    {
      name: 'one-process',
      testMatch: 'one-process/*.spec.ts',
      timeout: 240_000,
      expect: { timeout: 60_000 },
    },
    { name: 'two-processes', testMatch: 'two-processes/*.spec.ts' },
    {
      name: 'simulator-alone',
      testMatch: 'simulator-alone/*.spec.ts',
      // Other systems draw the same letters differently, and would need pictures of their own.
      testIgnore: process.platform === 'linux' ? [] : 'simulator-alone/snapshots.spec.ts',
    },
  ],
})
