import { type Database, openStore, type Store } from 'cashflows-postgres'
import { packageFile } from '../package-files.ts'
import { keepStatistics } from './statistics.ts'

export type SimulatorDatabase = Database<Record<string, never>>
export type SimulatorTransaction = Parameters<Parameters<SimulatorDatabase['transaction']>[0]>[0]

/** How the simulator's tables come to be: queries name the tables themselves. */
export const simulatorStore = {
  name: 'simulator',
  schema: {},
  migrations: packageFile('database/migrations'),
}

/**
 * Opens the simulator's store.
 *
 * @param place.databaseUrl of a PostgreSQL server; without it the data is kept in `dataDirectory`/simulator
 * @throws DirectoryInUse when another process has the embedded store open
 */
export async function openSimulatorStore(place: {
  databaseUrl?: string | undefined
  dataDirectory: string
}): Promise<Store<Record<string, never>>> {
  const store = await openStore({ ...simulatorStore, ...place })
  if (place.databaseUrl) return store
  const endStatistics = await keepStatistics(store.database)
  const close = async () => {
    endStatistics()
    await store.close()
  }
  return { database: store.database, close }
}
