import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { PostgresCluster } from 'cashflows-postgres/kit/cluster'
import { findPostgresPrograms } from 'cashflows-postgres/kit/programs'
import { sql } from 'drizzle-orm'
import type { Purchase } from '../chaos/purchase'
import { Browser } from '../form-browser'
import { BuildOutput } from './build-output'
import { VercelDeployment } from './deployment'
import { inspect } from './inspection'
import { buildForPlatform } from './platform-build'

// `npm run check:vercel`: builds the shop with the CLI of Vercel, without an account, looks at what came out, and buys from
// it, while every process is suspended as soon as its response is out. `-- FOLDER` takes a copy that was built already.

const programs = findPostgresPrograms()
if (!programs) {
  console.error(
    'This check needs the programs of PostgreSQL, initdb and postgres: install them, or put them on PATH.',
  )
  process.exit(1)
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

const [built] = process.argv.slice(2)
const project = built ?? buildForPlatform({ DATABASE_URL: '', POSTGRES_URL: '', CASHFLOWS_ENVIRONMENT: '' })
const output = new BuildOutput(project)
const cluster = new PostgresCluster(programs)
let printed = ''
let failures = 0

async function check(what: string, act: () => Promise<string | undefined>): Promise<void> {
  const began = performance.now()
  try {
    const found = await act()
    console.log(`✓ ${what}${found ? `: ${found}` : ''} (${Math.round(performance.now() - began)} ms)`)
  } catch (error) {
    failures++
    console.error(`✗ ${what}: ${error instanceof Error ? error.message : error}`)
  }
}

/** Pays, and expects the page of the order to say so, at the host where the shopper began. */
async function buyAndReturn(purchase: Purchase, host: string): Promise<void> {
  const page = await purchase.pay(await purchase.checkOut())
  if (page.url.host !== host) throw new Error(`the shopper came back to ${page.url}`)
  if (!page.url.pathname.includes('/orders/'))
    throw new Error(`the shopper came back to ${page.url.pathname}`)
}

async function shopping(deployment: VercelDeployment): Promise<void> {
  const { database } = deployment
  await check('four shoppers at once on an empty database, all processes cold', async () => {
    const shoppers = await Promise.all(Array.from({ length: 4 }, () => deployment.shopper('domain')))
    await Promise.all(shoppers.map((shopper) => buyAndReturn(shopper, 'shop.invalid')))
    await Promise.all(shoppers.map(({ browser }) => browser.close()))
    return undefined
  })
  await check('a shopper who returns has paid, and stays on the host', async () => {
    const shopper = await deployment.shopper('branch')
    await buyAndReturn(shopper, 'shop-git-main.invalid')
    await deployment.expectNewest('paid')
    return undefined
  })
  await check('a shopper who does not return has paid, by the notification', async () => {
    const shopper = await deployment.shopper('domain')
    await shopper.pay(await shopper.checkOut(), { returns: false })
    await deployment.expectNewest('paid')
    return undefined
  })
  await check('a notification that was not taken is sent again by the next traffic', async () => {
    const shopper = await deployment.shopper('domain')
    const hosted = await shopper.checkOut()
    await database.execute(sql`alter table shop.orders rename to orders_elsewhere`)
    await shopper.pay(hosted, { returns: false })
    await until(async () => (await rejections(deployment)) > 0)
    await database.execute(sql`alter table shop.orders_elsewhere rename to orders`)
    await database.execute(
      sql`update simulator.notification set next_attempt_at = now() where state = 'waiting'`,
    )
    await shopper.browser.visit('https://shop.invalid/simulator')
    await deployment.expectNewest('paid')
    return undefined
  })
  await database.execute(sql`
    update simulator.configuration set faults = '[{"id":"lost","scenario":"notification-dropped"}]'`)
  await check('without notification and return, the cron job finds the payment', async () => {
    const shopper = await deployment.shopper('domain')
    await shopper.pay(await shopper.checkOut(), { returns: false })
    await deployment.makeOrdersDue()
    const [cron] = output.crons
    if (!cron) throw new Error('there is no cron job')
    const answer = await deployment.callCron(cron.path)
    await deployment.expectNewest('paid')
    return answer.replace(/<[^>]*>/g, '')
  })
  await check('without notification and return, the traffic of others finds the payment', async () => {
    const shopper = await deployment.shopper('domain')
    await shopper.pay(await shopper.checkOut(), { returns: false })
    await deployment.makeOrdersDue()
    // Once a minute for the whole deployment; a minute has passed.
    await database.execute(sql`delete from shop.rate_limits`)
    const other = await deployment.openBrowser()
    for (let visits = 0; visits < 5 && (await deployment.newestStatus()) !== 'paid'; visits++) {
      await other.visit('https://shop.invalid/api/cart')
      await pause(1000)
    }
    await deployment.expectNewest('paid')
    return undefined
  })
  await check('connections of 20 instances at once', async () => {
    const browsers = await Promise.all(Array.from({ length: 20 }, () => deployment.openBrowser()))
    let most = 0
    let isOver = false
    const watching = (async () => {
      while (!isOver) {
        most = Math.max(most, await deployment.connections())
        await pause(20)
      }
    })()
    await Promise.all(browsers.map((browser) => browser.visit('https://shop.invalid/simulator/portal')))
    await Promise.all(browsers.map((browser) => browser.visit('https://shop.invalid/api/cart')))
    isOver = true
    await watching
    await until(async () => (await deployment.connections()) === 0)
    return `${most} at most with ${deployment.platform.processes} processes, and none when all are suspended`
  })
}

async function previewing(deployment: VercelDeployment): Promise<void> {
  await check('a preview asks for a sign-in', async () => {
    const stranger = await Browser.open({ proxy: deployment.platform.proxy })
    const { html } = await stranger.visit('https://shop-abc123.invalid/en-GB')
    if (!html.includes('Authentication Required')) throw new Error('it does not')
    return undefined
  })
  for (const [name, host] of [
    ['own', 'shop-abc123.invalid'],
    ['branch', 'shop-git-main.invalid'],
  ] as const) {
    await check(`on a preview at ${host} behind that, a shopper pays and returns`, async () => {
      await buyAndReturn(await deployment.shopper(name), host)
      await deployment.expectNewest('paid')
      return undefined
    })
    await check(`on a preview at ${host} behind that, a notification comes through`, async () => {
      const shopper = await deployment.shopper(name)
      await shopper.pay(await shopper.checkOut(), { returns: false })
      await deployment.expectNewest('paid')
      return undefined
    })
  }
}

async function rejections({ database }: VercelDeployment): Promise<number> {
  const { rows } = await database.execute(
    sql`select 1 from simulator.notification_attempt where not acknowledged`,
  )
  return rows.length
}

async function until(isReached: () => Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + 60_000
  while (!(await isReached())) {
    if (performance.now() > giveUpAt) throw new Error('it takes more than a minute')
    await pause(100)
  }
}

try {
  await cluster.start()
  for (const [what, fault] of inspect(output)) {
    await check(what, async () => {
      if (fault) throw new Error(fault)
      return undefined
    })
  }
  for (const [kind, visit] of [
    ['production', shopping],
    ['preview', previewing],
  ] as const) {
    const deployment = await VercelDeployment.start(output, cluster, kind, (text) => {
      printed += text
    })
    try {
      await visit(deployment)
      if (kind === 'production') printFunctions(deployment)
    } finally {
      await deployment.close()
    }
  }
} finally {
  await cluster.remove()
  if (built === undefined) rmSync(project, { recursive: true, force: true })
}
if (failures > 0) console.error(`\nWhat the functions printed:\n${printed}`)
process.exitCode = failures > 0 ? 1 : 0

function printFunctions({ platform }: VercelDeployment): void {
  for (const [name, bytes] of platform.sizes) {
    const starts = platform.coldStarts.get(name) ?? []
    const times =
      starts.length > 0 ? `cold starts ${Math.min(...starts)} to ${Math.max(...starts)} ms` : 'never called'
    console.log(`  ${(bytes / 1e6).toFixed(1).padStart(5)} MB  ${name}: ${times}`)
  }
}
