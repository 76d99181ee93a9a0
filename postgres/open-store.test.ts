// @module-tag slow

import { spawn, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { dataDir } from '@electric-sql/pglite-prepopulatedfs'
import { eq, sql } from 'drizzle-orm'
import { pgSchema, text } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DirectoryInUse } from './directory-in-use.ts'
import { openStore, type StoreOptions } from './open-store.ts'

const note = pgSchema('notebook').table('note', { text: text('text').primaryKey(), colour: text('colour') })

const firstMigration = `
  create schema notebook;
  --> statement-breakpoint
  create table notebook.note (text text primary key);
  --> statement-breakpoint
  insert into notebook.note values ('made by the first migration')`
const secondMigration = 'alter table notebook.note add column colour text'

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

function writeMigrations(statements: string[], folder = migrations): void {
  mkdirSync(join(folder, 'meta'), { recursive: true })
  const entries = statements.map((sql, idx) => {
    const tag = `000${idx}_step`
    writeFileSync(join(folder, `${tag}.sql`), sql)
    return { idx, version: '7', when: 1_700_000_000_000 + idx, tag, breakpoints: true }
  })
  writeFileSync(
    join(folder, 'meta/_journal.json'),
    JSON.stringify({ version: '7', dialect: 'postgresql', entries }),
  )
}

const options = (): StoreOptions => ({ name: 'notebook', migrations, dataDirectory })

/** Runs a program with process ids of its own, where this machine lets one do so. */
const [unshare, ...ownNamespace] = [
  'unshare',
  '--user',
  '--map-root-user',
  '--pid',
  '--fork',
  '--kill-child',
] as const
const hasNamespaces = spawnSync(unshare, [...ownNamespace, 'true']).status === 0

/**
 * Starts a process that opens the store, writes, and writes again and closes it when its input ends.
 *
 * @returns with what it says: `open`, or the message of the error
 */
