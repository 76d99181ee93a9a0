import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { installedBrowser, type Machine } from '../installed-browser.ts'
import { packageFile } from '../package-files.ts'

/** For a browser that stays by itself: no sandbox, which containers do not allow, and no traffic of its own. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
]

/** For letters that look alike on every Linux. The flag for that is heeded by some builds of Chromium only. */
export const browserVariables = { ...process.env, FONTCONFIG_FILE: packageFile('kit/fonts.conf') }

/**
 * Finds a Chromium for end-to-end tests, and to try a shop: the one that CHROMIUM_PATH names, an installed one, Playwright's own.
 *
 * @returns the path of the program
 * @throws Error whose message is one sentence that says what to do
 */
export function findBrowser(
  machine: Machine = { platform: process.platform, variables: process.env, exists: existsSync },
  playwrightsChromium: string = chromium.executablePath(),
): string {
  const named = machine.variables.CHROMIUM_PATH
  if (named) {
    if (machine.exists(named)) return named
    throw new Error(
      `CHROMIUM_PATH names ${named}, where there is no file: set it to the path of Chromium or Chrome.`,
    )
  }
  const installed = installedBrowser(machine)
  if (installed) return installed
  if (machine.exists(playwrightsChromium)) return playwrightsChromium
  throw new Error(
    'A browser is needed: run `npx playwright-core install chromium`, or set CHROMIUM_PATH to the path of Chromium or Chrome.',
  )
}
