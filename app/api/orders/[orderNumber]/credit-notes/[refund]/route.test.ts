import { beforeEach, expect, it, vi } from 'vitest'
import { cookies } from '@/lib/cookies'
import { orderContext } from '@/lib/orders/context'
import { onEveryStore, storeJob, storeOrder, testContext } from '@/lib/orders/testing'
import { jar } from '@/lib/testing/open-cookies'
import { GET } from './route'

vi.mock('@/lib/orders/context')
vi.mock('@/lib/sealed-cookie', () => import('@/lib/testing/open-cookies'))

onEveryStore('the credit note of a refund', (database) => {
  beforeEach(() => {
    jar.clear()
    vi.mocked(orderContext).mockResolvedValue(testContext(database()))
  })
  /** An order that is paid, with a refund that was completed, and one that was not. */
  async function refundedOrder() {
    const order = await storeOrder(database(), { status: 'partially-refunded', paymentReference: '1' })
    const refund = { refundNumber: 'M-1', amount: 500 }
    const payment = { reference: '1', status: 'Paid', amount: 2400, wasAuthorised: true, captured: 2400 }
    await storeJob(database(), order, {
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
  /** Such an order that this browser has placed. */
  async function ownOrder() {
    const number = await refundedOrder()
    jar.set(cookies.orders.name, [number])
    return number
  }
  const get = (orderNumber: string, refund: string) =>
    GET(new Request('https://shop.example'), { params: Promise.resolve({ orderNumber, refund }) })

  it('is a PDF for who may see the order, of a refund that was completed, and the same when asked again', async () => {
    const number = await ownOrder()
    for (let time = 0; time < 2; time += 1) {
      const response = await get(number, '11')
      expect(response.headers.get('content-disposition')).toBe('inline; filename="credit-note-1.pdf"')
      expect(Buffer.from(await response.arrayBuffer()).toString('latin1')).toMatch(/^%PDF-/)
    }
    expect((await get(number, '12')).status).toBe(404)
    expect((await get(number, '13')).status).toBe(404)
  })

  it('is not found of the order of somebody else', async () => {
    const other = await refundedOrder()
    await ownOrder()
    expect((await get(other, '11')).status).toBe(404)
  })
})
