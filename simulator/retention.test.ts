import { onEveryStore } from 'cashflows-postgres/testing'
import { getTableName, sql } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { activityEntry } from './activity/tables.ts'
import { simulatorStore } from './database/database.ts'
import { notification, notificationAttempt } from './notifications/tables.ts'
import { appearanceTables, dataTables } from './owned-tables.ts'
import { configuration, customer, paymentJob, rejectedSignature, storedCard } from './payments/tables.ts'
import { resetStore } from './reset.ts'
import { Retention } from './retention.ts'
import { snapshot } from './snapshots/tables.ts'
import { configurationId, jobRequest, simulatorContext } from './testing/simulator.ts'

const minute = 60_000
const day = 24 * 60 * minute

onEveryStore('retention', simulatorStore, (database) => {
  let context: Awaited<ReturnType<typeof simulatorContext>>
  let retention: Retention
  let realNow: Date

  beforeEach(async () => {
    await resetStore(database())
    context = await simulatorContext(database())
    realNow = new Date()
    retention = new Retention(database(), context.clocks, 7, () => realNow)
  })

  const webhookUrl = 'http://127.0.0.1:9/nobody'
  async function paidJob() {
    const { payments, configuration } = context
    const job = await payments.simulate(
      await payments.create(configuration, jobRequest({ parameters: { webhookUrl } })),
      'Successful',
    )
    await context.sender.sendDue()
    return job
  }
  const rows = async () =>
    Promise.all(
      [
        paymentJob,
        activityEntry,
        notification,
        notificationAttempt,
        customer,
        storedCard,
        rejectedSignature,
      ].map((table) => database().$count(table)),
    )

  it('deletes a job after its lifetime, with all that belongs to it, and no other', async () => {
    const old = await paidJob()
    const { activityLog, customers, configurations, configuration, clock } = context
    activityLog.record({
      configurationId: old.configurationId,
      paymentJobReference: old.reference,
      at: clock.now(),
      kind: 'call',
      title: 'GET',
      detail: {},
    })
    await activityLog.written()
    await customers.add(configurationId, clock.now())
    const card = {
      maskedNumber: '400000****0002',
      brand: 'Visa',
      type: 'Credit',
      holderName: 'Alex Smith',
      expiryMonth: '12',
      expiryYear: '2031',
    } as const
    await customers.storeCard(configurationId, card, clock.now())
    const rejection = { at: clock.now(), method: 'POST', path: '/', explanation: 'The hash is empty.' }
    await configurations.rejectSignature(configuration, rejection, false)
    expect(await rows()).toEqual([1, 1, 1, 1, 1, 1, 1])

    clock.wind(6 * day)
    realNow = new Date(realNow.getTime() + 10 * minute)
    const young = await paidJob()
    await retention.enforce()
    expect(await database().$count(paymentJob)).toBe(2)
    clock.wind(day + minute)
    realNow = new Date(realNow.getTime() + 10 * minute)
    await retention.enforce()
    expect(await rows()).toEqual([1, 0, 1, 1, 0, 0, 0])
    expect(await context.payments.find(configurationId, young.reference)).toBeDefined()
    expect(await context.payments.find(configurationId, old.reference)).toBeUndefined()
  })

  it('knows every table in which something belongs to a configuration', async () => {
    const columns = await database()
      .select({ table: sql<string>`table_name` })
      .from(sql`information_schema.columns`)
      .where(sql`table_schema = 'simulator' and column_name = 'configuration_id'`)
    const known = [...dataTables.map(({ table }) => table), ...appearanceTables, configuration, snapshot]
    expect(columns.map(({ table }) => table).sort()).toEqual(known.map(getTableName).sort())
  })

  it('deletes nothing of a configuration because another one is wound', async () => {
    const { configurations, payments, clocks } = context
    const other = await configurations.create({}, new Date())
    if (!other) throw new Error('There is no other configuration.')
    const job = await paidJob()
    const foreign = await payments.create(other, jobRequest())
    clocks.of(other.configurationId).wind(8 * day)
    await retention.enforce()
    expect(await payments.find(configurationId, job.reference)).toBeDefined()
    expect(await payments.find(other.configurationId, foreign.reference)).toBeUndefined()
  })

  it('looks no more often than every ten minutes of real time', async () => {
    await retention.enforce()
    await paidJob()
    await database()
      .update(paymentJob)
      .set({ createdAt: new Date(context.clock.now().getTime() - 8 * day) })
    realNow = new Date(realNow.getTime() + 9 * minute)
    context.clock.wind(day)
    await retention.enforce()
    expect(await database().$count(paymentJob)).toBe(1)
    realNow = new Date(realNow.getTime() + minute)
    await retention.enforce()
    expect(await database().$count(paymentJob)).toBe(0)
  })
})
