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

const responseTimeoutMs = 1_000
const migrations = mkdtempSync(join(tmpdir(), 'migrations-'))
mkdirSync(join(migrations, 'meta'))
// It takes longer than a statement may.
writeFileSync(join(migrations, '0000_step.sql'), 'create schema notebook; select pg_sleep(1.5)')
const entries = [{ idx: 0, version: '7', when: 1_700_000_000_000, tag: '0000_step', breakpoints: true }]
writeFileSync(
  join(migrations, 'meta/_journal.json'),
  JSON.stringify({ version: '7', dialect: 'postgresql', entries }),
)
const notebook = { name: 'notebook', migrations }
afterAll(() => rmSync(migrations, { recursive: true }))

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

    beforeAll(async () => {
      cluster = new PostgresCluster(programs ?? '')
      await cluster.start()
      const { server, port } = await listen((socket) => {
        const behind = createConnection(join(cluster.folder, '.s.PGSQL.5432')).on('error', () => {})
        socket.on('data', (data) => isFrozen || behind.write(data)).on('close', () => behind.destroy())
        behind.pipe(socket)
      })
      relay = server
      postgres = await openPostgres({
        databaseUrl: `postgresql://owner@127.0.0.1:${port}/postgres`,
        responseTimeoutMs,
      })
      database = await postgres.attach(notebook)
    })
    afterAll(async () => {
      await postgres.close()
      relay.close()
      await cluster.remove()
    })

    const ask = () => database.execute(sql`select 1`)
    const begin = () => database.transaction((transaction) => transaction.execute(sql`select 1`))
    const noResponse = { cause: { message: 'timeout: PostgreSQL has not responded for 1 seconds' } }

    it('ends a slow statement, and gives the next one another connection', async () => {
      // One more than there are connections.
      for (let count = 0; count < 6; count++) {
        await expect(database.execute(sql`select pg_sleep(30)`)).rejects.toMatchObject(noResponse)
      }
      await ask()
    })

    it('ends a transaction at whichever statement, and keeps no place in the pool', async () => {
      const slow = () => database.transaction((transaction) => transaction.execute(sql`select pg_sleep(30)`))
      expect((await Promise.allSettled(Array.from({ length: 6 }, slow))).map(({ status }) => status)).toEqual(
        Array(6).fill('rejected'),
      )
      await Promise.all(Array.from({ length: 5 }, begin))
      isFrozen = true
      const begun = await Promise.allSettled(Array.from({ length: 5 }, begin))
      isFrozen = false
      expect(begun.map(({ status }) => status)).toEqual(Array(5).fill('rejected'))
      await begin()
    })
  },
)
