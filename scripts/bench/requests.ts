import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sealData } from 'iron-session'
import { HttpShopper } from '../../e2e/http-shopper'
import { Browser } from '../form-browser'
import { startNext } from '../next-process'
import { startBareApplication } from './bare-application'
import { load, sameRequest } from './load'
import { median } from './median'

const connections = 16
const seconds = 5

/** The shop answers faster and faster for as long, while it opens its store and Node optimises what runs often. */
const warmUpSeconds = 15

/** What a page of Next without content weighs, roughly; its text stands in it twice, as HTML and for React. */
const emptyPageBytes = 5_000

const sealedPage = `
import { unsealData } from 'iron-session'
import { cookies } from 'next/headers'

export default async function Page() {
  const seal = (await cookies()).get('sealed')?.value ?? ''
  const { name } = await unsealData<{ name?: string }>(seal, { password: process.env.SESSION_PASSWORD! })
  return <h1>Hello {name}</h1>
}
`

/**
 * Measures how many requests a second the built shop serves of a static page, beside a bare static page of the same Next
 * and weight, and of the cart and the checkout, beside a bare page that reads a sealed cookie. Nothing is compressed.
 */
export async function benchRequests(rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'requests-bench-'))
  const password = randomBytes(32).toString('hex')
  const running: { stop(): Promise<void> }[] = []
  try {
    const shop = await startNext({ DATA_DIR: join(folder, 'data'), SESSION_PASSWORD: password })
    running.push(shop)
    const homeBytes = await weightOf(`${shop.url}/en-GB`)
    const text = randomBytes((homeBytes - emptyPageBytes) / 4).toString('hex')
    const bare = await startBareApplication(
      join(folder, 'bare'),
      {
        'app/static/page.tsx': `export default () => <p>${text}</p>`,
        'app/sealed/page.tsx': sealedPage,
      },
      { SESSION_PASSWORD: password },
    )
    running.push(bare)
    const sealed = { cookie: `sealed=${await sealData({ name: 'Anna' }, { password })}` }
    const withCart = { cookie: await cookiesWithCart(shop.url) }

    const rows: Record<string, string | number>[] = []
    for (const [path, barePath, headers, bareHeaders] of [
      ['/en-GB', '/static', {}, {}],
      ['/en-GB/categories/drink', '/static', {}, {}],
      ['/en-GB/cart', '/sealed', withCart, sealed],
      ['/en-GB/checkout', '/sealed', withCart, sealed],
    ] as const) {
      const ours: number[] = []
      const theirs: number[] = []
      const rate = async (url: string, sent: Record<string, string>, lastingSeconds = seconds) =>
        (await load(url, sameRequest(), { connections, seconds: lastingSeconds, headers: sent })).perSecond
      await rate(`${shop.url}${path}`, headers, warmUpSeconds)
      await rate(`${bare.url}${barePath}`, bareHeaders, warmUpSeconds)
      for (let round = 0; round < rounds; round++) {
        theirs.push(await rate(`${bare.url}${barePath}`, bareHeaders))
        ours.push(await rate(`${shop.url}${path}`, headers))
      }
      rows.push({
        page: path,
        bytes: await weightOf(`${shop.url}${path}`, headers),
        'requests a second': Math.round(median(ours)),
        'bytes of the bare page': await weightOf(`${bare.url}${barePath}`, bareHeaders),
        'bare requests a second': Math.round(median(theirs)),
        ratio: median(ours.map((perSecond, round) => perSecond / (theirs[round] ?? Number.NaN))).toFixed(2),
      })
    }
    console.log(`Medians of ${rounds} rounds of ${seconds} s, ${connections} connections.`)
    console.table(rows)
  } finally {
    await Promise.allSettled(running.map((process) => process.stop()))
    rmSync(folder, { recursive: true, force: true })
  }
}

async function weightOf(url: string, headers: Record<string, string> = {}): Promise<number> {
  const response = await fetch(url, { headers })
  return (await response.arrayBuffer()).byteLength
}

/** The cookies of a shopper with three mugs in the cart. */
async function cookiesWithCart(url: string): Promise<string> {
  const browser = await Browser.open()
  try {
    await new HttpShopper(browser, url).putsIntoCart('soup-mug', { quantity: 3 })
    return await browser.cookieHeader()
  } finally {
    await browser.close()
  }
}
