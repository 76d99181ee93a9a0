import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { freePort } from 'cashflows-postgres/kit/free-port'
import lighthouse from 'lighthouse'
import { presets } from '../branding/presets.ts'
import { defaultTheme } from '../branding/theme.ts'
import { script } from '../checkout/script.ts'
import { styleOf } from '../checkout/style.ts'
import { Merchant } from '../e2e/merchant.ts'
import { accessibilityProblems } from '../kit/accessibility.ts'
import { browserFlags, findBrowser } from '../kit/browser.ts'
import { addressOfSettings } from '../portal/appearance/preview-settings.ts'
import { pageStates } from '../portal/appearance/sample.ts'
import { start } from './processes.ts'

/**
 * Figures of the hosted payment page: what its style, script and documents weigh compressed, whether each state fits on
 * a phone and what axe-core finds wrong with it, and what Lighthouse says of it on a phone. `npm run figures` at the root
 * of the project, or here `npm run bench:hosted-page`; only the first of them with `npm run figures -- sizes`.
 */
const kilobytes = (text: string) => (gzipSync(text).length / 1024).toFixed(1)
const toCard = (link: string) => link.replace('/payment?', '/payment/card?')

const directory = mkdtempSync(join(tmpdir(), 'bench-'))
const simulator = await start('cli.ts', { DATA_DIR: directory, DATABASE_URL: '' })
const merchant = new Merchant(simulator.url)
try {
  await printSizes()
  if (process.argv[2] !== 'sizes') {
    await printStates()
    await printLighthouse()
  }
} finally {
  await simulator.stop()
  rmSync(directory, { recursive: true, force: true })
}

async function printSizes(): Promise<void> {
  const { link } = await merchant.createsJob()
  const card = await (await fetch(toCard(link))).text()
  const themes = [defaultTheme, ...presets.map(({ theme }) => ({ ...defaultTheme, ...theme }))]
  const largestStyle = Math.max(...themes.map((theme) => Number(kilobytes(styleOf(theme).css))))
  console.table([
    { what: 'script', 'KB, gzip': kilobytes(script.text), budget: 5 },
    { what: 'style, of the largest preset', 'KB, gzip': largestStyle.toFixed(1), budget: 10 },
    { what: 'document of the card form, with its style', 'KB, gzip': kilobytes(card), budget: '' },
    {
      what: 'requests beyond the document',
      'KB, gzip': '',
      budget: `${card.match(/ src="\.\./g)?.length ?? 0}`,
    },
  ])
}

/** Of each state: by how many pixels it is wider than a phone, and what axe-core finds, in light and in dark. */
async function printStates(): Promise<void> {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags })
  try {
    const page = await browser.newPage({ reducedMotion: 'reduce' })
    const editor = await merchant.designsPage(page, 'Figures')
    const overflow = (width: number, textSize: string) =>
      page
        .setViewportSize({ width, height: 740 })
        .then(() => page.evaluate(`document.documentElement.style.fontSize = '${textSize}'`))
        .then(() => page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - innerWidth)'))
    const rows = []
    for (const state of pageStates) {
      const settings = { state, locale: 'en_GB', scheme: 'auto' } as const
      await page.goto(`${editor}/preview/${addressOfSettings(settings)}`)
      const problems = []
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        problems.push(...(await accessibilityProblems(page)))
      }
      rows.push({
        state,
        'over 320 px': await overflow(320, ''),
        'over 360 px, text at 200 %': await overflow(360, '200%'),
        axe: problems.length,
      })
      for (const problem of problems) console.log(`${state}: ${problem}`)
    }
    console.table(rows)
  } finally {
    await browser.close()
  }
}

/** In every category, on a phone, for the page of the choice and for the card form. */
async function printLighthouse(): Promise<void> {
  const port = await freePort()
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: [...browserFlags, `--remote-debugging-port=${port}`],
  })
  try {
    const { link } = await merchant.createsJob({ order: { orderNumber: 'A-1042' } })
    const rows = []
    for (const [page, address] of [
      ['simulation choice', link],
      ['card form', toCard(link)],
    ] as const) {
      const result = await lighthouse(address, { port, logLevel: 'error' })
      const categories = Object.values(result?.lhr.categories ?? {})
      rows.push({
        page,
        ...Object.fromEntries(categories.map(({ title, score }) => [title, Math.round((score ?? 0) * 100)])),
      })
      for (const audit of Object.values(result?.lhr.audits ?? {})) {
        if (audit.score !== null && audit.score < 1 && audit.scoreDisplayMode === 'binary') {
          console.log(`${page}: ${audit.title}`)
        }
      }
    }
    console.table(rows)
  } finally {
    await browser.close()
  }
}
