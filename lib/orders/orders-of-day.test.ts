import { expect, it, vi } from 'vitest'
import { ordersOfDay } from './orders-of-day'
import { onEveryStore, storeOrder } from './testing'

vi.mock('@/lib/shop', async (original) => {
  const { shop, ...others } = await original<typeof import('@/lib/shop')>()
  return { ...others, shop: { ...shop, timeZone: 'America/New_York' } }
})

onEveryStore('the orders of a day', (database) => {
  it('counts those since midnight where the shop is, and adds up what is authorised or paid by currency', async () => {
    const midnight = new Date('2026-07-01T04:00:00Z')
    const now = new Date('2026-07-02T03:00:00Z')
    expect(await ordersOfDay(database(), now)).toEqual({ placed: 0, paid: 0, sums: [] })
    await storeOrder(database(), { placedAt: new Date(midnight.getTime() - 1), status: 'paid' })
    await storeOrder(database(), { placedAt: midnight, status: 'paid' })
    await storeOrder(database(), { placedAt: now, status: 'reserved', total: 1050 })
    await storeOrder(database(), { placedAt: now, status: 'paid', currency: 'EUR' })
    await storeOrder(database(), { placedAt: now, status: 'refunded' })
    await storeOrder(database(), { placedAt: now })
    expect(await ordersOfDay(database(), now)).toEqual({
      placed: 5,
      paid: 3,
      sums: [
        { currency: 'EUR', amount: 2400 },
        { currency: 'GBP', amount: 3450 },
      ],
    })
  })
})
