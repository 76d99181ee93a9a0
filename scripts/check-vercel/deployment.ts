import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { PostgresCluster } from 'cashflows-postgres/kit/cluster'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { z } from 'zod'
import { Purchase } from '../chaos/purchase'
import { makeDue, readTime } from '../chaos/shop-ledger'
import { Browser } from '../form-browser'
import type { BuildOutput } from './build-output'
import { Platform } from './platform'

/** Where deployments of one project stand. Nobody can find these hosts but through the platform. */
const hosts = { domain: 'shop.invalid', branch: 'shop-git-main.invalid', own: 'shop-abc123.invalid' }

const connect = (databaseUrl: string) => drizzle(databaseUrl)

/** A deployment of the shop on the platform, with a database of its own. */
export class VercelDeployment {
  readonly platform: Platform
  readonly database: ReturnType<typeof connect>
  readonly #cronSecret = randomBytes(16).toString('hex')
  readonly #protectionCookie: string | undefined
  #shoppers = 0

  /** @param kind a preview stands behind a protection */
  static async start(
    output: BuildOutput,
    cluster: PostgresCluster,
    kind: 'production' | 'preview',
    onPrint: (printed: string) => void,
  ): Promise<VercelDeployment> {
    const server = drizzle(cluster.url('postgres'))
    await server.execute(sql.raw(`create database ${kind}`))
    await server.$client.end()
    const deployment = new VercelDeployment(output, cluster.url(kind), kind, onPrint)
    await deployment.platform.listen()
    return deployment
  }

  private constructor(
    output: BuildOutput,
    databaseUrl: string,
    kind: 'production' | 'preview',
    onPrint: (printed: string) => void,
  ) {
    this.database = connect(databaseUrl)
    this.#protectionCookie = kind === 'preview' ? randomBytes(16).toString('hex') : undefined
    this.platform = new Platform(output, {
      hosts: kind === 'production' ? Object.values(hosts) : [hosts.branch, hosts.own],
      ...(this.#protectionCookie !== undefined && { protectionCookie: this.#protectionCookie }),
      onPrint,
      // What the platform and the integration of a database set, and nothing that somebody would have to type.
      variables: {
        VERCEL: '1',
        VERCEL_ENV: kind,
        VERCEL_URL: hosts.own,
        VERCEL_BRANCH_URL: hosts.branch,
        VERCEL_PROJECT_PRODUCTION_URL: hosts.domain,
        POSTGRES_URL: databaseUrl,
        ...(kind === 'production' && { CRON_SECRET: this.#cronSecret }),
      },
    })
  }

  /** Opens a browser that has passed the protection, if there is one. */
  openBrowser(): Promise<Browser> {
    const value = this.#protectionCookie
    const cookies =
      value === undefined
        ? []
        : Object.values(hosts).map((domain) => ({ name: '_vercel_jwt', value, domain }))
    return Browser.open({ proxy: this.platform.proxy, cookies })
  }

  /** A shopper who is about to buy at a host. */
  async shopper(host: keyof typeof hosts): Promise<Purchase> {
    const shopUrl = `https://${hosts[host]}`
    const plan = {
      number: ++this.#shoppers,
      scenario: undefined,
      paysBy: this.#shoppers % 2 === 0 ? ('card' as const) : ('simulation' as const),
      locale: 'en-GB',
      product: 'soup-mug',
      quantity: 1,
      takesOtherWay: false,
      looksOnMs: 0,
    }
    return Purchase.begin(plan, { shopUrl, gatewayUrl: `${shopUrl}/simulator` }, await this.openBrowser())
  }

  /** Has the host call the cron job. */
  async callCron(path: string): Promise<string> {
    const browser = await Browser.open({
      proxy: this.platform.proxy,
      headers: { authorization: `Bearer ${this.#cronSecret}` },
    })
    try {
      return (await browser.visit(`https://${hosts.domain}${path}`)).html
    } finally {
      await browser.close()
    }
  }

  /** The status of the order of the shopper who came last. */
  async newestStatus(): Promise<string | undefined> {
    const { rows } = await this.database.execute(
      sql`select status from shop.orders order by placed_at desc limit 1`,
    )
    return z.object({ status: z.string() }).optional().parse(rows[0])?.status
  }

  /** Waits until the newest order has a status, as long as a shopper would. @throws Error with the one that it has */
  async expectNewest(status: string): Promise<void> {
    const giveUpAt = performance.now() + 60_000
    for (;;) {
      const actual = await this.newestStatus()
      if (actual === status) return
      if (performance.now() > giveUpAt) throw new Error(`The order is ${actual} instead of ${status}`)
      await pause(200)
    }
  }

  /** Lets time pass: what is to be checked some day is due now. */
  async makeOrdersDue(): Promise<void> {
    await makeDue(this.database, await readTime(this.database))
  }

  /** Connections of the functions. */
  async connections(): Promise<number> {
    const { rows } = await this.database.execute(sql`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`)
    return z.object({ count: z.number() }).parse(rows[0]).count
  }

  async close(): Promise<void> {
    this.platform.close()
    await this.database.$client.end()
  }
}
