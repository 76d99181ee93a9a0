import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium, type Page } from '@playwright/test'
import { browserFlags, browserVariables, findBrowser } from 'cashflows-simulator/kit/browser'
import { details } from '../../e2e/shopper'
import { copyPackages, copySources } from '../project-copy'
import { writeBareApplication } from './bare-application'
import { median } from './median'

/** How long a shopper looks at a page before going on. */
const lookingMs = 2_000

/** What every shop in several languages has Next do before its first page. */
const localizedFiles = {
  'app/layout.tsx': 'export default ({ children }: { children: React.ReactNode }) => children',
  'app/[locale]/layout.tsx': `import '../globals.css'
    export const dynamicParams = false
    export const generateStaticParams = () => [{ locale: 'en-GB' }]
    export default ({ children }: { children: React.ReactNode }) => <html lang="en"><body>{children}</body></html>`,
  'app/[locale]/page.tsx': 'export default () => <h1 className="text-lg">Hello</h1>',
  'app/globals.css': '@import "tailwindcss";',
  'postcss.config.mjs': "export default { plugins: { '@tailwindcss/postcss': {} } }",
  'proxy.ts': `import { type NextRequest, NextResponse } from 'next/server'
    export const proxy = ({ nextUrl }: NextRequest) =>
      nextUrl.pathname === '/' ? NextResponse.redirect(new URL('/en-GB', nextUrl)) : NextResponse.next()`,
}

/**
 * Measures how long a newcomer waits for the first page, beside a bare page of the same Next, how long for each page of
 * a first purchase, and how much memory the built shop takes with its simulator.
 */
