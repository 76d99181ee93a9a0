import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PostgresCluster } from './kit/cluster.ts'
import { TransactionPooler } from './kit/pooler.ts'
import { findPostgresPrograms, findProgram } from './kit/programs.ts'
import { openStore } from './open-store.ts'

const programs = findPostgresPrograms()
const pgbouncer = findProgram('pgbouncer')
const missing = [...(programs ? [] : ['PostgreSQL']), ...(pgbouncer ? [] : ['PgBouncer'])]
const title = 'Behind a pooler that gives a connection to another after each transaction'

describe.skipIf(missing.length > 0)(
  missing.length > 0 ? `${title} (skipped: ${missing.join(' and ')} not installed)` : title,
  () => {
    const migrations = mkdtempSync(join(tmpdir(), 'migrations-'))
    let cluster: PostgresCluster
    let pooler: TransactionPooler

    beforeAll(async () => {
      mkdirSync(join(migrations, 'meta'))
      writeFileSync(join(migrations, '0000_step.sql'), 'create schema notebook')
      const entries = [{ idx: 0, version: '7', when: 1_700_000_000_000, tag: '0000_step', breakpoints: true }]
      writeFileSync(
        join(migrations, 'meta/_journal.json'),
        JSON.stringify({ version: '7', dialect: 'postgresql', entries }),
      )
      cluster = new PostgresCluster(programs ?? '')
      pooler = new TransactionPooler(pgbouncer ?? '', cluster.folder)
      await cluster.start()
      await pooler.start()
    })
    afterAll(async () => {
      await pooler.remove()
      await cluster.remove()
      rmSync(migrations, { recursive: true })
    })

    /** What nobody holds after the processes have gone. */
    async function advisoryLocks(): Promise<unknown[]> {
      const client = new pg.Client({ connectionString: cluster.url('postgres') })
      await client.connect()
      const { rows } = await client.query("select pid from pg_locks where locktype = 'advisory'")
      await client.end()
      return rows
    }

    it('several processes that start at once bring an empty database up to date, and leave no lock behind', async () => {
      const databaseUrl = pooler.url('postgres')
      const start = () => openStore({ name: 'notebook', migrations, databaseUrl, dataDirectory: 'memory' })
      for (let round = 0; round < 2; round++) {
        const stores = await Promise.all(Array.from({ length: 6 }, start))
        await Promise.all(
          stores.map(({ database }) =>
            database.transaction((transaction) => transaction.execute(sql`select 1`)),
          ),
        )
        await Promise.all(stores.map((store) => store.close()))
        expect(await advisoryLocks()).toEqual([])
      }
    })
  },
)
