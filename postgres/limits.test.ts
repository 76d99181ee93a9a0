// @module-tag slow

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createConnection, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { PostgresCluster } from './kit/cluster.ts'
import { TransactionPooler } from './kit/pooler.ts'
import { findPostgresPrograms, findProgram } from './kit/programs.ts'
import { openPostgres } from './open-postgres.ts'
import type { Database, Postgres } from './postgres.ts'

const programs = findPostgresPrograms()
const pgbouncer = findProgram('pgbouncer')

describe.skipIf(programs === undefined)('What PostgreSQL ends by itself', () => {
  const migrations = mkdtempSync(join(tmpdir(), 'migrations-'))
  let cluster: PostgresCluster
  let observer: pg.Client
  const opened: Postgres[] = []

  beforeAll(async () => {
    mkdirSync(join(migrations, 'meta'))
    const entries = [{ idx: 0, version: '7', when: 1_700_000_000_000, tag: '0000_step', breakpoints: true }]
    writeFileSync(join(migrations, '0000_step.sql'), 'create table public.stock (item text, count int)')
    writeFileSync(
      join(migrations, 'meta/_journal.json'),
      JSON.stringify({ version: '7', dialect: 'postgresql', entries }),
    )
    cluster = new PostgresCluster(programs ?? '')
    await cluster.start()
    observer = new pg.Client({ connectionString: cluster.url('postgres') })
    await observer.connect()
  })
  afterAll(async () => {
    await observer.end()
    await cluster.remove()
    rmSync(migrations, { recursive: true })
  })
  beforeEach(() => {
    vi.spyOn(console, 'error').mockReturnValue()
  })
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((postgres) => postgres.close()))
    vi.restoreAllMocks()
  })

  async function open(databaseUrl: string): Promise<Database> {
    const postgres = await openPostgres({ databaseUrl, responseTimeoutMs: 2_000 })
    opened.push(postgres)
    const database = await postgres.attach({ name: 'notebook', migrations })
    await database.execute(sql`delete from stock`)
    await database.execute(sql`insert into stock values ('mug', 1)`)
    return database
  }

  /** How many statements are running in which a text stands. */
  async function running(text: string): Promise<number> {
    const { rows } = await observer.query(
      "select 1 from pg_stat_activity where state = 'active' and pid <> pg_backend_pid() and query like $1",
      [`%${text}%`],
    )
    return rows.length
  }

  const takeOne = "update stock set count = count - 1 where item = 'mug' returning count"

  /** Begins a transaction that changes a row, and does nothing more until it is told to. */
  async function suspendInTransaction(database: Database) {
    let wake = () => {}
    let suspended: Promise<unknown> = Promise.resolve()
    await new Promise<void>((resolve, reject) => {
      suspended = database.transaction(async (transaction) => {
        await transaction.execute(sql.raw(takeOne)).then(() => resolve(), reject)
        await new Promise<void>((woken) => (wake = woken))
      })
      suspended.catch(() => {})
    })
    return { wake: () => wake(), suspended }
  }

  it('is a statement that takes longer than anybody waits for it', async () => {
    const database = await open(cluster.url('postgres'))
    await expect(database.execute(sql`select pg_sleep(30)`)).rejects.toMatchObject({
      cause: { code: '57014' },
    })
  })

  it('is a statement whose process has gone', async () => {
    const { url, close } = await relayTo(cluster)
    const database = await open(url)
    const abandoned = database.execute(sql`select pg_sleep(31)`).catch(() => {})
    await vi.waitFor(async () => expect(await running('pg_sleep(31)')).toBe(1))
    close()
    await abandoned
    await vi.waitFor(async () => expect(await running('pg_sleep(31)')).toBe(0), 5_000)
  })

  it('is a transaction whose process is suspended, and what waited for its lock goes on', async () => {
    // What a suspended process does not do: close its connection.
    const { url, close } = await relayTo(cluster)
    const { wake, suspended } = await suspendInTransaction(await open(url))
    expect((await observer.query(takeOne)).rows).toEqual([{ count: 0 }])
    wake()
    await expect(suspended).rejects.toThrow()
    close()
  })

  describe.skipIf(pgbouncer === undefined)('behind a pooler in transaction mode', () => {
    let pooler: TransactionPooler

    beforeAll(async () => {
      pooler = new TransactionPooler(pgbouncer ?? '', cluster.folder)
      await pooler.start()
    })
    afterAll(() => pooler.remove())

    it('is a statement of a transaction that takes longer than anybody waits for it', async () => {
      const database = await open(pooler.url('postgres'))
      const slow = database.transaction((transaction) => transaction.execute(sql`select pg_sleep(30)`))
      await expect(slow).rejects.toMatchObject({ cause: { code: '57014' } })
    })

    it('is a transaction whose process is suspended, and what waited for its lock goes on', async () => {
      const { wake, suspended } = await suspendInTransaction(await open(pooler.url('postgres')))
      expect((await observer.query(takeOne)).rows).toEqual([{ count: 0 }])
      wake()
      await expect(suspended).rejects.toThrow()
    })

    it('leaves the connections of others as they were', async () => {
      const database = await open(pooler.url('postgres'))
      await database.transaction((transaction) => transaction.execute(sql.raw(takeOne)))
      const other = new pg.Client({ connectionString: pooler.url('postgres') })
      await other.connect()
      const { rows } = await other.query('show statement_timeout')
      await other.end()
      expect(rows).toEqual([{ statement_timeout: '0' }])
    })
  })
})

/** A way to the cluster on a port of this machine, which PostgreSQL thinks open until its own end of it is closed. */
async function relayTo(cluster: PostgresCluster): Promise<{ url: string; close(): void }> {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    const behind = createConnection(join(cluster.folder, '.s.PGSQL.5432')).on('error', () => {})
    socket.on('error', () => {}).on('data', (data) => behind.write(data))
    behind.on('data', (data) => socket.write(data))
    sockets.push(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  return { url: `postgresql://owner@127.0.0.1:${(server.address() as AddressInfo).port}/postgres`, close }
}
