import 'server-only'
import { join } from 'node:path'
import { openStore, type Database as StoreDatabase } from 'cashflows-postgres'
import { environment } from '@/lib/environment'

export type Database = StoreDatabase<Record<string, never>>

/** What `openStore` needs to know of the shop's store, wherever it is. */
export const shopStore = {
  name: 'shop',
  schema: {},
  // Not beside this file: the bundler moves the code, the migrations stay where they are.
  migrations: join(process.cwd(), 'lib/database/migrations'),
}

// Next evaluates this module more than once in a process, and the store can be open only once.
const held = globalThis as { shopDatabase?: Promise<Database> | undefined }

/**
 * The shop's store, opened and migrated at the first call. A store that could not be opened is tried again at
 * the next call.
 *
 * @throws DirectoryInUse when another process has the embedded store open
 */
export function database(): Promise<Database> {
  held.shopDatabase ??= open().catch((error) => {
    held.shopDatabase = undefined
    throw error
  })
  return held.shopDatabase
}

async function open(): Promise<Database> {
  const { databaseUrl, dataDirectory } = environment()
  return (await openStore({ ...shopStore, databaseUrl, dataDirectory })).database
}
