import { delimiter } from 'node:path'
import { expect, it } from 'vitest'
import { findBrowser, type Machine } from './browser.ts'

interface Given extends Partial<Machine> {
  files?: string[]
  /** Appears when packages are installed. */
  packaged?: string
}

function machine({ files = [], packaged, ...given }: Given): Machine & { installed: boolean } {
  const there = new Set(files)
  return {
    platform: 'linux',
    variables: { PATH: ['/usr/local/bin', '/usr/bin'].join(delimiter) },
    canInstallPackages: false,
    playwrightsChromium: '/home/anna/.cache/ms-playwright/chromium/chrome',
    exists: (path) => there.has(path),
    installed: false,
    installChromium() {
      this.installed = true
      if (packaged) there.add(packaged)
    },
    ...given,
  }
}

it('takes the browser that CHROMIUM_PATH names before any other', () => {
  const variables = { PATH: '/usr/bin', CHROMIUM_PATH: '/opt/chromium' }
  expect(findBrowser(machine({ files: ['/usr/bin/chromium', '/opt/chromium'], variables }))).toBe(
    '/opt/chromium',
  )
})

it('says so when CHROMIUM_PATH names no file, instead of taking another browser', () => {
  const variables = { PATH: '/usr/bin', CHROMIUM_PATH: '/opt/chromium' }
  expect(() => findBrowser(machine({ files: ['/usr/bin/chromium'], variables }))).toThrow(
    'CHROMIUM_PATH names /opt/chromium, where there is no file',
  )
})

it('prefers the headless shell, which opens a page with less work', () => {
  expect(findBrowser(machine({ files: ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell'] }))).toBe(
    '/usr/bin/chromium-headless-shell',
  )
})

it.each(['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'])(
  'finds an installed %s on PATH',
  (name) => {
    expect(findBrowser(machine({ files: [`/usr/bin/${name}`] }))).toBe(`/usr/bin/${name}`)
  },
)

it('finds Chrome where macOS keeps its applications', () => {
  const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  expect(findBrowser(machine({ platform: 'darwin', files: [chrome] }))).toBe(chrome)
})

it('finds Chrome where Windows keeps its programs', () => {
  const chrome = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
  expect(findBrowser(machine({ platform: 'win32', files: [chrome] }))).toBe(chrome)
})

it('takes the Chromium that Playwright downloaded when none is installed', () => {
  const downloaded = '/home/anna/.cache/ms-playwright/chromium/chrome'
  expect(findBrowser(machine({ files: [downloaded] }))).toBe(downloaded)
})

it('installs Debian’s Chromium where it may and nothing else is there', () => {
  expect(findBrowser(machine({ canInstallPackages: true, packaged: '/usr/bin/chromium' }))).toBe(
    '/usr/bin/chromium',
  )
})

it('installs nothing where a browser is there already', () => {
  const debian = machine({ canInstallPackages: true, files: ['/usr/bin/chromium'] })
  findBrowser(debian)
  expect(debian.installed).toBe(false)
})

it('says in one sentence what to do when there is no browser to be had', () => {
  const sentence =
    /^The end-to-end tests need a browser: run `npx playwright install chromium`, or set CHROMIUM_PATH [^.]*\.$/
  expect(() => findBrowser(machine({}))).toThrow(sentence)
  expect(() => findBrowser(machine({ canInstallPackages: true }))).toThrow(sentence)
})
