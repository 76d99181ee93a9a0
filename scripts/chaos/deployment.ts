import { randomBytes } from 'node:crypto'
import { createWriteStream, mkdtempSync, type WriteStream } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { PostgresCluster } from 'cashflows-postgres/kit/cluster'
import { type ControlClient, createControlClient } from 'cashflows-simulator/kit/control-client'
import { startSimulatorProcess } from 'cashflows-simulator/kit/simulator-process'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { type CashflowsClient, createCashflowsClient } from '../../lib/cashflows/client'
import { TestMailServer } from '../../lib/testing/mail-server'
import { type NextProcess, startNext } from '../next-process'
import { BackOffice } from './back-office'
import type { ReceivedEmail } from './comparison'
import { LoadBalancer } from './load-balancer'

/** What is killed, in this order and then again from the first. */
export const victims = [
  'shop 1',
  'simulator',
  'shop 2',
  'mail server',
  'PostgreSQL',
  'PostgreSQL connection',
] as const
export type Victim = (typeof victims)[number]

/** Of the simulator and of the shop, so that nobody has to know them. */
const merchant = { configurationId: '200426117314086912', apiKey: randomBytes(16).toString('hex') }
const credentials = {
  CASHFLOWS_CONFIGURATION_ID: merchant.configurationId,
  CASHFLOWS_API_KEY: merchant.apiKey,
}

type ProcessName = 'shop 1' | 'shop 2' | 'simulator'

