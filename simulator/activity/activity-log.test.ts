import { onEveryStore } from 'cashflows-postgres/testing'
import { beforeEach, expect, it } from 'vitest'
import { simulatorStore } from '../database/database.ts'
import { bodyToKeep, Story, type StoryEntry } from './activity-log.ts'
import { storyEntry } from './tables.ts'

const job = '261121093564815477'
const at = new Date('2026-11-25T12:00:00Z')
const read = (changes: Partial<StoryEntry> = {}): StoryEntry => ({
  paymentJobReference: job,
  at,
  kind: 'call',
  title: 'GET /payment-jobs',
  detail: { status: 200 },
  ...changes,
})

onEveryStore('the story', simulatorStore, (database) => {
  let story: Story
  beforeEach(async () => {
    await database().delete(storyEntry)
    story = new Story(database())
  })
  const told = async () => {
    await story.written()
    return (await story.about(job)).entries.map(({ title, detail }) => ({ title, ...detail }))
  }

  it('keeps what it is told, oldest first, with quotes, lines and letters of any kind', async () => {
    const detail = { status: 201, request: '{"name":"Ζωή \\"’\\n"}', response: "it's\nso\\" }
    story.tell(read({ title: 'POST /payment-jobs', detail }))
    story.tell(read())
    story.tell(read({ paymentJobReference: '261121093564815478' }))
    expect(await told()).toEqual([
      { title: 'POST /payment-jobs', ...detail },
      { title: 'GET /payment-jobs', status: 200 },
    ])
    expect((await story.about(job)).entries[0]?.at).toEqual(at)
  })

  it('tells what happens again at once as one, unless it has a body', async () => {
    for (let time = 0; time < 3; time++) story.tell(read())
    story.tell(read({ detail: { status: 404 } }))
    for (let time = 0; time < 2; time++) story.tell(read({ detail: { status: 404, response: 'none' } }))
    expect((await told()).map(({ status, times }) => [status, times])).toEqual([
      [200, 3],
      [404, undefined],
      [404, undefined],
      [404, undefined],
    ])
  })

  it('counts what happens again while other entries still wait', async () => {
    story.tell(read())
    for (let index = 0; index < 120; index++) story.tell(read({ paymentJobReference: String(index) }))
    const written = story.written()
    for (let turn = 0; turn < 20; turn++) {
      await new Promise((resolve) => setImmediate(resolve))
      story.tell(read())
    }
    await written
    expect((await told()).reduce((sum, { times = 1 }) => sum + times, 0)).toBe(21)
  })

  it('leaves bodies out when more happens than it can write', async () => {
    for (let index = 0; index < 1_001; index++) {
      story.tell(read({ paymentJobReference: String(index), detail: { status: 201, request: 'body' } }))
    }
    story.tell(read({ detail: { status: 201, request: 'body' } }))
    expect(await told()).toEqual([
      { title: 'GET /payment-jobs', status: 201, request: '(not kept: too much happened at once)' },
    ])
  })

  it('tells the newest of a long story, and that there is more', async () => {
    for (let index = 0; index <= 500; index++) story.tell(read({ title: `GET /${index}` }))
    await story.written()
    const { entries, isWhole } = await story.about(job)
    expect(isWhole).toBe(false)
    expect([entries.length, entries[0]?.title, entries.at(-1)?.title]).toEqual([500, 'GET /1', 'GET /500'])
  })
})

it('keeps a body that PostgreSQL can store, and no more of it than is useful', () => {
  expect(bodyToKeep('a\u0000b\ud83d')).toBe('ab\ufffd')
  expect(bodyToKeep('x'.repeat(20_000))).toHaveLength(16 * 1024 + 1)
  expect(bodyToKeep('x'.repeat(100_000))).toBe('(100000 characters, too long to be kept)')
})
