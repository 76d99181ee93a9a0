import { randomBytes } from 'node:crypto'
import { PostgresCluster } from 'cashflows-postgres/kit/cluster'
import { findPostgresPrograms } from 'cashflows-postgres/kit/programs'
import { createControlClient } from 'cashflows-simulator/kit/control-client'
import { startSimulatorProcess } from 'cashflows-simulator/kit/simulator-process'
import { drizzle } from 'drizzle-orm/node-postgres'
import { addAccount } from '../add-account'
import { startNext } from '../next-process'
import { makeExisting } from './existing'
import { fuzz } from './fuzz'
import { readEverything } from './snapshot'

// `npm run fuzz -- [requests] [seed]`: sends bad input to every entry point of a shop of its own. Nothing may be an
// internal error, and nothing may change in its database.

const requests = Number(process.argv[2] ?? 50_000)
const seed = Number(process.argv[3] ?? 1)
if (!Number.isInteger(requests) || requests < 1 || !Number.isInteger(seed)) {
  console.error('npm run fuzz -- [requests] [seed]: both are whole numbers.')
  process.exit(2)
}
const programs = findPostgresPrograms()
if (!programs) {
  console.error(
    'The programs of PostgreSQL are needed, initdb and postgres: install them, or put them on PATH.',
  )
  process.exit(1)
}
// Ends the servers, too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

/** What the shop logs of a fault in an action of the back office. */
const unexpectedInBackOffice = 'Something could not be done in the back office.'

const postgres = new PostgresCluster(programs, () => {})
const printed: string[] = []
const running: { stop(): Promise<void> }[] = []
try {
  await postgres.start()
  const databaseUrl = postgres.url('postgres')
  const gateway = await startSimulatorProcess()
  running.push(gateway)
  const shop = await startNext(
    {
      APP_URL: 'http://localhost:3000',
      CASHFLOWS_GATEWAY_URL: gateway.url,
      CRON_SECRET: randomBytes(16).toString('hex'),
      DATABASE_URL: databaseUrl,
      SESSION_PASSWORD: randomBytes(32).toString('hex'),
      // Nobody listens there, but where emails are sent, shoppers can ask for a link to an order.
      SMTP_URL: 'smtp://127.0.0.1:1',
    },
    { onPrint: (chunk) => printed.push(String(chunk)) },
  )
  running.push(shop)
  const shopUrl = `http://localhost:${new URL(shop.url).port}`
  const control = createControlClient({ url: gateway.url })
  await addAccount(databaseUrl)
  const database = drizzle(databaseUrl)
  const existing = await makeExisting(shopUrl, control, database)
  const before = await readEverything(database)

  console.log(`${requests} requests with seed ${seed}`)
  const began = Date.now()
  const report = await fuzz(shopUrl, existing, {
    requests,
    seed,
    onRound: (done) => {
      if (done % 10_000 < 1_000)
        console.log(`  ${done} requests, ${Math.round((Date.now() - began) / 1000)} s`)
    },
  })
  const after = await readEverything(database)
  await database.$client.end()
  console.table(report.responses)
  console.log(`${report.requests} requests in ${Math.round((Date.now() - began) / 1000)} s`)
  const failures = Object.entries(report.failures).map(
    ([kind, { count, first }]) => `${count} times ${kind}, first ${first}`,
  )
  for (const [table, rows] of Object.entries(after))
    if (rows !== before[table]) failures.push(`${table} changed.\nBefore: ${before[table]}\nAfter: ${rows}`)
  // A form says so with 200.
  const unexpected = printed
    .join('')
    .split('\n')
    .filter((line) => line.includes(unexpectedInBackOffice))
  if (unexpected.length > 0) failures.push(`${unexpected.length} times in the log: ${unexpected[0]}`)
  for (const failure of failures) console.error(`\n✗ ${failure}`)
  if (failures.length > 0) console.error(`\nThe shop printed last:\n${printed.join('').slice(-4_000)}`)
  console.log(
    failures.length === 0 ? 'Nothing failed.' : `\n${failures.length} kinds of failures; seed ${seed}`,
  )
  process.exitCode = failures.length === 0 ? 0 : 1
} catch (error) {
  console.error(`The shop printed last:\n${printed.join('').slice(-4_000)}`)
  throw error
} finally {
  await Promise.allSettled(running.map((server) => server.stop()))
  await postgres.remove()
}
