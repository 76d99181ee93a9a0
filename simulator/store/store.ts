import { join } from 'node:path'
import { type Database, openStore, type Store } from '../../postgres/open-store'
import * as schema from './schema'

export type SimulatorDatabase = Database<typeof schema>
export type SimulatorTransaction = Parameters<Parameters<SimulatorDatabase['transaction']>[0]>[0]

/**
 * Opens the simulator's store.
 *
 * @param options.databaseUrl of a PostgreSQL server; without it the data is kept in `dataDirectory`/simulator
 * @throws DirectoryInUse when another process has the embedded store open
 */
export function openSimulatorStore(options: {
  databaseUrl?: string | undefined
  dataDirectory: string
}): Promise<Store<typeof schema>> {
  // Not relative to this file: a bundler moves the file, and the folder stays.
  const migrations = join(process.cwd(), 'simulator/store/migrations')
  return openStore({ name: 'simulator', schema, migrations, ...options })
}
