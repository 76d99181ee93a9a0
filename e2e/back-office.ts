import { addAccount as addAccountTo } from '../scripts/add-account'
import { testIn } from './fixtures'
import type { HttpShopper } from './http-shopper'
import { startOnPostgres } from './postgres'

// What the tests of the back office share: a shop where `npm run admin` adds accounts while it runs.

export const password = 'three small pots'
export const emails = { owner: 'owner@shop.example', staff: 'staff@shop.example' }

let databaseUrl = ''

async function start(roles: (keyof typeof emails)[]) {
  const environment = await startOnPostgres()
  databaseUrl = environment.databaseUrl
  for (const role of roles) await addAccount(role)
  return environment
}

/** A test in a shop where nobody may sign in yet. */
export const newBackOffice = testIn(() => start([]))

/** A test in a shop where an owner may sign in. */
export const test = testIn(() => start(['owner']))

/** Says by the command that somebody may sign in. */
export async function addAccount(role: keyof typeof emails): Promise<void> {
  await addAccountTo(databaseUrl, { email: emails[role], password, role })
}

export async function placesOrder(other: HttpShopper) {
  await other.checksOut('small-cup', { option: 'Chalk', quantity: 3 })
  await other.chooses('Successful Payment')
  await other.seesOrder('paid')
}
