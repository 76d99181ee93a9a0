// @module-tag slow

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createConnection, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { PostgresCluster } from './kit/cluster.ts'
import { findPostgresPrograms } from './kit/programs.ts'
import { openPostgres } from './open-postgres.ts'
import type { Postgres } from './postgres.ts'

/** What must fail does after this time; what must not has it, too, and needs a small part of it. */
const responseTimeoutMs = 3_000
const folder = mkdtempSync(join(tmpdir(), 'migrations-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Tables whose one migration takes so long. */
function tables(name: string, seconds: number) {
  const migrations = join(folder, name)
  mkdirSync(join(migrations, 'meta'), { recursive: true })
  writeFileSync(join(migrations, '0000_step.sql'), `create schema ${name}; select pg_sleep(${seconds})`)
  const entries = [{ idx: 0, version: '7', when: 1_700_000_000_000, tag: '0000_step', breakpoints: true }]
  writeFileSync(
    join(migrations, 'meta/_journal.json'),
    JSON.stringify({ version: '7', dialect: 'postgresql', entries }),
  )
  return { name, migrations }
}
// It takes longer than a statement may.
const notebook = tables('notebook', 3.5)

const sockets = new Set<Socket>()
/** A server on a free port of this machine. */
async function listen(take: (socket: Socket) => void): Promise<{ server: Server; port: number }> {
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}).on('close', () => sockets.delete(socket)))
    take(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, port: (server.address() as AddressInfo).port }
}

beforeAll(() => {
  vi.spyOn(console, 'error').mockReturnValue()
})
afterAll(() => {
  vi.restoreAllMocks()
})

it('a server that takes connections and never responds is an error', async () => {
  const { server, port } = await listen(() => {})
  const postgres = await openPostgres({
    databaseUrl: `postgresql://shop@127.0.0.1:${port}/shop`,
    responseTimeoutMs,
  })
  await expect(postgres.attach(notebook)).rejects.toMatchObject({
    cause: { message: expect.stringMatching(/time/i) },
  })
  await postgres.close()
  for (const socket of sockets) socket.destroy()
  server.close()
})

const programs = findPostgresPrograms()
const title = 'A PostgreSQL server that does not respond in time'

describe.skipIf(programs === undefined)(
  programs === undefined ? `${title} (skipped: PostgreSQL is not installed)` : title,
  () => {
    let cluster: PostgresCluster
    let relay: Server
    let postgres: Postgres
    let database: Awaited<ReturnType<Postgres['attach']>>
    let isFrozen = false
    let address: { databaseUrl: string }

    beforeAll(async () => {
      cluster = new PostgresCluster(programs ?? '')
      await cluster.start()
      const { server, port } = await listen((socket) => {
        const behind = createConnection(join(cluster.folder, '.s.PGSQL.5432')).on('error', () => {})
        socket.on('data', (data) => isFrozen || behind.write(data)).on('close', () => behind.destroy())
        behind.on('data', (data) => isFrozen || socket.write(data))
      })
      relay = server
      address = { databaseUrl: `postgresql://owner@127.0.0.1:${port}/postgres` }
      postgres = await openPostgres({ ...address, responseTimeoutMs })
      database = await postgres.attach(notebook)
    })
    afterAll(async () => {
      await postgres.close()
      relay.close()
      await cluster.remove()
    })

    const ask = () => database.execute(sql`select 1`)
    const begin = () => database.transaction((transaction) => transaction.execute(sql`select 1`))
    const message = 'timeout: PostgreSQL has not responded for 3 seconds'
    /** Why each of as many as there are connections fails. */
    const reasons = async (fail: () => Promise<unknown>) =>
      (await Promise.allSettled(Array.from({ length: 5 }, fail))).map((result) =>
        result.status === 'rejected' ? innermost(result.reason).message : 'It did not fail.',
      )

    it('ends what waits for it, and gives the next statement another connection', async () => {
      for (let round = 0; round < 2; round++) {
        await Promise.all(Array.from({ length: 5 }, ask))
        isFrozen = true
        const failed = await reasons(ask)
        isFrozen = false
        expect(failed).toEqual(Array(5).fill(message))
      }
      await ask()
    })

    it('ends a migration, too, after a limit of its own', async () => {
      const { databaseUrl } = address
      const other = await openPostgres({ databaseUrl, migrationTimeoutMs: 1_000 })
      await expect(other.attach(tables('slow', 30))).rejects.toThrow(
        'timeout: PostgreSQL has not responded for 1 seconds',
      )
      await other.close()
    })

    it('ends a transaction at whichever statement, and keeps no place in the pool', async () => {
      let begun = 0
      const begunTogether = () =>
        database.transaction(async (transaction) => {
          await transaction.execute(sql`select 1`)
          isFrozen = ++begun === 5
          await vi.waitFor(() => expect(isFrozen).toBe(true))
          await transaction.execute(sql`select 1`)
        })
      // The rollback over the lost connection hides why it was lost.
      const lost = 'Client has encountered a connection error and is not queryable'
      expect(await reasons(begunTogether)).toEqual(Array(5).fill(lost))
      isFrozen = false
      await Promise.all(Array.from({ length: 5 }, begin))
      isFrozen = true
      const notBegun = await reasons(begin)
      isFrozen = false
      expect(notBegun).toEqual(Array(5).fill(message))
      await begin()
    })
  },
)

/** The error under all that wraps it. */
function innermost(error: Error): Error {
  return error.cause instanceof Error ? innermost(error.cause) : error
}
