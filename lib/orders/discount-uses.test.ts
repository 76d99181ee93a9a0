import { beforeEach, expect, it, vi } from 'vitest'
import { priceCart } from '@/lib/cart/cart'
import { newCart } from '@/lib/cart/cart-cookie'
import { exampleDetails } from '@/lib/checkout/testing'
import { discountCodes } from '@/lib/discounts/codes'
import { itemOfCode, limitedUses } from '@/lib/discounts/uses'
import { availability } from '@/lib/stock/stock'
import { limitToStock, shortageTexts } from './cart-stock'
import { orderContext } from './context'
import { placeOrder } from './place'
import { reconcile } from './reconcile'
import { findOrder, listPaymentJobs } from './repository'
import { onEveryStore, testContext } from './testing'

vi.mock('./context')

const discountCode = 'THANK-YOU-7KX2'
const lines = [{ product: 'soup-mug', quantity: 1 }]
const item = itemOfCode(discountCode)

it('the code of these tests is for one use', () => {
  expect(discountCodes.get(discountCode)?.maxUses).toBe(1)
  expect(limitedUses()).toContainEqual({ product: item.product, stock: 1 })
})

onEveryStore('the uses of a discount code', (database) => {
  let context: ReturnType<typeof testContext>
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    context = testContext(database())
    vi.mocked(orderContext).mockResolvedValue(context)
  })

  const left = async () => (await availability(database(), [item])).get(item.product)
  const place = async (cartId: string, choices: { discountCode?: string } = { discountCode }) => {
    const cart = await priceCart(lines, 'en-GB', choices)
    return placeOrder({ cartId, cart, details: exampleDetails, locale: 'en-GB' }, context)
  }
  /** Changes the job of an order at the gateway, and reconciles it. */
  const change = async (orderNumber: string, paymentStatus: string) => {
    const [job] = await listPaymentJobs(database(), orderNumber)
    if (!job?.reference) throw new Error('There is no payment job')
    if (paymentStatus === 'Paid') context.gateway.pay(job.reference)
    else context.gateway.change(job.reference, { paymentStatus, payments: [] })
    await reconcile(job.reference, context)
    return findOrder(database(), orderNumber)
  }

  it('are no more than there are, also when many orders want the last at once', async () => {
    const placements = await Promise.all(Array.from({ length: 10 }, (_, index) => place(`cart-${index}`)))
    expect(placements.filter(({ outcome }) => outcome === 'pay')).toHaveLength(1)
    const other = placements.find(({ outcome }) => outcome === 'sold-out')
    expect(other).toMatchObject({ shortages: [{ product: item.product, available: 0 }] })
    expect(await left()).toBe(0)
  })

  it('are taken once, however often the order is sent', async () => {
    await Promise.all([place('cart'), place('cart'), place('cart')])
    expect(await place('cart')).toMatchObject({ outcome: 'pay', order: { discount: { code: discountCode } } })
    expect(await left()).toBe(0)
  })

  it.each(['Failed', 'Cancelled', 'Expired'])('are given back when the payment is %s', async (status) => {
    const { order } = await place('first')
    await change(order.number, status)
    expect(await left()).toBe(1)
    expect(await place('second')).toMatchObject({ outcome: 'pay' })
  })

  it('are given back when the shopper takes the code out of the cart', async () => {
    await place('cart')
    expect(await place('cart', {})).toMatchObject({ outcome: 'pay', order: { discount: null, total: 3195 } })
    expect(await left()).toBe(1)
  })

  it('are used up for good when the order is paid', async () => {
    const { order } = await place('first')
    expect(await change(order.number, 'Paid')).toMatchObject({ status: 'paid', stock: 'sold', total: 2495 })
    expect(await place('second')).toMatchObject({ outcome: 'sold-out' })
    expect(await left()).toBe(0)
  })

  it('are not used twice by a payment that comes late: it is given back', async () => {
    const { order } = await place('first')
    await change(order.number, 'Failed')
    const second = await place('second')
    await change(second.order.number, 'Paid')
    expect(await change(order.number, 'Paid')).toMatchObject({ status: 'sold-out' })
    expect(await left()).toBe(0)
  })

  it('are for the cart that has them: it keeps its code, and another is told that it is used up', async () => {
    const own = { ...newCart(lines), discountCode }
    await place(own.id)
    expect(await limitToStock(own)).toMatchObject({ discountCode, shortages: [] })
    const other = await limitToStock({ ...newCart(lines), discountCode })
    expect(other).toMatchObject({ lines, discountCode: undefined })
    expect(await shortageTexts(other.shortages, 'en-GB')).toEqual([
      'The discount code THANK-YOU-7KX2 has been used up, so we have removed it.',
    ])
  })
})
