import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PostgresCluster } from 'cashflows-postgres/kit/cluster'
import { findPostgresPrograms } from 'cashflows-postgres/kit/programs'
import { createControlClient } from 'cashflows-simulator/kit/control-client'
import { startSimulatorProcess } from 'cashflows-simulator/kit/simulator-process'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { toAmount } from '../../lib/cashflows/amount'
import { createCashflowsClient } from '../../lib/cashflows/client'
import { signRequest } from '../../lib/cashflows/signature'
import { exampleDetails } from '../../lib/checkout/testing'
import { type NextProcess, startNext } from '../next-process'
import { startBareApplication } from './bare-application'
import { type Load, load } from './load'
import { median } from './median'
import { type Recording, startRecordedGateway } from './recorded-gateway'
import {
  fillWithPaidOrders,
  forgetPayments,
  makeDue,
  type PaidJob,
  rateOfChecks,
  storeOrders,
  total,
} from './stored-orders'

const sizes = [1_000, 1_000_000]
const jobCount = 1_000
const connections = 16
const seconds = 10
const configurationId = '200426117314086912'

/** With the time that processors worked for the server, in milliseconds a request. */
type Measured = Load & { cpuMs: number }

/** One durable insert, and nothing else. */
const bareRoute = `
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL })

export async function POST(request: Request): Promise<Response> {
  const { paymentJobReference, paymentReference } = await request.json()
  await pool.query('insert into notifications (payment_job, payment) values ($1, $2)', [paymentJobReference, paymentReference])
  return Response.json({ paymentJobReference, paymentReference })
}
`

/**
 * Measures the route of notifications with its durable store, beside a bare route of the same Next that does one durable
 * insert, and how many orders a second the scheduled check reconciles. Shop, gateway and PostgreSQL are processes of their
 * own on this machine. The gateway is the simulator, and then a small process that answers with what the simulator
 * answered: what remains is the cost of the shop.
 */
