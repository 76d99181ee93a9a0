import { type SpawnSyncOptions, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { packageFile } from '../package-files.ts'
import { installedBrowser } from './installed-browser.ts'

/** What the search for a browser asks of the machine it runs on. */
export interface Machine {
  platform: NodeJS.Platform
  variables: Record<string, string | undefined>
  /** True for Debian and its descendants, when packages may be installed. */
  canInstallPackages: boolean
  /** Where Playwright's own Chromium is, once downloaded. */
  playwrightsChromium: string
  exists(path: string): boolean
  /** Installs the distribution's Chromium; whether it worked shows in `exists`. */
  installChromium(): void
}

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
 * Finds a Chromium for the end-to-end tests: the one that CHROMIUM_PATH names, an installed one, Playwright's own;
 * on Debian as root it installs the distribution's.
 *
 * @returns the path of the program
 * @throws Error whose message is one sentence that says what to do
 */
export function findBrowser(machine: Machine = thisMachine()): string {
  const named = machine.variables.CHROMIUM_PATH
  if (named) {
    if (machine.exists(named)) return named
    throw new Error(
      `CHROMIUM_PATH names ${named}, where there is no file: set it to the path of Chromium or Chrome.`,
    )
  }
  const found =
    installedBrowser(machine) ??
    (machine.exists(machine.playwrightsChromium) ? machine.playwrightsChromium : undefined)
  if (found) return found
  if (machine.canInstallPackages) {
    machine.installChromium()
    const installed = installedBrowser(machine)
    if (installed) return installed
  }
  throw new Error(
    'The end-to-end tests need a browser: run `npx playwright install chromium`, or set CHROMIUM_PATH to the path of Chromium or Chrome.',
  )
}

function thisMachine(): Machine {
  return {
    platform: process.platform,
    variables: process.env,
    canInstallPackages: existsSync('/etc/debian_version') && process.getuid?.() === 0,
    playwrightsChromium: chromium.executablePath(),
    exists: existsSync,
    installChromium() {
      console.log('No browser found: installing Debian’s Chromium.')
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
      const options: SpawnSyncOptions = { stdio: ['ignore', 'inherit', 'inherit'], env }
      spawnSync('apt-get', ['update'], options)
      const install = (name: string) =>
        spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', name], options).status === 0
      // Not every release of Debian and of its descendants has the first.
      install('chromium-headless-shell') || install('chromium')
    },
  }
}
