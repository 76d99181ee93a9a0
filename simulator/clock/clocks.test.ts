import { onEveryStore } from 'cashflows-postgres/testing'
import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { simulatorStore } from '../database/database.ts'
import { notification } from '../notifications/tables.ts'
import type { Configuration } from '../payments/configuration.ts'
import type { PaymentJobRequest } from '../payments/new-payment-job.ts'
import { paymentJob } from '../payments/tables.ts'
import { reset } from '../reset.ts'
import { MerchantServer } from '../testing/merchant-server.ts'
import { jobRequest, simulatorContext } from '../testing/simulator.ts'
import { dueKeys } from './due.ts'
import { configurationClock } from './tables.ts'

const hour = 60 * 60_000
const day = 24 * hour

onEveryStore('the clock of a configuration', simulatorStore, (database) => {
  let context: Awaited<ReturnType<typeof simulatorContext>>
  let shop: MerchantServer
  /** Two configurations whose tests run side by side. */
  let one: Configuration
  let other: Configuration

  beforeEach(async () => {
    context = await simulatorContext(database())
    await reset({ ...context, database: database() })
    shop = new MerchantServer()
    await shop.listen()
    one = await made()
    other = await made()
  })
  afterEach(() => shop.close())

  async function made(): Promise<Configuration> {
    const configuration = await context.configurations.create({}, new Date())
    if (!configuration) throw new Error('The configuration was not made.')
    return configuration
  }
  const create = (owner: Configuration, changes: Partial<PaymentJobRequest> = {}) =>
    context.payments.create(owner, jobRequest({ parameters: { webhookUrl: shop.url }, ...changes }))
  const paid = async (owner: Configuration) => context.payments.simulate(await create(owner), 'Successful')
  const offset = ({ configurationId }: Configuration, of = context) => of.clocks.of(configurationId).offsetMs
  const wind = ({ configurationId }: Configuration, durationMs: number) =>
    context.scheduler.wind(configurationId, durationMs)
  const statusOf = async (reference: string) => {
    const [row] = await database().select().from(paymentJob).where(eq(paymentJob.reference, reference))
    return row?.status
  }
  const attemptsOf = async (owner: Configuration) =>
    (await database().select().from(notification)).find(
      ({ configurationId }) => configurationId === owner.configurationId,
    )?.attempts

  it('shows the real time until it is wound, and winding it moves no other', async () => {
    expect([offset(one), offset(other)]).toEqual([0, 0])
    await wind(one, day)
    expect([offset(one), offset(other)]).toEqual([day, 0])
    const job = await create(other, { expiresAt: new Date(Date.now() + hour) })
    expect(Math.abs(Date.parse(job.createdAt) - Date.now())).toBeLessThan(hour / 2)
  })

  it('is by what everything of its configuration is dated', async () => {
    await wind(one, day)
    const { createdAt, payments } = await paid(one)
    await context.sender.sendDue()
    const [sent] = await database().select().from(notification)
    const [attempt] = await context.notifications.attempts([sent?.id ?? 0])
    const hoursAhead = [createdAt, payments[0].paidAt, sent?.createdAt, attempt?.at].map((at) =>
      Math.round((new Date(at ?? 0).getTime() - Date.now()) / hour),
    )
    expect(hoursAhead).toEqual([24, 24, 24, 24])
  })

  it('lets the jobs of its configuration expire, and those of no other', async () => {
    const expiresAt = new Date(Date.now() + hour)
    const [own, foreign] = [await create(one, { expiresAt }), await create(other, { expiresAt })]
    await wind(one, day)
    await context.scheduler.tick()
    expect(await statusOf(own.reference)).toBe('Expired')
    expect(await statusOf(foreign.reference)).toBe('Pending')
    const later = await create(other, { expiresAt })
    await context.scheduler.tick()
    expect(await statusOf(later.reference)).toBe('Pending')
  })

  it('repeats notifications by its time: those of another configuration wait', async () => {
    shop.respond = (_, response) => response.writeHead(500).end()
    await paid(one)
    await paid(other)
    await context.sender.sendDue()
    await wind(one, 10 * 60_000)
    await context.sender.sendDue()
    expect(await attemptsOf(one)).toBeGreaterThan(5)
    expect(await attemptsOf(other)).toBe(1)
    context.clocks.of(other.configurationId).wind(hour)
    await context.sender.sendDue()
    expect(await attemptsOf(other)).toBe(2)
  })

  it('is wound though another is being wound whose merchant does not answer', async () => {
    let answer = () => {}
    const { reference } = await paid(one)
    const asked = new Promise<void>((resolve) => {
      shop.respond = (body, response) => {
        if (!body.includes(reference)) return response.end(body)
        answer = () => response.end(body)
        resolve()
      }
    })
    const held = wind(one, day)
    await asked
    const job = await create(other, { expiresAt: new Date(Date.now() + hour) })
    await wind(other, 2 * hour)
    expect(await statusOf(job.reference)).toBe('Expired')
    expect([offset(one), offset(other)]).toEqual([0, 2 * hour])
    answer()
    await held
    expect(offset(one)).toBe(day)
  })

  it('is wound as far as all who wind it at the same time want together', async () => {
    await Promise.all([wind(one, hour), wind(one, day), wind(other, hour)])
    expect([offset(one), offset(other)]).toEqual([hour + day, hour])
  })

  it('is reset with its configuration, or with all', async () => {
    await Promise.all([wind(one, day), wind(other, hour)])
    await reset({ ...context, database: database() }, one.configurationId)
    expect([offset(one), offset(other)]).toEqual([0, hour])
    await reset({ ...context, database: database() })
    expect([offset(one), offset(other)]).toEqual([0, 0])
    expect(await database().$count(configurationClock)).toBe(0)
  })

  it('is reset though it is being wound', async () => {
    await create(one, { expiresAt: new Date(Date.now() + hour) })
    const wound = wind(one, day)
    await reset({ ...context, database: database() }, one.configurationId)
    await wound
    expect(offset(one)).toBe(0)
    await context.scheduler.tick()
    expect(offset(one)).toBe(0)
  })

  it('serves twelve tests side by side, each of which winds its own', async () => {
    shop.respond = (_, response) => response.writeHead(500).end()
    const test = async (hours: number) => {
      const owner = await made()
      const [soon, later] = await Promise.all([
        create(owner, { expiresAt: new Date(Date.now() + (hours - 0.01) * hour) }),
        create(owner, { expiresAt: new Date(Date.now() + (hours + 1) * hour) }),
      ])
      await wind(owner, hours * hour)
      await context.sender.sendDue(owner.configurationId)
      const [expired] = await context.notifications.list({ paymentJobReference: soon.reference }, 1)
      const [first] = await context.notifications.attempts([expired?.id ?? 0])
      const statuses = await Promise.all([statusOf(soon.reference), statusOf(later.reference)])
      const sentAfterMs = (first?.at.getTime() ?? 0) - Date.parse(soon.expiresAt)
      await reset({ ...context, database: database() }, owner.configurationId)
      return { statuses, sentInTime: sentAfterMs > 0 && sentAfterMs < 60_000, offset: offset(owner) }
    }
    const results = await Promise.all(Array.from({ length: 12 }, (_, index) => test(index + 1)))
    const right = { statuses: ['Expired', 'Pending'], sentInTime: true, offset: 0 }
    expect(results).toEqual(results.map(() => right))
  })

  describe('in another process on the same store', () => {
    let process: typeof context
    beforeEach(async () => {
      process = await simulatorContext(database())
    })

    it('is the same with the next tick, which does what is due by then', async () => {
      const job = await create(one, { expiresAt: new Date(Date.now() + 2 * day) })
      await wind(one, day)
      await process.scheduler.tick()
      expect([offset(one, process), offset(other, process)]).toEqual([day, 0])
      await database()
        .update(configurationClock)
        .set({ offsetMs: 3 * day })
      await process.scheduler.tick()
      expect(await statusOf(job.reference)).toBe('Expired')
      await reset({ ...context, database: database() }, one.configurationId)
      await process.scheduler.tick()
      expect(offset(one, process)).toBe(0)
    })

    it('is wound on from where the first one has left it, without a tick between', async () => {
      await wind(one, day)
      await process.scheduler.wind(one.configurationId, hour)
      expect(offset(one, process)).toBe(day + hour)
      await context.scheduler.tick()
      expect(offset(one)).toBe(day + hour)
    })
  })

  it('finds what is due among 20,000 jobs and notifications by an index, however many clocks are wound', async () => {
    // Due for the clocks that are wound, if it were theirs.
    const soon = new Date(Date.now() + day / 2).toISOString()
    await database().execute(sql`
      insert into simulator.payment_job
        (reference, configuration_id, page_token, status, created_at, expires_at, document)
      select n::text, ${one.configurationId}, n::text, 'Pending', now(), ${soon}::timestamptz, '{}'
      from generate_series(1, 20000) n`)
    await database().execute(sql`
      insert into simulator.notification
        (configuration_id, payment_job_reference, payment_reference, payment_status, url, state, created_at, next_attempt_at)
      select ${one.configurationId}, n::text, n::text, 'Paid', '', 'waiting', now(), ${soon}::timestamptz
      from generate_series(1, 20000) n`)
    await database().execute(sql`analyze simulator.payment_job`)
    for (let count = 0; count < 20; count++) context.clocks.of(`${count}`).wind(day)
    context.clocks.of(other.configurationId).wind(day)
    const plans = []
    for (const configurationId of [undefined, one.configurationId, other.configurationId]) {
      const due = (table: typeof paymentJob | typeof notification, key: 'job' | 'notification') =>
        dueKeys(database(), context.clocks, {
          table,
          ...(key === 'job'
            ? { key: paymentJob.reference, owner: paymentJob.configurationId, at: paymentJob.expiresAt }
            : { key: notification.id, owner: notification.configurationId, at: notification.nextAttemptAt }),
          which: key === 'job' ? eq(paymentJob.status, 'Pending') : undefined,
          configurationId,
          limit: 50,
        })
      for (const keys of [due(paymentJob, 'job'), due(notification, 'notification')]) {
        const { rows } = (await database().execute(sql`explain (analyze, costs off) ${keys}`)) as unknown as {
          rows: Record<string, string>[]
        }
        plans.push(rows.flatMap(Object.values).join('\n'))
      }
    }
    expect(plans.filter((plan) => /Seq Scan|Rows Removed by Filter/.test(plan))).toEqual([])
    await reset({ ...context, database: database() })
  })
})
