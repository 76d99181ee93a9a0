import { expect, it } from 'vitest'
import { attention } from '@/lib/orders/tables'
import { onEveryStore, storeOrder } from '@/lib/orders/testing'
import { metrics } from './metrics'

onEveryStore('metrics', (database) => {
  it('count the orders of a day by status, and say how long checks have been due', async () => {
    const now = new Date('2026-11-25T12:00:00Z')
    const before = (seconds: number) => new Date(now.getTime() - seconds * 1000)
    const order = await storeOrder(database(), { status: 'paid', placedAt: before(10) })
    await storeOrder(database(), { status: 'paid', placedAt: before(20), nextCheckAt: before(90) })
    await storeOrder(database(), { status: 'failed', placedAt: before(25 * 3_600) })
    await database()
      .insert(attention)
      .values({ orderNumber: order.number, kind: 'paid-late', subject: '8', detail: 'Paid late.' })
    const lines = (await metrics(database(), now)).split('\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        'shop_orders{status="paid"} 2',
        'shop_orders{status="failed"} 0',
        'shop_checks_due 1',
        'shop_check_delay_seconds 90',
        'shop_refunds{state="failed"} 0',
        'shop_attention{kind="paid-late"} 1',
      ]),
    )
  })
})
