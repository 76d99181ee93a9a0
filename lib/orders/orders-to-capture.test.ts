import { expect, it } from 'vitest'
import { ordersToCapture } from './orders-to-capture'
import { onEveryStore, storeOrder } from './testing'

onEveryStore('the orders to capture', (database) => {
  it('are those that are reserved, some days before the reservation ends', async () => {
    const now = new Date('2026-01-21T10:00:00Z')
    const placed = (status: 'reserved' | 'paid', placedAt: string) =>
      storeOrder(database(), { status, placedAt: new Date(placedAt) })
    const { number } = await placed('reserved', '2026-01-17T12:00:00Z')
    await placed('reserved', '2026-01-18T12:00:00Z')
    await placed('paid', '2026-01-17T12:00:00Z')
    expect((await ordersToCapture(database(), now)).map((order) => order.number)).toEqual([number])
  })
})
