import { join } from 'node:path'
import { type Database, openStore, type Store } from '../../postgres/open-store'
import * as schema from './schema'
import { keepStatistics } from './statistics'

export type SimulatorDatabase = Database<typeof schema>
export type SimulatorTransaction = Parameters<Parameters<SimulatorDatabase['transaction']>[0]>[0]

/** Which tables the simulator's store has, and how they came to be. */
export const simulatorStore = {
  name: 'simulator',
  schema,
  // Not relative to this file: a bundler moves the file, and the folder stays.
  migrations: join(process.cwd(), 'simulator/store/migrations'),
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
}): Promise<Store<typeof schema>> {
  const store = await openStore({ ...simulatorStore, ...place })
  if (place.databaseUrl) return store
  const endStatistics = await keepStatistics(store.database)
  const close = async () => {
    endStatistics()
    await store.close()
  }
  return { database: store.database, close }
}