export async function benchPages(rounds: number): Promise<void> {
  const browser = findBrowser()
  const folder = mkdtempSync(join(tmpdir(), 'storefront-bench-'))
  const shop = join(folder, 'shop')
  const bare = join(folder, 'bare')
  const localized = join(folder, 'localized')
  try {
    copySources(shop)
    copyPackages(shop)
    // As `npm ci` does at its end.
    spawnSync('npm', ['run', '--silent', 'prepare'], { cwd: shop, stdio: 'inherit' })
    writeBareApplication(bare, { 'app/page.tsx': 'export default () => <h1>Hello</h1>' })
    writeBareApplication(localized, localizedFiles)
    const first: Record<string, number[]> = {}
    const waits: Record<string, number[]> = {}
    for (let round = 0; round < rounds; round++) {
      for (const application of [bare, localized, shop]) {
        for (const state of ['clean clone', 'with data']) {
          if (state === 'clean clone') makeClean(application)
          const server = await start(application, 'dev')
          note(first, `${basename(application)} ${state}`, server.readyMs)
          try {
            if (application === shop && state === 'clean clone')
              for (const [step, ms] of await buy(server.url, browser)) note(waits, step, ms)
          } finally {
            await server.stop()
          }
        }
      }
    }
    const memory = await memoryOfBuiltShop(shop, browser)

    console.log(`Medians of ${rounds} rounds.\n`)
    for (const state of ['clean clone', 'with data']) {
      const ours = median(first[`shop ${state}`])
      const beside = (name: string) => {
        const theirs = median(first[`${name} ${state}`])
        return `${seconds(theirs)}, ratio ${(ours / theirs).toFixed(2)}`
      }
      console.log(`First page, ${state}: ${seconds(ours)}; bare page of Next ${beside('bare')}`)
      console.log(`  with a proxy, a language in its address and Tailwind ${beside('localized')}`)
    }
    for (const [step, times] of Object.entries(waits)) console.log(`${step}: ${seconds(median(times))}`)
    console.log(`Memory of \`npm start\` after a purchase: ${memory} MB`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function makeClean(application: string): void {
  for (const name of ['.next', '.data']) rmSync(join(application, name), { recursive: true, force: true })
}

interface Server {
  url: string
  /** From the command to the whole first page. */
  readyMs: number
  process: ChildProcess
  stop(): Promise<void>
}

async function start(application: string, script: string): Promise<Server> {
  const began = performance.now()
  const child = spawn('npm', ['run', '--silent', script], {
    cwd: application,
    env: {
      ...process.env,
      PORT: '0',
      NEXT_TELEMETRY_DISABLED: '1',
      SESSION_PASSWORD: 'only for this measurement, on this machine',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  const stop = async () => {
    const closed = new Promise((resolve) => child.once('close', resolve))
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
    await closed
  }
  const url = await addressIn(child.stdout)
  while (!(await isServed(url))) await sleep(20)
  return { url, readyMs: performance.now() - began, process: child, stop }
}

async function addressIn(printed: Readable): Promise<string> {
  let text = ''
  for await (const chunk of printed.iterator({ destroyOnReturn: false })) {
    text += chunk
    const address = /Local:\s+(http:\S+)/.exec(text)?.[1]
    if (address) {
      printed.resume()
      return address
    }
  }
  throw new Error(`The server ended before it listened:\n${text}`)
}

async function isServed(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { headers: { 'accept-language': 'en-GB' } })
    await response.text()
    return response.ok
  } catch {
    return false
  }
}

/** Buys something. @returns what the shopper did and how long the page kept waiting, in milliseconds */
async function buy(url: string, executablePath: string): Promise<[string, number][]> {
  const browser = await chromium.launch({
    executablePath,
    args: browserFlags,
    env: browserVariables,
  })
  const page = await browser.newPage({ locale: 'en-GB' })
  page.setDefaultTimeout(120_000)
  await page.goto(`${url}/en-GB`)
  const waits: [string, number][] = []
  for (const [step, act, seen] of purchase(page)) {
    await sleep(lookingMs)
    const began = performance.now()
    await act()
    await seen.waitFor()
    waits.push([step, performance.now() - began])
  }
  await browser.close()
  return waits
}

function purchase(page: Page) {
  const pay = async () => {
    for (const [label, value] of Object.entries(details))
      await page.getByLabel(label, { exact: true }).filter({ visible: true }).fill(value)
    await page.getByRole('button', { name: /^Pay £/ }).click()
  }
  const add = page.getByRole('button', { name: 'Add to basket' })
  const checkout = page.getByRole('main').getByRole('link', { name: 'Checkout' })
  return [
    ['Home to product', () => page.locator('a[href$="/products/soup-mug"]').first().click(), add],
    [
      'Into the cart',
      () => add.click(),
      page.getByRole('status').filter({ hasText: 'Added to your basket' }),
    ],
    [
      'Product to cart',
      () => page.getByRole('dialog').getByRole('link', { name: 'Go to basket' }).click(),
      checkout,
    ],
    ['Cart to checkout', () => checkout.click(), page.getByLabel('Email address')],
    ['Checkout to payment page', pay, page.getByRole('button', { name: 'Successful Payment' })],
  ] as const
}

async function memoryOfBuiltShop(shop: string, browser: string): Promise<number> {
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: shop, stdio: 'ignore' })
  if (status !== 0) throw new Error('npm run build failed.')
  const server = await start(shop, 'start')
  try {
    await buy(server.url, browser)
    return residentMegabytes(server.process.pid)
  } finally {
    await server.stop()
  }
}

/** Of all processes of a group. */
function residentMegabytes(group: number | undefined): number {
  const { stdout } = spawnSync('ps', ['-eo', 'pgid=,rss='], { encoding: 'utf8' })
  const sizes = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number))
  const kilobytes = sizes.filter(([pgid]) => pgid === group).reduce((sum, [, rss = 0]) => sum + rss, 0)
  return Math.round(kilobytes / 1024)
}

function note(times: Record<string, number[]>, name: string, ms: number): void {
  times[name] = [...(times[name] ?? []), ms]
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
