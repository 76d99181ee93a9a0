// @module-tag slow

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from 'cashflows-postgres'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { activityEntry } from '../activity/tables.ts'
import { notification, notificationAttempt } from '../notifications/tables.ts'
import { searchQuery } from '../payments/search-words.ts'
import { configuration, paymentJob, rejectedSignature } from '../payments/tables.ts'
import { openSimulatorStore, simulatorStore } from './database.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrations-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Opens the store in `folder` as a version of the simulator did that had only the first `count` migrations. */
async function openOldStore(count: number) {
  const migrations = join(folder, 'migrations')
  cpSync(simulatorStore.migrations, migrations, { recursive: true })
  const journal = join(migrations, 'meta/_journal.json')
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8'))
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, count) }))
  return openStore({ ...simulatorStore, migrations, dataDirectory: folder })
}

it('keeps what a store holds whose tables and columns had other names', async () => {
  const old = await openOldStore(4)
  await old.database.execute(sql`
    insert into simulator.configuration (configuration_id, api_key, settings, troubles)
    values ('1', 'key', '{}', '[{"id":"a","scenario":"stale-read"}]')`)
  await old.database.execute(sql`
    insert into simulator.refused_signature (configuration_id, at, method, path, explanation)
    values ('1', now(), 'GET', '/', 'The hash is empty.')`)
  await old.database.execute(sql`
    insert into simulator.story_entry (payment_job_reference, at, kind, title, detail)
    values ('2', now(), 'call', 'GET', '{}')`)
  await old.database.execute(sql`
    insert into simulator.notification
      (id, configuration_id, payment_job_reference, payment_reference, payment_status, url, state, trouble, created_at)
    values (7, '1', '2', '3', 'Paid', 'https://shop.example', 'waiting', 'notification-delayed', now())`)
  await old.database.execute(sql`
    insert into simulator.payment_job
      (reference, configuration_id, page_token, status, created_at, expires_at, document)
    values ('2', '1', 'token', 'Pending', now(), now(),
      ${JSON.stringify({ parameters: { keepCard: 'true' }, payments: [{ keepCard: true }] })})`)
  for (const verdict of [
    '200 with both references: received',
    '500 is not 200: counts as not received',
    'the address cannot be reached (: received): counts as not received',
  ]) {
    await old.database.execute(sql`
      insert into simulator.notification_attempt (notification_id, at, request_body, milliseconds, verdict)
      values (7, now(), '{}', 5, ${verdict})`)
  }
  await old.close()

  const { database, close } = await openSimulatorStore({ dataDirectory: folder })
  expect(await database.select().from(configuration)).toMatchObject([
    { configurationId: '1', faults: [{ id: 'a', scenario: 'stale-read' }] },
  ])
  expect(await database.select().from(rejectedSignature)).toMatchObject([
    { explanation: 'The hash is empty.' },
  ])
  expect(await database.select().from(activityEntry)).toMatchObject([{ paymentJobReference: '2' }])
  expect(await database.select().from(notification)).toMatchObject([{ id: 7, fault: 'notification-delayed' }])
  expect(await database.select().from(notificationAttempt).orderBy(notificationAttempt.id)).toMatchObject([
    { acknowledged: true, result: '200 with both references: received' },
    { acknowledged: false, result: '500 is not 200: counts as not received' },
    { acknowledged: false },
  ])
  expect(await database.select({ document: paymentJob.document }).from(paymentJob)).toEqual([
    { document: { parameters: { keepCard: 'true' }, payments: [{ storeCard: true }] } },
  ])
  await database.insert(activityEntry).values({
    paymentJobReference: '2',
    at: new Date(),
    kind: 'page',
    title: 'GET',
    detail: {},
  })
  await close()
})

it('finds payment jobs by cardholder and delivery that were stored before there was such a search', async () => {
  const old = await openOldStore(10)
  const stored = {
    order: { shippingAddress: { lastName: 'Quixote', city: 'Ely' } },
    payments: [{ card: { holderName: 'Dulcinea Lorenzo' } }],
  }
  await old.database.execute(sql`
    insert into simulator.payment_job
      (reference, configuration_id, page_token, status, created_at, expires_at, document)
    values ('1', '1', '1', 'Paid', now(), now(), ${JSON.stringify(stored)}),
      ('2', '1', '2', 'Paid', now(), now(), '{"order":{},"payments":[]}')`)
  await old.close()

  const { database, close } = await openSimulatorStore({ dataDirectory: folder })
  const found = (text: string) =>
    database
      .select({ reference: paymentJob.reference })
      .from(paymentJob)
      .where(sql`${paymentJob.searchWords} @@ ${searchQuery(text)}::tsquery`)
  expect(await found('dulc quixote ely')).toEqual([{ reference: '1' }])
  expect(await found('sancho')).toEqual([])
  await close()
})
