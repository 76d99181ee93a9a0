import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, describe } from 'vitest'
import { type Database, openStore, type Store, type StoreOptions } from './open-store.ts'

type Definition<Schema extends Record<string, unknown>> = Pick<
  StoreOptions<Schema>,
  'name' | 'schema' | 'migrations'
>

/**
 * Runs the same tests on every kind of store: PGlite, and PostgreSQL where TEST_DATABASE_URL names a server on
 * which databases may be made. Each kind gets an empty store of its own.
 *
 * @param tests is given a function that returns the open database inside a test
 */
export function onEveryStore<Schema extends Record<string, unknown>>(
  name: string,
  definition: Definition<Schema>,
  tests: (database: () => Database<Schema>) => void,
): void {
  const server = process.env.TEST_DATABASE_URL
  const kinds: [string, () => Promise<TestStore<Schema>>][] = [['PGlite', () => embedded(definition)]]
  if (server) kinds.push(['PostgreSQL', () => onServer(definition, server)])

  describe.each(kinds)(`${name} on %s`, (_kind, open) => {
    let opened: TestStore<Schema>
    beforeAll(async () => {
      opened = await open()
    })
    afterAll(() => opened.dispose())
    tests(() => opened.store.database)
  })
}

interface TestStore<Schema extends Record<string, unknown>> {
  store: Store<Schema>
  dispose(): Promise<void>
}

/** By name; they live as long as the thread that runs the tests. */
const embeddedStores = new Map<string, Store<Record<string, unknown>>>()

/** Opening an embedded store takes a second of the processor: files that run in one thread share it, and find it empty. */
async function embedded<Schema extends Record<string, unknown>>(
  definition: Definition<Schema>,
): Promise<TestStore<Schema>> {
  const shared = embeddedStores.get(definition.name) as Store<Schema> | undefined
  const store = shared ?? (await openStore({ ...definition, dataDirectory: 'memory' }))
  embeddedStores.set(definition.name, store)
  if (shared) await removeAllRows(store.database)
  return { store, dispose: async () => {} }
}

async function removeAllRows<Schema extends Record<string, unknown>>(
  database: Database<Schema>,
): Promise<void> {
  await database.execute(sql`do $$ begin
    execute (
      select 'truncate ' || string_agg(format('%I.%I', schemaname, tablename), ', ') || ' restart identity cascade'
      from pg_tables where schemaname not in ('pg_catalog', 'information_schema', 'migrations')
    );
  end $$`)
}

/** A database of its own, so that test files can run at once. */
async function onServer<Schema extends Record<string, unknown>>(
  definition: Definition<Schema>,
  serverUrl: string,
): Promise<TestStore<Schema>> {
  const { url, drop } = await makeDatabase(serverUrl)
  const store = await openStore({ ...definition, databaseUrl: url, dataDirectory: 'memory' })
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
