import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe } from 'vitest'
import { openStore, type Store } from '@/postgres/open-store'
import { type Database, shopStore } from './database'
import { orders } from './schema'

interface TestStore {
  store: Store<typeof shopStore.schema>
  dispose(): Promise<void>
}

async function embedded(): Promise<TestStore> {
  const store = await openStore({ ...shopStore, dataDirectory: 'memory' })
  return { store, dispose: () => store.close() }
}

/** A database of its own on the server that TEST_DATABASE_URL names, so that test files can run at once. */
async function onServer(serverUrl: string): Promise<TestStore> {
  const name = `shop_test_${randomUUID().replaceAll('-', '')}`
  await onceConnected(serverUrl, `create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const store = await openStore({ ...shopStore, databaseUrl: url.href, dataDirectory: 'memory' })
  const dispose = async () => {
    await store.close()
    await onceConnected(serverUrl, `drop database ${name}`)
  }
  return { store, dispose }
}

async function onceConnected(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/**
 * Runs the same tests on every store that the shop can have: PGlite, and PostgreSQL where TEST_DATABASE_URL
 * names a server on which databases may be made. Each test starts with no orders.
 *
 * @param tests is given a function that returns the open database inside a test
 */
export function onEveryStore(name: string, tests: (database: () => Database) => void): void {
  const server = process.env.TEST_DATABASE_URL
  const kinds: [string, () => Promise<TestStore>][] = [['PGlite', embedded]]
  if (server) kinds.push(['PostgreSQL', () => onServer(server)])

  describe.each(kinds)(`${name} on %s`, (_kind, open) => {
    let opened: TestStore
    beforeAll(async () => {
      opened = await open()
    })
    beforeEach(() => opened.store.database.delete(orders))
    afterAll(() => opened.dispose())
    tests(() => opened.store.database)
  })
}
