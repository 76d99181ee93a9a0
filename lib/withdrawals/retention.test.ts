import { expect, it, vi } from 'vitest'
import { newReturnToken } from '@/lib/orders/order-number'
import { withdrawals } from '@/lib/orders/tables'
import { onEveryStore, storeOrder, testContext } from '@/lib/orders/testing'
import { unmatchedStatementDays } from '@/lib/orders/withdrawal'
import { checkDueOrders } from '@/lib/scheduled-jobs/check-due-orders'

vi.mock('@/lib/environment')

const daysAfter = (days: number) => new Date(Date.UTC(2026, 5, 19) + days * 24 * 3_600_000)

onEveryStore('a statement that matches no order', (database) => {
  const receive = (orderNumber: string, receivedAt: Date) =>
    database().insert(withdrawals).values({
      token: newReturnToken(),
      orderNumber,
      receivedAt,
      name: 'Eleni Papa',
      email: 'eleni@example.com',
      lines: [],
      locale: 'el-GR',
    })
  const orderNumbers = async () =>
    (await database().select().from(withdrawals)).map(({ orderNumber }) => orderNumber)

  it('is deleted by the check of orders when its time is over; one that matches an order stays', async () => {
    const { number } = await storeOrder(database())
    await receive('of no order', daysAfter(0))
    await receive('of no order, later', daysAfter(1))
    await receive(number, daysAfter(0))
    const check = (now: Date) => checkDueOrders(testContext(database()), { now })
    await check(daysAfter(unmatchedStatementDays - 0.5))
    expect(await orderNumbers()).toHaveLength(3)
    await check(daysAfter(unmatchedStatementDays + 0.5))
    expect((await orderNumbers()).sort()).toEqual([number, 'of no order, later'].sort())
  })
})