/** Two processes of the shop and one of the simulator, behind load balancers and on one PostgreSQL, and a mail server, that can all be killed. */
export class Deployment {
  /** Where what the processes print is kept. */
  readonly logs = mkdtempSync(join(tmpdir(), 'chaos-logs-'))
  /** How often each was killed. */
  readonly kills = new Map<Victim, number>()
  /** Processes that ended although nobody killed them. */
  readonly crashes: ProcessName[] = []
  readonly #shop = new LoadBalancer('localhost', 2)
  readonly #gateway = new LoadBalancer('127.0.0.1', 1)
  readonly #mailServer = new TestMailServer()
  /** Where the merchant is signed in. */
  backOffice: BackOffice | undefined
  readonly #postgres: PostgresCluster
  readonly #sessionPassword = randomBytes(32).toString('hex')
  readonly #cronSecret = randomBytes(32).toString('hex')
  readonly #files = new Map<string, WriteStream>()
  readonly #running = new Map<ProcessName, NextProcess>()
  readonly #changes: Record<ProcessName, Promise<void>> = {
    'shop 1': Promise.resolve(),
    'shop 2': Promise.resolve(),
    simulator: Promise.resolve(),
  }
  #isClosing = false

  private constructor(postgresPrograms: string) {
    this.#postgres = new PostgresCluster(postgresPrograms, this.#log('PostgreSQL'))
  }

  /** Starts everything. @param postgresPrograms the folder of PostgreSQL's programs */
  static async start(postgresPrograms: string): Promise<Deployment> {
    const deployment = new Deployment(postgresPrograms)
    try {
      await deployment.#open()
      return deployment
    } catch (error) {
      await deployment.close()
      throw error
    }
  }

  get shopUrl(): string {
    return this.#shop.url
  }

  get gatewayUrl(): string {
    return this.#gateway.url
  }

  /** What the mail server has accepted. */
  get receivedEmails(): readonly ReceivedEmail[] {
    return this.#mailServer.received.map(({ recipients: [recipient = ''], messageId, subject }) => ({
      recipient,
      messageId,
      subject,
    }))
  }

  get control(): ControlClient {
    return createControlClient({ url: this.gatewayUrl })
  }

  /** The gateway as the merchant uses it, apart from the shop. */
  get gateway(): CashflowsClient {
    return createCashflowsClient({ ...merchant, gatewayUrl: this.gatewayUrl, timeoutMs: 30_000 })
  }

  /** Opens a database for as long as something is done with it. Whoever kills PostgreSQL meanwhile ends the run. */
  async withDatabase<Result>(
    name: string,
    act: (database: NodePgDatabase) => Promise<Result>,
  ): Promise<Result> {
    const database = drizzle(this.#postgres.url(name))
    try {
      return await act(database)
    } finally {
      await database.$client.end()
    }
  }

  /** Has the shop check the orders and send the emails that are due, as a host does on a schedule. Its own timer does the same now and then. */
  async doDue(): Promise<void> {
    const headers = { authorization: `Bearer ${this.#cronSecret}` }
    const response = await fetch(`${this.shopUrl}/api/cron/reconcile`, { headers })
    await response.arrayBuffer()
  }

  /** Kills something with signal 9, and starts it again. */
  async kill(victim: Victim): Promise<void> {
    this.kills.set(victim, (this.kills.get(victim) ?? 0) + 1)
    if (victim === 'PostgreSQL connection') return this.#postgres.killOneBackend()
    if (victim === 'PostgreSQL') {
      await this.#postgres.kill()
      return this.#postgres.start()
    }
    if (victim === 'mail server') {
      await this.#mailServer.stop()
      // For as long as several emails find it away.
      await pause(2_000)
      return this.#mailServer.start()
    }
    await this.#change(victim, async () => {
      const killed = this.#running.get(victim)
      this.#running.delete(victim)
      this.#setTarget(victim, undefined)
      await killed?.stop('SIGKILL')
      await this.#startProcess(victim)
    })
  }

  /** Ends everything, and removes all data but the logs. */
  async close(): Promise<void> {
    this.#isClosing = true
    await Promise.allSettled(Object.values(this.#changes))
    await Promise.all([...this.#running.values()].map((server) => server.stop()))
    await Promise.all([
      this.#postgres.remove(),
      this.#shop.close(),
      this.#gateway.close(),
      this.#mailServer.stop(),
      this.backOffice?.close(),
    ])
    for (const file of this.#files.values()) file.end()
  }

  async #open(): Promise<void> {
    await Promise.all([
      this.#shop.listen(),
      this.#gateway.listen(),
      this.#postgres.start(),
      this.#mailServer.start(),
    ])
    await this.withDatabase('postgres', async (server) => {
      for (const name of ['shop', 'simulator']) await server.execute(`create database ${name}`)
    })
    for (const name of ['simulator', 'shop 1', 'shop 2'] as const)
      await this.#change(name, () => this.#startProcess(name))
    // A page that needs the store is there when the tables are.
    for (const url of this.#shop.targets) await fetch(`${url}/en-GB/cart`)
    this.backOffice = await BackOffice.open(this.shopUrl, this.#postgres.url('shop'))
  }

  /** One start or stop of a process at a time. */
  #change(name: ProcessName, act: () => Promise<void>): Promise<void> {
    this.#changes[name] = this.#changes[name].then(act)
    return this.#changes[name]
  }

  async #startProcess(name: ProcessName): Promise<void> {
    const server = await this.#started(name)
    this.#running.set(name, server)
    this.#setTarget(name, `http://127.0.0.1:${new URL(server.url).port}`)
    void server.ended.then(() => {
      if (this.#isClosing || this.#running.get(name) !== server) return
      this.crashes.push(name)
      this.#running.delete(name)
      this.#setTarget(name, undefined)
      return this.#change(name, () => this.#startProcess(name))
    })
  }

  /** PostgreSQL may be starting itself: what cannot start without it is started again, as a supervisor does. */
  async #started(name: ProcessName): Promise<NextProcess> {
    for (let tries = 1; ; tries++) {
      try {
        return await (name === 'simulator' ? this.#startSimulator() : this.#startShop(name))
      } catch (error) {
        if (this.#isClosing || tries === 20) throw error
        await pause(500)
      }
    }
  }

  #startSimulator() {
    const variables = { ...credentials, DATABASE_URL: this.#postgres.url('simulator') }
    return startSimulatorProcess(variables, this.#log('simulator'))
  }

  #startShop(name: ProcessName) {
    const variables = {
      ...credentials,
      APP_URL: this.shopUrl,
      CASHFLOWS_GATEWAY_URL: this.gatewayUrl,
      DATABASE_URL: this.#postgres.url('shop'),
      SESSION_PASSWORD: this.#sessionPassword,
      CRON_SECRET: this.#cronSecret,
      SMTP_URL: this.#mailServer.url,
    }
    return startNext(variables, { onPrint: this.#log(name) })
  }

  #setTarget(name: ProcessName, url: string | undefined): void {
    if (name === 'simulator') this.#gateway.setTarget(0, url)
    else this.#shop.setTarget(name === 'shop 1' ? 0 : 1, url)
  }

  #log(name: string): (printed: Buffer) => void {
    const file = createWriteStream(join(this.logs, `${name.replaceAll(' ', '-')}.log`), { flags: 'a' })
    this.#files.set(name, file)
    return (printed) => file.write(printed)
  }
}
