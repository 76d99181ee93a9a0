import { defineConfig, devices } from '@playwright/test'
import { browserFlags, browserVariables, findBrowser } from './kit/browser.ts'

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  reporter: 'list',
  expect: { timeout: 10_000, toHaveScreenshot: { threshold: 0.05, maxDiffPixels: 40 } },
  snapshotPathTemplate: '{testDir}/snapshots/{arg}{ext}',
  // Other systems draw the same letters differently, and would need pictures of their own.
  testIgnore: process.platform === 'linux' ? [] : 'snapshots.spec.ts',
  use: {
    ...devices['Desktop Chrome'],
    locale: 'en-GB',
    // Pictures of every moment would cost more of the processor than all else that a trace keeps.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: { executablePath: findBrowser(), args: browserFlags, env: browserVariables },
  },
})
