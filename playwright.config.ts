import { defineConfig, devices } from '@playwright/test'
import { findBrowser } from './e2e/run/browser'

const executablePath = findBrowser()
// A browser that stays by itself: no sandbox inside containers, no traffic of its own.
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

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
    trace: 'retain-on-failure',
    launchOptions: { executablePath, args },
  },
  projects: [
    // First, so that the slow start of `npm run dev` passes beside the other tests.
    { name: 'one-process', testMatch: 'one-process/*.spec.ts', timeout: 180_000 },
    { name: 'two-processes', testMatch: 'two-processes/*.spec.ts' },
  ],
})
