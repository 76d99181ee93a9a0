import { delimiter } from 'node:path'
import { expect, it } from 'vitest'
import type { Machine } from '../installed-browser.ts'
import { findBrowser } from './browser.ts'

const downloaded = '/home/anna/.cache/ms-playwright/chromium/chrome'

/** @returns the browser that is found on a machine with these files */
function browserOn({ files = [], ...given }: Partial<Machine> & { files?: string[] }): string {
  const machine: Machine = {
    platform: 'linux',
    variables: { PATH: ['/usr/local/bin', '/usr/bin'].join(delimiter) },
    exists: (path) => files.includes(path),
    ...given,
  }
  return findBrowser(machine, downloaded)
}

it('takes the browser that CHROMIUM_PATH names before any other', () => {
  const variables = { PATH: '/usr/bin', CHROMIUM_PATH: '/opt/chromium' }
  expect(browserOn({ files: ['/usr/bin/chromium', '/opt/chromium'], variables })).toBe('/opt/chromium')
})

it('says so when CHROMIUM_PATH names no file, instead of taking another browser', () => {
  const variables = { PATH: '/usr/bin', CHROMIUM_PATH: '/opt/chromium' }
  expect(() => browserOn({ files: ['/usr/bin/chromium'], variables })).toThrow(
    'CHROMIUM_PATH names /opt/chromium, where there is no file',
  )
})

it('prefers the headless shell, which opens a page with less work', () => {
  expect(browserOn({ files: ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell'] })).toBe(
    '/usr/bin/chromium-headless-shell',
  )
})

it.each(['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'])(
  'finds an installed %s on PATH',
  (name) => {
    expect(browserOn({ files: [`/usr/bin/${name}`] })).toBe(`/usr/bin/${name}`)
  },
)

it('finds Chrome where macOS keeps its applications', () => {
  const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  expect(browserOn({ platform: 'darwin', files: [chrome] })).toBe(chrome)
})

it('finds Chrome where Windows keeps its programs', () => {
  const chrome = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
  expect(browserOn({ platform: 'win32', files: [chrome] })).toBe(chrome)
})

it('takes the Chromium that Playwright downloaded when none is installed', () => {
  expect(browserOn({ files: [downloaded] })).toBe(downloaded)
})

it('says in one sentence what to do when there is no browser to be had', () => {
  const sentence =
    /^A browser is needed: run `npx playwright-core install chromium`, or set CHROMIUM_PATH [^.]*\.$/
  expect(() => browserOn({})).toThrow(sentence)
})
