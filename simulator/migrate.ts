import { messageOf } from 'cashflows-postgres'
import { openSimulatorStore } from './database/database.ts'
import { readEnvironment } from './environment.ts'

// `npm run migrate --workspace cashflows-simulator`: brings the tables up to date, as a simulator does when it starts.

try {
  const { databaseUrl, dataDirectory } = readEnvironment(process.env)
  const store = await openSimulatorStore({ databaseUrl, dataDirectory })
  await store.close()
} catch (error) {
  console.error(`The simulator's tables could not be migrated. ${messageOf(error)}`)
  process.exitCode = 1
}
