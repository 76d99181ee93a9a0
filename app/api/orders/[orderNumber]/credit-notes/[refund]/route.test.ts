import { beforeEach, expect, it, vi } from 'vitest'
import { GET as getInOffice } from '@/app/admin/orders/[orderNumber]/credit-notes/[refund]/route'
import { GET as getInvoiceInOffice } from '@/app/admin/orders/[orderNumber]/invoice/route'
import { type SignedIn, signedIn } from '@/app/admin/signed-in'
import { cookies } from '@/lib/cookies'
import { orderContext } from '@/lib/orders/context'
import { onEveryStore, storeJob, storeOrder, testContext } from '@/lib/orders/testing'
import { jar } from '@/lib/testing/open-cookies'
import { GET } from './route'

vi.mock('@/app/admin/signed-in')
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

  it('is the same in the back office, for every order, with the invoice', async () => {
    const account = { role: 'staff', email: 'staff@shop.example' }
    vi.mocked(signedIn).mockResolvedValue({ account, store: database() } as SignedIn)
    const number = await ownOrder()
    const request = new Request('https://shop.example')
    const inOffice = (refund: string) =>
      getInOffice(request, { params: Promise.resolve({ orderNumber: number, refund }) })
    const [own, office] = [await get(number, '11'), await inOffice('11')]
    expect(Buffer.from(await office.arrayBuffer())).toEqual(Buffer.from(await own.arrayBuffer()))
    expect((await inOffice('12')).status).toBe(404)
    jar.clear()
    const invoice = (orderNumber: string) =>
      getInvoiceInOffice(request, { params: Promise.resolve({ orderNumber }) })
    expect((await invoice(number)).headers.get('content-disposition')).toBe(
      'inline; filename="invoice-1.pdf"',
    )
    expect((await invoice('\0')).status).toBe(404)
  })

  it('is not found of the order of somebody else', async () => {
    const other = await refundedOrder()
    await ownOrder()
    expect((await get(other, '11')).status).toBe(404)
  })
})
