// @module-tag slow

import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from 'cashflows-postgres'
import { makeDatabase } from 'cashflows-postgres/testing'
import { afterAll, expect, it } from 'vitest'
import { recordAudit } from '@/lib/audit-log/audit-log'
import { auditLog } from '@/lib/audit-log/tables'
import { findOrder } from '@/lib/orders/repository'
import { storeOrder } from '@/lib/orders/testing'
import { shopStore } from './database'

const folder = mkdtempSync(join(tmpdir(), 'backup-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Where a store is. */
type Place = { dataDirectory: string; databaseUrl?: string }

/** A store with an order in it, closed. @returns the number of the order */
async function storeWithOrder(place: Place): Promise<string> {
  const { database, close } = await openStore({ ...shopStore, ...place })
  const { number } = await storeOrder(database, { status: 'paid' })
  await recordAudit(database, {
    actor: 'kim@shop.example',
    action: 'note',
    orderNumber: number,
    detail: 'Kept.',
  })
  await close()
  return number
}

/** That a restored store holds the order, takes another one, and still protects its audit log. */
async function expectRestored(place: Place, number: string): Promise<void> {
  const { database, close } = await openStore({ ...shopStore, ...place })
  expect(await findOrder(database, number)).toMatchObject({ number, status: 'paid', total: 2400 })
  expect(await database.select().from(auditLog)).toMatchObject([{ detail: 'Kept.' }])
  await recordAudit(database, {
    actor: 'kim@shop.example',
    action: 'note',
    orderNumber: number,
    detail: 'Later.',
  })
  await expect(database.delete(auditLog)).rejects.toThrow()
  await storeOrder(database)
  await close()
}

it('a copy of the folder of a shop that was stopped is a backup', async () => {
  const data = join(folder, 'data')
  const number = await storeWithOrder({ dataDirectory: data })
  cpSync(data, join(folder, 'backup'), { recursive: true })
  rmSync(data, { recursive: true })
  cpSync(join(folder, 'backup'), data, { recursive: true })
  await expectRestored({ dataDirectory: data }, number)
})

const server = process.env.TEST_DATABASE_URL

it.runIf(server !== undefined)(
  'pg_dump makes a backup of a database, and pg_restore restores it',
  async () => {
    const [source, target] = [await makeDatabase(server ?? ''), await makeDatabase(server ?? '')]
    try {
      const number = await storeWithOrder({ dataDirectory: 'memory', databaseUrl: source.url })
      const file = join(folder, 'shop.dump')
      execFileSync('pg_dump', ['--format=custom', `--file=${file}`, `--dbname=${source.url}`])
      execFileSync('pg_restore', ['--no-owner', `--dbname=${target.url}`, file])
      await expectRestored({ dataDirectory: 'memory', databaseUrl: target.url }, number)
    } finally {
      await source.drop()
      await target.drop()
    }
  },
)
