import { NextRequest } from 'next/server'
import { expect, it, vi } from 'vitest'
import { auditLog } from '@/lib/audit-log/tables'
import { onEveryStore, storeOrder } from '@/lib/orders/testing'
import { type SignedIn, signedIn } from '../../signed-in'
import { GET } from './route'

vi.mock('../../signed-in')

onEveryStore('the orders as a file', (database) => {
  const get = async (role: 'owner' | 'staff', query = '') => {
    const account = { role, email: `${role}@shop.example` }
    vi.mocked(signedIn).mockResolvedValue({ account, store: database() } as SignedIn)
    return GET(new NextRequest(`https://shop.example/admin/orders/csv${query}`))
  }
  const recorded = async () =>
    (await database().select().from(auditLog)).map(({ actor, action, detail }) => [actor, action, detail])

  it('are for owners, and who asked for which is recorded without personal data', async () => {
    const { number } = await storeOrder(database(), { status: 'paid' })
    expect(await (await get('owner')).text()).toContain(number)
    const query = '?q=papa&status=paid&total=24.00&card=4242&from=2026-03-02&until=2026-03-03'
    expect((await get('owner', query)).status).toBe(200)
    expect(await recorded()).toEqual([
      ['owner@shop.example', 'export-orders', 'Exported orders: all.'],
      [
        'owner@shop.example',
        'export-orders',
        'Exported orders: by a text, status paid, total 24.00 GBP or 24.00 USD or 24.00 EUR, by a card, from 2026-03-02, to 2026-03-03.',
      ],
    ])
  })

  it('are not for staff, nor for a query that is wrong', async () => {
    expect((await get('staff')).status).toBe(403)
    expect((await get('owner', '?from=today')).status).toBe(400)
    expect(await recorded()).toEqual([])
  })
})
