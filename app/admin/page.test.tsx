import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it, vi } from 'vitest'
import { onEveryStore } from '@/lib/orders/testing'
import { listOpenWithdrawals, type OpenWithdrawal } from '@/lib/withdrawals/open-withdrawals'
import TodayPage from './page'
import { type SignedIn, signedIn } from './signed-in'

vi.mock('./signed-in')
vi.mock('@/lib/withdrawals/open-withdrawals')
vi.mock('next/navigation', () => ({ usePathname: () => '/admin' }))

onEveryStore('the first page of the back office', (database) => {
  it('shows fifty withdrawals, the oldest first, and says how many more there are', async () => {
    const account = { role: 'owner', email: 'owner@shop.example' }
    vi.mocked(signedIn).mockResolvedValue({ account, store: database() } as SignedIn)
    const open = Array.from({ length: 53 }, (_, index) => ({
      withdrawal: { id: index + 1, orderNumber: 'S-1', receivedAt: new Date(), items: null, lines: [] },
      reversal: null,
      order: undefined,
      left: [],
    }))
    vi.mocked(listOpenWithdrawals).mockResolvedValue(open as unknown as OpenWithdrawal[])
    const html = renderToStaticMarkup(await TodayPage({ searchParams: Promise.resolve({}) }))
    expect(html.match(/Deny withdrawal \d+/g)).toHaveLength(50)
    expect(html).toContain('Withdrawals: 53')
    expect(html).toContain('3 more wait.')
  })
})
