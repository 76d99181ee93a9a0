import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pgSchema, text } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DirectoryInUse } from './directory-lock.ts'
import { openStore, type StoreOptions } from './open-store.ts'

const note = pgSchema('notebook').table('note', { text: text('text').primaryKey(), colour: text('colour') })
const schema = { note }

const firstMigration = `
  create schema notebook;
  --> statement-breakpoint
  create table notebook.note (text text primary key);
  --> statement-breakpoint
  insert into notebook.note values ('made by the first migration')`
const secondMigration = 'alter table notebook.note add column colour text'

type Options = StoreOptions<typeof schema>
let migrations: string
let dataDirectory: string

beforeEach(() => {
  migrations = mkdtempSync(join(tmpdir(), 'migrations-'))
  dataDirectory = mkdtempSync(join(tmpdir(), 'data-'))
  writeMigrations([firstMigration, secondMigration])
})

afterEach(() => {
  for (const folder of [migrations, dataDirectory]) rmSync(folder, { recursive: true })
})

function writeMigrations(statements: string[]): void {
  mkdirSync(join(migrations, 'meta'), { recursive: true })
  const entries = statements.map((sql, idx) => {
    const tag = `000${idx}_step`
    writeFileSync(join(migrations, `${tag}.sql`), sql)
    return { idx, version: '7', when: 1_700_000_000_000 + idx, tag, breakpoints: true }
  })
  writeFileSync(
    join(migrations, 'meta/_journal.json'),
    JSON.stringify({ version: '7', dialect: 'postgresql', entries }),
  )
}

const options = (): Options => ({ name: 'notebook', schema, migrations, dataDirectory })

describe('openStore with PGlite', () => {
  behavesAsAStore(options)

  it('refuses a second opener while the first has the store open, and takes it afterwards', async () => {
    const first = await openStore(options())
    await expect(openStore(options())).rejects.toThrow(DirectoryInUse)
    await first.close()
    await (await openStore(options())).close()
  })

  it('frees the folder when a migration fails', async () => {
    writeMigrations(['this is no SQL'])
    await expect(openStore(options())).rejects.toThrow()
    writeMigrations([firstMigration, secondMigration])
    await (await openStore(options())).close()
  })

  it('keeps nothing of a store in memory', async () => {
    const inMemory = { ...options(), dataDirectory: 'memory' }
    const first = await openStore(inMemory)
    await first.database.insert(note).values({ text: 'gone' })
    await first.close()
    const second = await openStore(inMemory)
    expect(await second.database.select().from(note)).toHaveLength(1)
    await second.close()
  })
})

const server = process.env.TEST_DATABASE_URL

describe.runIf(server)('openStore with PostgreSQL', () => {
  const url = new URL(server ?? 'postgresql://nowhere')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const databaseUrl = Object.assign(new URL(url), { pathname: `/${name}` }).href
  const onServer = () => ({ ...options(), databaseUrl })

  beforeEach(() => run(url.href, `create database ${name}`))
  afterEach(() => run(url.href, `drop database ${name}`))

  behavesAsAStore(onServer)

  it('lets several openers migrate at once', async () => {
    const stores = await Promise.all([1, 2, 3, 4].map(() => openStore(onServer())))
    for (const { database } of stores) expect(await database.select().from(note)).toHaveLength(1)
    await Promise.all(stores.map((store) => store.close()))
  })

  it('leaves no connection behind when a migration fails', async () => {
    writeMigrations(['this is no SQL'])
    await expect(openStore(onServer())).rejects.toThrow()
  })
})

function behavesAsAStore(options: () => Options): void {
  it('brings the tables up to date and answers queries', async () => {
    const store = await openStore(options())
    await store.database.insert(note).values({ text: 'hello', colour: 'red' })
    expect(
      await store.database.query.note.findMany({ where: (row, { eq }) => eq(row.text, 'hello') }),
    ).toEqual([{ text: 'hello', colour: 'red' }])
    await store.close()
  })

  it('keeps what was written, and runs no migration a second time, when it is opened again', async () => {
    const first = await openStore(options())
    await first.database.insert(note).values({ text: 'kept' })
    await first.close()
    const second = await openStore(options())
    expect((await second.database.select().from(note)).map((row) => row.text).sort()).toEqual([
      'kept',
      'made by the first migration',
    ])
    await second.close()
  })

  it('runs only the migrations that are new to a store that is older', async () => {
    writeMigrations([firstMigration])
    await (await openStore(options())).close()
    writeMigrations([firstMigration, secondMigration])
    const store = await openStore(options())
    expect(await store.database.select().from(note)).toEqual([
      { text: 'made by the first migration', colour: null },
    ])
    await store.close()
  })
}

async function run(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
