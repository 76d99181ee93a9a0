import { eq } from 'drizzle-orm'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { onEveryStore } from '@/lib/orders/testing'
import { emails } from '@/lib/outbox/tables'
import { type SignedIn, signedIn } from '../signed-in'
import EmailsPage from './page'

vi.mock('../signed-in')
vi.mock('next/navigation', () => ({ usePathname: () => '/admin/emails' }))

onEveryStore('the page of emails', (database) => {
  const page = async (parameters: Record<string, string>) => {
    const account = { role: 'staff', email: 'staff@shop.example' }
    vi.mocked(signedIn).mockResolvedValue({ account, store: database() } as SignedIn)
    const html = renderToStaticMarkup(await EmailsPage({ searchParams: Promise.resolve(parameters) }))
    const [, older] = /href="\/admin\/emails\?([^"]*before=\d+)"/.exec(html) ?? []
    const shown = [...html.matchAll(/digest to (\d+)@shop\.example/g)].map(([, index]) => Number(index))
    return { shown, older: older && Object.fromEntries(new URLSearchParams(older.replaceAll('&amp;', '&'))) }
  }

  it('shows a hundred, the newest first, and leads to older ones, of a state too', async () => {
    const added = Array.from({ length: 130 }, (_, index) => ({
      key: `digest ${index}`,
      kind: 'digest' as const,
      recipient: `${index}@shop.example`,
      locale: 'en-GB' as const,
    }))
    await database().insert(emails).values(added)
    await database().update(emails).set({ state: 'failed' }).where(eq(emails.key, 'digest 3'))
    const newest = await page({ state: 'toString', before: '1e9' })
    expect([newest.shown.length, newest.shown[0], newest.shown.at(-1)]).toEqual([100, 129, 30])
    const rest = await page(newest.older || {})
    expect([rest.shown.length, rest.shown[0], rest.older]).toEqual([30, 29, undefined])
    expect(await page({ state: 'failed' })).toEqual({ shown: [3], older: undefined })
    const due = await page({ state: 'due' })
    expect(due.older).toMatchObject({ state: 'due' })
    expect((await page(due.older || {})).shown).not.toContain(3)
  })
})
