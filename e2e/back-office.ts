import { spawnSync } from 'node:child_process'
import { PostgresCluster } from 'cashflows-postgres/kit/cluster'
import { findPostgresPrograms } from 'cashflows-postgres/kit/programs'
import { startEnvironment } from './environment'
import { expect, testIn } from './fixtures'
import type { HttpShopper } from './http-shopper'

// What the tests of the back office share: a shop with a PostgreSQL of its own, where `npm run admin` finds the accounts
// while the shop runs.

const programs = findPostgresPrograms()

/** When a test is skipped, and why. */
export const withoutPostgres = [programs === undefined, 'it needs the programs of PostgreSQL'] as const

export const password = 'three small pots'
export const emails = { owner: 'owner@shop.example', staff: 'staff@shop.example' }

let databaseUrl = ''

async function start(roles: (keyof typeof emails)[]) {
  const postgres = new PostgresCluster(programs ?? '')
  await postgres.start()
  databaseUrl = postgres.url('postgres')
  const environment = await startEnvironment({ variables: { DATABASE_URL: databaseUrl } })
  for (const role of roles) addAccount(role)
  const close = async () => {
    await environment.close()
    await postgres.remove()
  }
  return { ...environment, close }
}

/** A test in a shop where nobody may sign in yet. */
export const newBackOffice = testIn(() => start([]))

/** A test in a shop where an owner may sign in. */
export const test = testIn(() => start(['owner']))

/** Says by the command that somebody may sign in. */
export function addAccount(role: keyof typeof emails): void {
  const command = ['run', '--silent', '--ignore-scripts', 'admin', '--', 'add', emails[role], '--role', role]
  const env = { ...process.env, DATABASE_URL: databaseUrl }
  const { stderr } = spawnSync('npm', command, { encoding: 'utf8', env, input: password })
  expect(stderr).toBe('')
}

export async function placesOrder(other: HttpShopper) {
  await other.checksOut('small-cup', { option: 'Chalk', quantity: 3 })
  await other.chooses('Successful Payment')
  await other.seesOrder('paid')
}