export async function benchNotifications(rounds: number): Promise<void> {
  const programs = findPostgresPrograms()
  if (!programs) throw new Error('The measurement needs the programs of PostgreSQL, initdb and postgres.')
  const folder = mkdtempSync(join(tmpdir(), 'notifications-bench-'))
  const postgres = new PostgresCluster(programs, () => {})
  const running: { stop(): Promise<void> }[] = []
  const databases: ReturnType<typeof drizzle>[] = []
  const open = (name: string) => {
    const database = drizzle(postgres.url(name))
    databases.push(database)
    return database
  }
  try {
    await postgres.start()
    const server = open('postgres')
    for (const name of ['shop', 'bare']) await server.execute(`create database ${name}`)
    await open('bare').execute(
      'create table notifications (id bigserial primary key, payment_job text, payment text, at timestamptz default now())',
    )
    const bare = await startBareApplication(
      folder,
      { 'app/notifications/route.ts': bareRoute },
      { DATABASE_URL: postgres.url('bare') },
    )
    running.push(bare)
    const apiKey = randomBytes(16).toString('hex')
    const credentials = { CASHFLOWS_CONFIGURATION_ID: configurationId, CASHFLOWS_API_KEY: apiKey }
    const gateway = await startSimulatorProcess(credentials)
    running.push(gateway)
    const cronSecret = randomBytes(16).toString('hex')
    const jobs = await payJobs(gateway.url, apiKey)
    const recording = join(folder, 'recording.json')
    writeFileSync(recording, JSON.stringify(await record(gateway.url, apiKey, jobs)))
    const recorded = await startRecordedGateway(recording)
    running.push(recorded)
    const shops: Record<string, NextProcess> = {}
    for (const [name, { url }] of Object.entries({ simulator: gateway, recorded })) {
      const shop = await startNext({
        ...credentials,
        APP_URL: 'http://localhost:1',
        CASHFLOWS_GATEWAY_URL: url,
        CRON_SECRET: cronSecret,
        DATABASE_URL: postgres.url('shop'),
        SESSION_PASSWORD: randomBytes(32).toString('hex'),
      })
      running.push(shop)
      shops[name] = shop
      await fetch(`${shop.url}/api/stock?product=soup-mug`)
    }
    const store = open('shop')
    await storeOrders(store, jobs)

    const table: Record<string, string | number>[] = []
    for (const size of sizes) {
      await fillWithPaidOrders(store, size)
      for (const [name, shop] of Object.entries(shops)) {
        const { ours, theirs } = await compare(shop, bare, store, jobs, rounds)
        const checks: number[] = []
        for (let round = 0; round < rounds; round++)
          checks.push(await checksPerSecond(shop, store, jobs, cronSecret))
        table.push({
          'orders stored': size,
          gateway: name,
          'notifications a second': Math.round(median(ours.map(({ perSecond }) => perSecond))),
          'p50 (ms)': Math.round(median(ours.map(({ p50Ms }) => p50Ms))),
          'p99 (ms)': Math.round(median(ours.map(({ p99Ms }) => p99Ms))),
          'bare inserts a second': Math.round(median(theirs.map(({ perSecond }) => perSecond))),
          ratio: median(
            ours.map((round, at) => round.perSecond / (theirs[at]?.perSecond ?? Number.NaN)),
          ).toFixed(2),
          'CPU of the shop (ms)': median(ours.map(({ cpuMs }) => cpuMs)).toFixed(1),
          'CPU of the bare route (ms)': median(theirs.map(({ cpuMs }) => cpuMs)).toFixed(1),
          'checks a second': Math.round(median(checks)),
        })
      }
    }
    console.log(`Medians of ${rounds} rounds of at most ${seconds} s, ${connections} connections.`)
    console.table(table)
  } finally {
    await Promise.allSettled(databases.map((database) => database.$client.end()))
    await Promise.allSettled(running.map((process) => process.stop()))
    await postgres.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Makes payment jobs at the gateway and pays them. No notification is sent. */
async function payJobs(gatewayUrl: string, apiKey: string): Promise<PaidJob[]> {
  const merchant = createCashflowsClient({ gatewayUrl, configurationId, apiKey, timeoutMs: 30_000 })
  const control = createControlClient({ url: gatewayUrl })
  const address = 'https://shop.example/'
  const { email: emailAddress, ...billingAddress } = exampleDetails
  const numbers = Array.from({ length: jobCount }, (_, index) => `BENCH-${index}`).values()
  const jobs: PaidJob[] = []
  const pay = async () => {
    for (const orderNumber of numbers) {
      const { data } = await merchant.createPaymentJob({
        currency: 'GBP',
        amountToCollect: toAmount(total, 'GBP'),
        locale: 'en_GB',
        order: {
          orderNumber,
          billingAddress,
          billingIdentity: { emailAddress },
          orderLines: ['Soup mug', 'Bowl', 'Plate'].map((name, index) => ({
            lineNumber: index + 1,
            type: 'PhysicalItem',
            name,
            quantity: 1,
            unitPriceInclVat: '19.00',
            totalLineAmount: '19.00',
          })),
        },
        parameters: {
          returnUrlSuccess: address,
          returnUrlFailed: address,
          returnUrlCancelled: address,
          webhookUrl: '',
        },
      })
      await control.completePayment({ reference: data.reference, card: 'visa' })
      const { payments } = (await merchant.retrievePaymentJob(data.reference)).data
      jobs.push({ orderNumber, reference: data.reference, paymentReference: payments[0]?.reference ?? '' })
    }
  }
  await Promise.all(Array.from({ length: 8 }, pay))
  return jobs
}

/** What the simulator answers to the shop's question about each job. */
async function record(gatewayUrl: string, apiKey: string, jobs: readonly PaidJob[]): Promise<Recording> {
  const bodies: Recording['bodies'] = {}
  const client = createCashflowsClient({
    gatewayUrl,
    configurationId,
    apiKey,
    timeoutMs: 30_000,
    fetch: async (url, request) => {
      const response = await fetch(url, request)
      bodies[new URL(String(url)).pathname] = await response.clone().text()
      return response
    },
  })
  for (const { reference } of jobs) await client.retrievePaymentJob(reference)
  return { hash: signRequest(apiKey), bodies }
}

async function compare(
  shop: NextProcess,
  bare: NextProcess,
  store: NodePgDatabase,
  jobs: readonly PaidJob[],
  rounds: number,
): Promise<{ ours: Measured[]; theirs: Measured[] }> {
  const bodies = jobs.map(({ reference, paymentReference }) =>
    JSON.stringify({
      notifyType: 'PaymentStatusChange',
      paymentJobReference: reference,
      paymentReference,
    }),
  )
  const webhook = `${shop.url}/api/cashflows/webhook`
  const insert = `${bare.url}/notifications`
  const measure = async (url: string, pid: number) => {
    await forgetPayments(store, jobs)
    const before = cpuSeconds(pid)
    const measured = await load(url, bodies, { connections, seconds })
    return { ...measured, cpuMs: ((cpuSeconds(pid) - before) * 1000) / measured.count }
  }
  const ours: Measured[] = []
  const theirs: Measured[] = []
  await measure(insert, bare.pid)
  await measure(webhook, shop.pid)
  for (let round = 0; round < rounds; round++) {
    theirs.push(await measure(insert, bare.pid))
    ours.push(await measure(webhook, shop.pid))
  }
  return { ours, theirs }
}

/** How long processors have worked for a process, where Linux tells. */
function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    // Of a hundredth of a second each: in user mode, and in the kernel.
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return Number.NaN
  }
}

async function checksPerSecond(
  shop: NextProcess,
  store: NodePgDatabase,
  jobs: readonly PaidJob[],
  cronSecret: string,
): Promise<number> {
  const began = await makeDue(store, jobs)
  const response = await fetch(`${shop.url}/api/cron/reconcile`, {
    headers: { authorization: `Bearer ${cronSecret}` },
  })
  const { failed } = await response.json()
  if (failed !== 0) throw new Error(`${failed} checks failed.`)
  // The shop's own timer may have done a part of the work.
  return rateOfChecks(store, jobs, began)
}
