import { defineConfig } from '@playwright/test'
import config from './playwright.config.ts'

// `npm run test:side-by-side`: 200 tests of one simulator by four workers, each with a clock that it winds, and half of them
// with a fault.
// Playwright's own repetitions would each take a new process.
process.env.SIDE_BY_SIDE = '100'

export default defineConfig(config, {
  testMatch: 'side-by-side.spec.ts',
  workers: 4,
  webServer: {
    command: 'node dist/bundle/cli.js --port 0 --memory --control on',
    // What it names goes into the environment, where the kit finds it.
    wait: { stdout: /Simulator listening on (?<SIMULATOR_URL>\S+)/ },
  },
})
