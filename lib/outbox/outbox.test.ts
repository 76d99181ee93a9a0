import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { onEveryStore } from '@/lib/orders/testing'
import { listEmails } from './outbox'
import { emails } from './tables'

onEveryStore('the list of emails', (database) => {
  it('has those in a state, however many newer ones there are, and those before one', async () => {
    const added = Array.from({ length: 5 }, (_, index) => ({
      key: `digest ${index}`,
      kind: 'digest' as const,
      recipient: 'owner@shop.example',
      locale: 'en-GB' as const,
    }))
    await database().insert(emails).values(added)
    await database().update(emails).set({ state: 'failed' }).where(eq(emails.key, 'digest 1'))
    const keys = async (limit: number, which?: Parameters<typeof listEmails>[2]) =>
      (await listEmails(database(), limit, which)).map(({ key }) => key)
    expect(await keys(2)).toEqual(['digest 4', 'digest 3'])
    expect(await keys(2, { state: 'failed' })).toEqual(['digest 1'])
    const [, , third] = await listEmails(database(), 3)
    expect(await keys(9, { before: third?.id })).toEqual(['digest 1', 'digest 0'])
    expect(await keys(9, { state: 'due', before: third?.id })).toEqual(['digest 0'])
  })
})
