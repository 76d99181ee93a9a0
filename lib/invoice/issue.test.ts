import { expect, it } from 'vitest'
import { onEveryStore, storeOrder } from '@/lib/orders/testing'
import { issueInvoice } from './issue'

onEveryStore('invoices', (database) => {
  const issue = (order: Parameters<typeof issueInvoice>[1]) =>
    issueInvoice(database(), order, new Date('2026-01-21T10:00:00Z'))

  it('are numbered without a gap, and one order has one, also when many are asked for at once', async () => {
    const orders = await Promise.all(
      Array.from({ length: 4 }, () => storeOrder(database(), { status: 'paid' })),
    )
    const issued = await Promise.all([...orders, ...orders].map(issue))
    const numbers = new Map(issued.map((invoice) => [invoice?.orderNumber, invoice?.number]))
    expect([...numbers.values()].sort()).toEqual([1, 2, 3, 4])
    expect(new Set(issued.map((invoice) => invoice?.number)).size).toBe(4)
    for (const { number } of orders) expect(numbers.has(number)).toBe(true)
  })

  it('are issued for an order that is paid, and stay when it is refunded', async () => {
    const unpaid = await storeOrder(database(), { status: 'awaiting-payment' })
    expect(await issue(unpaid)).toBeUndefined()
    const order = await storeOrder(database(), { status: 'paid' })
    const invoice = await issue(order)
    expect(await issue({ ...order, status: 'refunded' })).toEqual(invoice)
  })
})
