import 'server-only'
import { join } from 'node:path'
import { type Database, openStore, type Postgres, type Store } from 'cashflows-postgres'
import { environment } from '@/lib/environment'

export type { Database } from 'cashflows-postgres'

/** What `Database.transaction` gives to the function that runs in it. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** How the shop's tables come to be, wherever its store is. */
export const shopStore = {
  name: 'shop',
  // Not beside this file: the bundler moves the code, the migrations stay where they are.
  migrations: join(process.cwd(), 'lib/database/migrations'),
}

// Next evaluates this module more than once in a process, and the store can be open only once.
const held = globalThis as { shopStore?: Promise<Store> | undefined }

/**
 * The shop's store, opened and migrated at the first call. A store that could not be opened is tried again at
 * the next call.
 *
 * @throws DirectoryInUse when another process has the embedded store open
 */
export async function database(): Promise<Database> {
  return (await store()).database
}

/**
 * The PostgreSQL in which the shop's store is, for other programs of this process.
 *
 * @public for the simulator, which may be deleted
 */
export async function postgres(): Promise<Postgres> {
  return (await store()).postgres
}

function store(): Promise<Store> {
  const { databaseUrl, dataDirectory } = environment()
  held.shopStore ??= openStore({ ...shopStore, databaseUrl, dataDirectory }).catch((error) => {
    held.shopStore = undefined
    throw error
  })
  return held.shopStore
}