async function startOtherContainer() {
  const code = `
    const { openStore } = await import('${pathToFileURL(join(import.meta.dirname, 'open-store.ts')).href}')
    try {
      const { database, close } = await openStore(JSON.parse(process.argv[1]))
      const write = (text) => database.execute("insert into notebook.note values ('" + text + "')")
      await write('before')
      console.log('open')
      process.stdin.resume().once('end', async () => {
        await write('after')
        await close()
      })
    } catch (error) { console.log(error.message) }`
  const node = [process.execPath, '--import', 'tsx', '--input-type=module', '--eval', code]
  const child = spawn(unshare, [...ownNamespace, ...node, JSON.stringify(options())], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const [said] = await Promise.race([
    once(child.stdout, 'data'),
    ended.then(() => Promise.reject(new Error('The other container said nothing'))),
  ])
  return {
    said: String(said).trim(),
    end: () => {
      child.stdin.end()
      return ended
    },
  }
}

describe('openStore with PGlite', () => {
  behavesAsAStore(options)

  it('rejects a second opener while the first has the store open, and takes it afterwards', async () => {
    const first = await openStore(options())
    await expect(openStore(options())).rejects.toThrow(DirectoryInUse)
    await first.close()
    await (await openStore(options())).close()
  })

  it.skipIf(!hasNamespaces)(
    'is opened by one of two containers that share its folder, whose process ids are the same, and loses nothing',
    async () => {
      const one = await startOtherContainer()
      expect(one.said).toBe('open')
      const other = await startOtherContainer()
      expect(other.said).toContain('is in use by process 1 on')
      expect(await one.end()).toEqual([0, null])
      const store = await openStore(options())
      const notes = await store.database.select().from(note)
      expect(notes.map(({ text }) => text).sort()).toEqual(['after', 'before', 'made by the first migration'])
      await store.close()
    },
  )

  it('frees the folder when a migration fails', async () => {
    writeMigrations(['this is no SQL'])
    await expect(openStore(options())).rejects.toThrow()
    writeMigrations([firstMigration, secondMigration])
    await (await openStore(options())).close()
  })

  it('begins as a copy of an empty store, since making one would keep this process busy for seconds', async () => {
    let found: string[] = []
    const create = vi.spyOn(PGlite, 'create').mockImplementation(async () => {
      found = readdirSync(join(dataDirectory, 'notebook/postgres'))
      throw new Error('far enough')
    })
    await expect(openStore(options())).rejects.toThrow('far enough')
    create.mockRestore()
    expect(found).toEqual(expect.arrayContaining(['PG_VERSION', 'base', 'global', 'pg_wal']))
  })

  it('begins anew where a process was killed while it unpacked the empty store', async () => {
    mkdirSync(join(dataDirectory, 'notebook/postgres.new'), { recursive: true })
    writeFileSync(join(dataDirectory, 'notebook/postgres.new/PG_VERSION'), 'half')
    const store = await openStore(options())
    expect(await store.database.select().from(note)).toHaveLength(1)
    await store.close()
  })

  it('opens a store that PGlite has made with its own settings, as versions before did', async () => {
    mkdirSync(join(dataDirectory, 'notebook'))
    const before = await PGlite.create(join(dataDirectory, 'notebook/postgres'), {
      loadDataDir: await dataDir(),
    })
    await before.exec('create table keepsake (text text)')
    await before.exec("insert into keepsake values ('kept')")
    await before.close()
    const store = await openStore(options())
    expect(await store.database.execute(sql`select text from keepsake`)).toMatchObject({
      rows: [{ text: 'kept' }],
    })
    await store.close()
  })

  it('keeps less of the memory of this process for itself than a server would', async () => {
    const store = await openStore(options())
    expect(await store.database.execute(sql`show shared_buffers`)).toMatchObject({
      rows: [{ shared_buffers: '16MB' }],
    })
    await store.close()
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

  it('holds no lock once it is open, which a suspended process or a pooler would keep for ever', async () => {
    const store = await openStore(onServer())
    const locks = await store.database.execute(sql`select pid from pg_locks where locktype = 'advisory'`)
    expect(locks).toMatchObject({ rows: [] })
    await store.close()
  })

  it('waits for nobody where no migration is missing', async () => {
    await (await openStore(onServer())).close()
    const other = new pg.Client({ connectionString: databaseUrl })
    await other.connect()
    await other.query("begin; select pg_advisory_xact_lock(hashtext('migrations'))")
    const store = await openStore(onServer())
    expect(await store.database.select().from(note)).toHaveLength(1)
    await store.close()
    await other.end()
  })

  it('goes on when a connection is lost in the middle of a transaction', async () => {
    const report = vi.spyOn(console, 'error').mockImplementation(() => {})
    const store = await openStore(onServer())
    const lost = store.database.transaction(async (transaction) => {
      await transaction.execute(sql`select 1`)
      await run(url.href, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
      await transaction.execute(sql`select 1`)
    })
    await expect(lost).rejects.toThrow()
    expect(await store.database.select().from(note)).toHaveLength(1)
    expect(report).toHaveBeenCalledWith(expect.stringMatching(/^PostgreSQL connection lost: /))
    await store.close()
  })

  it('leaves no connection behind when a migration fails', async () => {
    writeMigrations(['this is no SQL'])
    await expect(openStore(onServer())).rejects.toThrow()
  })
})

function behavesAsAStore(options: () => StoreOptions): void {
  it('brings the tables up to date and answers queries', async () => {
    const store = await openStore(options())
    await store.database.insert(note).values({ text: 'hello', colour: 'red' })
    expect(await store.database.select().from(note).where(eq(note.text, 'hello'))).toEqual([
      { text: 'hello', colour: 'red' },
    ])
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

  it('keeps the tables of several programs, each with its own migrations', async () => {
    const store = await openStore(options())
    const migrationsOfDiary = mkdtempSync(join(tmpdir(), 'migrations-'))
    writeMigrations(
      ['create schema diary; --> statement-breakpoint\ncreate table diary.day (day date)'],
      migrationsOfDiary,
    )
    const diary = await store.postgres.attach({ name: 'diary', migrations: migrationsOfDiary })
    await diary.execute(sql`insert into diary.day values ('2026-01-31')`)
    await diary.insert(note).values({ text: 'seen by both' })
    expect(await store.database.select().from(note)).toHaveLength(2)
    await store.close()

    const again = await openStore(options())
    await again.postgres.attach({ name: 'diary', migrations: migrationsOfDiary })
    const days = await again.database.execute(sql`select day::text from diary.day`)
    expect(days).toMatchObject({ rows: [{ day: '2026-01-31' }] })
    await again.close()
    rmSync(migrationsOfDiary, { recursive: true })
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
