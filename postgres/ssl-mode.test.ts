// @module-tag slow

import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeCertificate } from './kit/certificate.ts'
import { PostgresCluster } from './kit/cluster.ts'
import { freePort } from './kit/free-port.ts'
import { findPostgresPrograms, findProgram } from './kit/programs.ts'
import { isRoot, nobody } from './kit/unprivileged.ts'
import { openPostgres } from './open-postgres.ts'
import { withSslModesOfLibpq } from './ssl-mode.ts'

const sslOf = (query: string): unknown => {
  const connectionString = withSslModesOfLibpq(`postgresql://user@host/database${query}`)
  const client: object = new pg.Client({ connectionString })
  return 'ssl' in client ? client.ssl : undefined
}

it.each(['?sslmode=require', '?sslmode=prefer', '?sslmode=no-verify'])(
  'encrypts with %s, and takes any certificate, such as that of a provider of its own',
  (query) => {
    expect(sslOf(query)).toMatchObject({ rejectUnauthorized: false })
  },
)

it('checks the certificate with verify-full', () => {
  expect(sslOf('?sslmode=verify-full')).toEqual({})
})

it.each(['', '?sslmode=disable'])('does not encrypt with %j', (query) => {
  expect(sslOf(query)).toBe(false)
})

const programs = findPostgresPrograms()
const missing = [...(programs ? [] : ['PostgreSQL']), ...(findProgram('openssl') ? [] : ['openssl'])]
const title = 'On a server that has a certificate of a private authority'

describe.skipIf(missing.length > 0)(
  missing.length > 0 ? `${title} (skipped: ${missing.join(' and ')} not installed)` : title,
  () => {
    let cluster: PostgresCluster
    let port: number
    const folder = mkdtempSync(join(tmpdir(), 'authorities-'))
    const authority = join(folder, 'authority.pem')
    const otherAuthority = join(folder, 'other-authority.pem')

    beforeAll(async () => {
      cluster = new PostgresCluster(programs ?? '')
      const { key, cert } = makeCertificate('localhost')
      writeFileSync(authority, cert)
      writeFileSync(otherAuthority, makeCertificate('localhost').cert)
      const keyFile = join(cluster.folder, 'key.pem')
      const certFile = join(cluster.folder, 'cert.pem')
      writeFileSync(certFile, cert)
      writeFileSync(keyFile, key, { mode: 0o600 })
      if (isRoot()) chownSync(keyFile, nobody, nobody)
      port = await freePort()
      await cluster.start([
        'listen_addresses=127.0.0.1',
        `port=${port}`,
        'ssl=on',
        `ssl_cert_file=${certFile}`,
        `ssl_key_file=${keyFile}`,
      ])
    })
    afterAll(async () => {
      await cluster.remove()
      rmSync(folder, { recursive: true })
    })

    /** @returns whether the connection is encrypted. @throws Error when it does not come about */
    async function connect(query: string, host = 'localhost'): Promise<boolean> {
      const address = `postgresql://owner@${host}:${port}/postgres${query}`
      const client = new pg.Client({ connectionString: withSslModesOfLibpq(address) })
      try {
        await client.connect()
        const { rows } = await client.query('select ssl from pg_stat_ssl where pid = pg_backend_pid()')
        return rows[0].ssl
      } finally {
        await client.end()
      }
    }

    it.each([
      ['', 'localhost', false],
      ['?sslmode=disable', 'localhost', false],
      ['?sslmode=require', 'localhost', true],
      ['?sslmode=require', '127.0.0.1', true],
      ['?sslmode=verify-ca&sslrootcert=authority', 'localhost', true],
      ['?sslmode=verify-ca&sslrootcert=authority', '127.0.0.1', true],
      ['?sslmode=verify-full&sslrootcert=authority', 'localhost', true],
      // Source: PostgreSQL's documentation of libpq, for compatibility with earlier versions.
      ['?sslmode=require&sslrootcert=authority', '127.0.0.1', true],
    ])('%j connects to %s, encrypted: %s', async (query, host, isEncrypted) => {
      expect(await connect(query.replace(/authority$/, authority), host)).toBe(isEncrypted)
    })

    it('ends what waits for a server that does not respond in time, over an encrypted connection, too', async () => {
      const report = vi.spyOn(console, 'error').mockReturnValue()
      const migrations = join(folder, 'migrations')
      mkdirSync(join(migrations, 'meta'), { recursive: true })
      const entries: unknown[] = []
      writeFileSync(
        join(migrations, 'meta/_journal.json'),
        JSON.stringify({ dialect: 'postgresql', entries }),
      )
      const databaseUrl = `postgresql://owner@localhost:${port}/postgres?sslmode=require`
      const postgres = await openPostgres({ databaseUrl, responseTimeoutMs: 3_000 })
      const database = await postgres.attach({ name: 'nothing', migrations })
      // The server would end by itself what takes so long.
      const unlimited = sql`set statement_timeout = 0; select pg_sleep(30)`
      await expect(database.execute(unlimited)).rejects.toMatchObject({
        cause: { message: 'timeout: PostgreSQL has not responded for 3 seconds' },
      })
      await database.execute(sql`select 1`)
      await postgres.close()
      report.mockRestore()
    })

    it.each([
      ['?sslmode=verify-full', 'localhost', /self-signed certificate/],
      ['?sslmode=verify-ca&sslrootcert=other', 'localhost', /certificate/],
      ['?sslmode=verify-full&sslrootcert=other', 'localhost', /certificate/],
      ['?sslmode=require&sslrootcert=other', 'localhost', /certificate/],
      ['?sslmode=verify-full&sslrootcert=authority', '127.0.0.1', /does not match certificate/],
    ])('%j does not connect to %s', async (query, host, message) => {
      const named = query.replace(/authority$/, authority).replace(/other$/, otherAuthority)
      await expect(connect(named, host)).rejects.toThrow(message)
    })
  },
)
