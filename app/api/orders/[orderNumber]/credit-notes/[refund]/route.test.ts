import { expect, it, vi } from 'vitest'
import type { Database } from '@/lib/database/database'
import { findOrder } from '@/lib/orders/repository'
import { onEveryStore, storeJob, storeOrder } from '@/lib/orders/testing'
import { GET } from './route'

let store: Database
const own = { number: '' }

vi.mock('@/lib/orders/context', () => ({ orderContext: async () => ({ database: store }) }))
vi.mock('@/lib/orders/own-order', () => ({
  findOwnOrder: async (number: string) => (number === own.number ? findOrder(store, number) : undefined),
}))

onEveryStore('the credit note of a refund', (database) => {
  /** An order that is paid, with a refund that was completed, and one that was not. */
  async function refundedOrder() {
    store = database()
    const order = await storeOrder(store, { status: 'partially-refunded', paymentReference: '1' })
    const refund = { refundNumber: 'M-1', amount: 500 }
    const payment = { reference: '1', status: 'Paid', amount: 2400, wasAuthorised: true, captured: 2400 }
    await storeJob(store, order, {
      payments: [
        {
          ...payment,
          refunded: 500,
          refunds: [
            { ...refund, reference: '11', status: 'Completed' },
            { ...refund, reference: '12', status: 'Failed' },
          ],
        },
      ],
    })
    return order.number
  }
  const get = (orderNumber: string, refund: string) =>
    GET(new Request('https://shop.example'), { params: Promise.resolve({ orderNumber, refund }) })

  it('is a PDF for who may see the order, of a refund that was completed, and the same when asked again', async () => {
    own.number = await refundedOrder()
    for (let time = 0; time < 2; time += 1) {
      const response = await get(own.number, '11')
      expect(response.headers.get('content-disposition')).toBe('inline; filename="credit-note-1.pdf"')
      expect(Buffer.from(await response.arrayBuffer()).toString('latin1')).toMatch(/^%PDF-/)
    }
    expect((await get(own.number, '12')).status).toBe(404)
    expect((await get(own.number, '13')).status).toBe(404)
  })

  it('is not found of the order of somebody else', async () => {
    const other = await refundedOrder()
    own.number = await refundedOrder()
    expect((await get(other, '11')).status).toBe(404)
  })
})
