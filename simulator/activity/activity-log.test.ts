import { onEveryStore } from 'cashflows-postgres/testing'
import { beforeEach, expect, it } from 'vitest'
import { simulatorStore } from '../database/database.ts'
import { configurationId } from '../testing/simulator.ts'
import { type ActivityEntry, ActivityLog } from './activity-log.ts'
import { activityEntry } from './tables.ts'

const job = '261121093564815477'
const at = new Date('2026-11-25T12:00:00Z')
const read = (changes: Partial<ActivityEntry> = {}): ActivityEntry => ({
  configurationId,
  paymentJobReference: job,
  at,
  kind: 'call',
  title: 'GET /payment-jobs',
  detail: { status: 200 },
  ...changes,
})

onEveryStore('the activity log', simulatorStore, (database) => {
  let activityLog: ActivityLog
  beforeEach(async () => {
    await database().delete(activityEntry)
    activityLog = new ActivityLog(database())
  })
  const recorded = async () => {
    await activityLog.written()
    return (await activityLog.about(job)).entries.map(({ title, detail }) => ({ title, ...detail }))
  }

  it('keeps what is recorded, oldest first, with quotes, lines and letters of any kind', async () => {
    const detail = { status: 201, request: '{"name":"Ζωή \\"’\\n"}', response: "it's\nso\\" }
    activityLog.record(read({ title: 'POST /payment-jobs', detail }))
    activityLog.record(read())
    activityLog.record(read({ paymentJobReference: '261121093564815478' }))
    expect(await recorded()).toEqual([
      { title: 'POST /payment-jobs', ...detail },
      { title: 'GET /payment-jobs', status: 200 },
    ])
    expect((await activityLog.about(job)).entries[0]?.at).toEqual(at)
  })

  it('records what happens again at once as one entry, unless it has a body', async () => {
    for (let time = 0; time < 3; time++) activityLog.record(read())
    activityLog.record(read({ detail: { status: 404 } }))
    for (let time = 0; time < 2; time++)
      activityLog.record(read({ detail: { status: 404, response: 'none' } }))
    expect((await recorded()).map(({ status, times }) => [status, times])).toEqual([
      [200, 3],
      [404, undefined],
      [404, undefined],
      [404, undefined],
    ])
  })

  it('counts what happens again while other entries still wait', async () => {
    activityLog.record(read())
    for (let index = 0; index < 120; index++) activityLog.record(read({ paymentJobReference: String(index) }))
    const written = activityLog.written()
    for (let turn = 0; turn < 20; turn++) {
      await new Promise((resolve) => setImmediate(resolve))
      activityLog.record(read())
    }
    await written
    expect((await recorded()).reduce((sum, { times = 1 }) => sum + times, 0)).toBe(21)
  })

  it('leaves bodies out when more happens than it can write', async () => {
    for (let index = 0; index < 1_001; index++) {
      activityLog.record(
        read({ paymentJobReference: String(index), detail: { status: 201, request: 'body' } }),
      )
    }
    activityLog.record(read({ detail: { status: 201, request: 'body' } }))
    expect(await recorded()).toEqual([
      { title: 'GET /payment-jobs', status: 201, request: '(not kept: too much happened at once)' },
    ])
  })

  it('takes no more entries than it has room for', async () => {
    for (let index = 0; index < 2_000; index++)
      activityLog.record(read({ paymentJobReference: String(index) }))
    activityLog.record(read())
    expect(await recorded()).toEqual([])
    activityLog.record(read())
    expect(await recorded()).toHaveLength(1)
  })

  it('has room for what happens in one configuration, however much happens in another', async () => {
    for (let index = 0; index < 2_000; index++) {
      activityLog.record(read({ configurationId: 'busy', paymentJobReference: String(index) }))
    }
    activityLog.record(read({ detail: { status: 201, request: 'body' } }))
    expect(await recorded()).toEqual([{ title: 'GET /payment-jobs', status: 201, request: 'body' }])
  })

  it('keeps as many entries of a job as a guard lets it, and says that it keeps no more', async () => {
    activityLog = new ActivityLog(database(), 3)
    const record = (...titles: string[]) => {
      for (const title of titles) activityLog.record(read({ title }))
    }
    record('GET /1', 'GET /2')
    expect((await recorded()).map(({ title }) => title)).toEqual(['GET /1', 'GET /2'])
    expect((await activityLog.about(job)).isFull).toBe(false)
    record('GET /3', 'GET /4')
    activityLog.record(read({ paymentJobReference: '261121093564815478' }))
    await activityLog.written()
    record('GET /5')
    expect((await recorded()).map(({ title }) => title)).toEqual(['GET /1', 'GET /2', 'GET /3'])
    expect((await activityLog.about(job)).isFull).toBe(true)
    expect((await activityLog.about('261121093564815478')).entries).toHaveLength(1)
  })

  it('keeps who changed a job in the Portal, however many entries a guard lets it keep', async () => {
    activityLog = new ActivityLog(database(), 2)
    const refund = read({ kind: 'portal', title: 'Refund', detail: { by: 'ada@shop.example' } })
    activityLog.record({ ...refund })
    for (const title of ['GET /1', 'GET /2', 'GET /3']) activityLog.record(read({ title }))
    activityLog.record({ ...refund })
    await activityLog.written()
    activityLog.record(read({ title: 'GET /4' }))
    activityLog.record({ ...refund })
    expect((await recorded()).map(({ title }) => title)).toEqual([
      'Refund',
      'GET /1',
      'GET /2',
      'Refund',
      'Refund',
    ])
    await database().delete(activityEntry)
    for (let time = 0; time < 3; time++) activityLog.record({ ...refund })
    expect(await recorded()).toHaveLength(3)
    expect((await activityLog.about(job)).isFull).toBe(false)
  })

  it('gives the newest entries of a long log, and that there is more', async () => {
    for (let index = 0; index <= 500; index++) activityLog.record(read({ title: `GET /${index}` }))
    await activityLog.written()
    const { entries, isWhole } = await activityLog.about(job)
    expect(isWhole).toBe(false)
    expect([entries.length, entries[0]?.title, entries.at(-1)?.title]).toEqual([500, 'GET /1', 'GET /500'])
  })

  it('keeps a body that PostgreSQL can store, and no more of it than is useful', () => {
    expect(activityLog.bodyToKeep('a\u0000b\ud83d')).toBe('ab\ufffd')
    expect(activityLog.bodyToKeep('x'.repeat(20_000))).toHaveLength(16 * 1024 + 1)
    expect(activityLog.bodyToKeep('x'.repeat(100_000))).toBe('(100000 characters, too long to be kept)')
  })

  it('keeps as much of a body as it is told, as where strangers send it', () => {
    const short = new ActivityLog(database(), 200, 2_048)
    expect(short.bodyToKeep('x'.repeat(20_000))).toBe(`${'x'.repeat(2_048)}…`)
  })
})
