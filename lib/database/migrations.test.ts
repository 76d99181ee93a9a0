// @module-tag slow

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onEveryStore } from 'cashflows-postgres/testing'
import { sql } from 'drizzle-orm'
import { afterAll, expect, it } from 'vitest'
import { orderState } from '@/lib/orders/lifecycle'
import { findOrder, listPaymentJobs } from '@/lib/orders/repository'
import { orders } from '@/lib/orders/tables'
import { shopStore } from './database'

const directory = mkdtempSync(join(tmpdir(), 'migrations-'))
afterAll(() => rmSync(directory, { recursive: true }))

interface Journal {
  entries: { tag: string }[]
}

const readJournal = (migrations: string): Journal =>
  JSON.parse(readFileSync(join(migrations, 'meta/_journal.json'), 'utf8'))

/** The migrations of the first version of the shop. */
function firstMigration(): string {
  const copy = join(directory, 'first')
  cpSync(shopStore.migrations, copy, { recursive: true })
  const { entries, ...rest } = readJournal(copy)
  writeFileSync(join(copy, 'meta/_journal.json'), JSON.stringify({ ...rest, entries: entries.slice(0, 1) }))
  return copy
}

const laterStatements = () =>
  readJournal(shopStore.migrations)
    .entries.slice(1)
    .flatMap(({ tag }) =>
      readFileSync(join(shopStore.migrations, `${tag}.sql`), 'utf8').split('--> statement-breakpoint'),
    )

onEveryStore('migrations', { ...shopStore, migrations: firstMigration() }, (database) => {
  it('keep the orders of a store that the first version of the shop made', async () => {
    for (const [number, status] of [
      ['A', 'paid'],
      ['B', 'refused'],
      ['C', 'unanswered'],
    ]) {
      await database().execute(sql`
        insert into shop.orders
          (number, submission, attempt, status, locale, currency, delivery, total, lines, details, asked_at, left_cart)
        values (${number}, ${`key-${number}`}, 'checkout', ${status}, 'en-GB', 'GBP', 0, 2400, '[]', '{}',
          '2026-01-21T10:00:00Z', ${number === 'A'})`)
    }
    await database().execute(sql`
      update shop.orders set payment_job_reference = '210121000000000001', payment_reference = '210121100000000001'
      where number = 'A'`)
    for (const statement of laterStatements()) await database().execute(sql.raw(statement))

    const common = { lastCheckedAt: new Date('2026-01-21T10:00:00Z'), total: 2400, currency: 'GBP' }
    expect(await database().select().from(orders).orderBy(orders.number)).toMatchObject([
      { ...common, number: 'A', cartId: 'A', status: 'paid', stock: 'sold' },
      { ...common, number: 'B', cartId: 'B', status: 'rejected', paidAt: null },
      { ...common, number: 'C', cartId: 'C', status: 'unconfirmed', paidAt: null },
    ])
    for (const number of ['A', 'B', 'C']) {
      const order = await findOrder(database(), number)
      const jobs = await listPaymentJobs(database(), number)
      expect(order && orderState(order, jobs)).toMatchObject({
        status: order?.status,
        attention: [],
      })
    }
  })
})
