import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, describe } from 'vitest'
import { openStore, type Store } from './open-store.ts'
import type { Database, Tables } from './postgres.ts'

/**
 * Runs the same tests on every kind of store: PGlite, and PostgreSQL where TEST_DATABASE_URL names a server on
 * which databases may be made. Each kind gets an empty store of its own.
 *
 * @param tests is given a function that returns the open database inside a test
 */
export function onEveryStore(name: string, tables: Tables, tests: (database: () => Database) => void): void {
  const server = process.env.TEST_DATABASE_URL
  const kinds: [string, () => Promise<TestStore>][] = [['PGlite', () => embedded(tables)]]
  if (server) kinds.push(['PostgreSQL', () => onServer(tables, server)])

  describe.each(kinds)(`${name} on %s`, (_kind, open) => {
    let opened: TestStore
    beforeAll(async () => {
      opened = await open()
    })
    afterAll(() => opened.dispose())
    tests(() => opened.store.database)
  })
}

/**
 * How many examples a property that needs a store is tried on. `npm test` sets fewer than usual, as each takes a tenth
 * of a second and others are drawn each time, and `npm test -- --all` none; PROPERTY_RUNS=10000 tries one on many more.
 *
 * @param least how many it takes until everything that the test expects of all of them together has come
 */
export const propertyRuns = (usual: number, least = 1): number =>
  Math.max(least, Number(process.env.PROPERTY_RUNS ?? usual))

interface TestStore {
  store: Store
  dispose(): Promise<void>
}

/** By the migrations that made their tables; they live as long as the thread that runs the tests, also where each file has modules of its own. */
const held = globalThis as { embeddedStores?: Map<string, Store> }
held.embeddedStores ??= new Map()
const { embeddedStores } = held

/** Opening an embedded store takes a second of the processor: files that run in one thread share it, and find it empty. */
async function embedded(tables: Tables): Promise<TestStore> {
  const shared = embeddedStores.get(tables.migrations)
  const store = shared ?? (await openStore({ ...tables, dataDirectory: 'memory' }))
  embeddedStores.set(tables.migrations, store)
  if (shared) await removeAllRows(store.database)
  return { store, dispose: async () => {} }
}

async function removeAllRows(database: Database): Promise<void> {
  await database.execute(sql`do $$ begin
    execute (
      select 'truncate ' || string_agg(format('%I.%I', schemaname, tablename), ', ') || ' restart identity cascade'
      from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'migrations')
    );
  end $$`)
}

/** A database of its own, so that test files can run at once. */
async function onServer(tables: Tables, serverUrl: string): Promise<TestStore> {
  const { url, drop } = await makeDatabase(serverUrl)
  const store = await openStore({ ...tables, databaseUrl: url, dataDirectory: 'memory' })
  const dispose = async () => {
    await store.close()
    await drop()
  }
  return { store, dispose }
}

/** Makes an empty database on a PostgreSQL server, and drops it, also when somebody is still connected. */
export async function makeDatabase(serverUrl: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await run(serverUrl, `create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => run(serverUrl, `drop database ${name} with (force)`) }
}

async function run(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
