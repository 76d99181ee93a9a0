import { type SpawnSyncOptions, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findBrowser } from 'cashflows-simulator/kit/browser'

// Where no browser is found, on Debian and its descendants and as root: installs the distribution's Chromium.

if (!isFound() && existsSync('/etc/debian_version') && process.getuid?.() === 0) {
  console.log('No browser is found: installing Chromium with apt-get.')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options: SpawnSyncOptions = { stdio: ['ignore', 'inherit', 'inherit'], env }
  spawnSync('apt-get', ['update'], options)
  const install = (name: string) =>
    spawnSync('apt-get', ['install', '--yes', '--no-install-recommends', name], options).status === 0
  // Not every release has the first, which opens a page with less work.
  install('chromium-headless-shell') || install('chromium')
}
console.log(`The browser of the end-to-end tests: ${findBrowser()}`)

function isFound(): boolean {
  try {
    return Boolean(findBrowser())
  } catch {
    return false
  }
}
