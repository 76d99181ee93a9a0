import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { freePort } from 'cashflows-postgres/kit/free-port'
import { browserFlags, browserVariables, findBrowser } from 'cashflows-simulator/kit/browser'
import lighthouse from 'lighthouse'
import { HttpShopper } from '../../e2e/http-shopper'
import { Browser } from '../form-browser'
import { startNext } from '../next-process'
import { copyPackages, copySources } from '../project-copy'
import { startBareApplication } from './bare-application'
import { median } from './median'

/**
 * What Lighthouse says of the built shop's pages on a phone with a slow connection, beside a bare page of the same Next,
 * medians of several rounds, and what it finds wrong. Cart and checkout have something in them, and the order is paid.
 */
export async function benchLighthouse(rounds: number): Promise<void> {
  const executablePath = findBrowser()
  const directory = mkdtempSync(join(tmpdir(), 'lighthouse-bench-'))
  const running: { stop(): Promise<void> }[] = []
  try {
    const folder = join(directory, 'shop')
    copySources(folder)
    copyPackages(folder)
    const [port, shopPort] = [await freePort(), await freePort()]
    const url = `http://localhost:${shopPort}`
    // Static pages name themselves by the address that they are built for.
    const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
      cwd: folder,
      env: { ...process.env, APP_URL: url, NEXT_DIST_DIR: '' },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    if (status !== 0) throw new Error('npm run build failed.')
    const shop = await startNext(
      { APP_URL: url, SESSION_PASSWORD: randomBytes(32).toString('hex') },
      { folder, port: shopPort },
    )
    running.push(shop)
    const bare = await startBareApplication(join(directory, 'bare'), {
      'app/page.tsx': 'export default () => <h1>Hello</h1>',
    })
    running.push(bare)
    const browser = await chromium.launch({
      executablePath,
      args: [...browserFlags, `--remote-debugging-port=${port}`],
      env: browserVariables,
    })
    running.push({ stop: () => browser.close() })
    const shopper = await Browser.open()
    running.push({ stop: () => shopper.close() })
    const visitor = new HttpShopper(shopper, url)
    await visitor.checksOut()
    await visitor.chooses('Successful Payment')
    await visitor.seesOrder('paid')
    const order = visitor.page.url.pathname
    await visitor.putsIntoCart()
    const cookie = await shopper.cookieHeader()

    const rows: Record<string, string | number>[] = []
    const faults = new Set<string>()
    for (const [page, address] of [
      ['bare page of Next', bare.url],
      ['home', `${url}/en-GB`],
      ['listing', `${url}/en-GB/categories/drink`],
      ['product', `${url}/en-GB/products/harbour-mug`],
      ['cart', `${url}/en-GB/cart`],
      ['checkout', `${url}/en-GB/checkout`],
      ['order', url + order],
    ] as const) {
      const scores: Record<string, number[]> = {}
      for (let round = 0; round < rounds; round++) {
        const result = await lighthouse(address, {
          port,
          logLevel: 'error',
          extraHeaders: { Cookie: cookie },
        })
        if (!result || result.lhr.runtimeError)
          throw new Error(`${address}: ${result?.lhr.runtimeError?.message ?? 'Lighthouse measured nothing'}`)
        const { categories, audits } = result.lhr
        const note = (name: string, value = Number.NaN) => {
          scores[name] = [...(scores[name] ?? []), value]
        }
        for (const { title, score } of Object.values(categories)) note(title, Math.round((score ?? 0) * 100))
        note('LCP (s)', (audits['largest-contentful-paint']?.numericValue ?? Number.NaN) / 1000)
        note('blocked (ms)', audits['total-blocking-time']?.numericValue)
        note('CLS', audits['cumulative-layout-shift']?.numericValue)
        for (const { score, scoreDisplayMode, title } of Object.values(audits))
          if (address !== bare.url && scoreDisplayMode === 'binary' && score !== null && score < 1)
            faults.add(`${page}: ${title}`)
      }
      const medians = Object.entries(scores).map(([name, values]) => [
        name,
        Number(median(values).toFixed(2)),
      ])
      rows.push({ page, ...Object.fromEntries(medians) })
    }
    console.log(`Medians of ${rounds} rounds.`)
    console.table(rows)
    for (const fault of faults) console.log(fault)
  } finally {
    await Promise.allSettled(running.map((process) => process.stop()))
    rmSync(directory, { recursive: true, force: true })
  }
}
