import { type Database, openStore, type Postgres, type Store } from 'cashflows-postgres'
import { packageFile } from '../package-files.ts'
import { makeDataFolder } from './data-folder.ts'
import { keepStatistics } from './statistics.ts'

export type SimulatorDatabase = Database
export type SimulatorTransaction = Parameters<Parameters<SimulatorDatabase['transaction']>[0]>[0]

/** How the simulator's tables come to be. */
export const simulatorStore = {
  name: 'simulator',
  migrations: packageFile('database/migrations'),
}

/** What keeps the simulator's data: `memory` ends with the process, `embedded` is a folder. */
export type StoreKind = 'memory' | 'embedded' | 'postgresql'

export interface SimulatorStore extends Pick<Store, 'database' | 'close'> {
  kind: StoreKind
}

/** Where the simulator keeps its data. */
export interface StorePlace {
  /** Of a PostgreSQL server. */
  databaseUrl?: string | undefined
  /** Without a server, the data is kept in the folder `simulator` in this one. */
  dataDirectory: string
  /** An open PostgreSQL of this process, instead of either. It stays open when the simulator's store is closed. */
  postgres?: Postgres | undefined
}

/**
 * Opens the simulator's store.
 *
 * @throws DirectoryInUse when another process has the embedded store open
 * @throws Error with a sentence on what is wrong with the database, and how to mend it
 */
export async function openSimulatorStore({ postgres, ...place }: StorePlace): Promise<SimulatorStore> {
  if (!postgres && !place.databaseUrl && place.dataDirectory !== 'memory') makeDataFolder(place.dataDirectory)
  const store = postgres ? await attachTo(postgres) : await openStore({ ...simulatorStore, ...place })
  if (!store.postgres.isEmbedded) return { ...store, kind: 'postgresql' }
  const endStatistics = await keepStatistics(store.database)
  const close = async () => {
    endStatistics()
    await store.close()
  }
  return { database: store.database, kind: place.dataDirectory === 'memory' ? 'memory' : 'embedded', close }
}

async function attachTo(postgres: Postgres): Promise<Store> {
  return { database: await postgres.attach(simulatorStore), postgres, close: async () => {} }
}
