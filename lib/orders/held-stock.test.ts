import { propertyRuns } from 'cashflows-postgres/testing'
import fc from 'fast-check'
import { beforeEach, expect, it, vi } from 'vitest'
import { priceCart } from '@/lib/cart/cart'
import { GatewayUnavailable } from '@/lib/cashflows/errors'
import * as catalogue from '@/lib/catalogue'
import { exampleDetails } from '@/lib/checkout/testing'
import { listEmailsOfOrder } from '@/lib/outbox/outbox'
import { checkDueOrders } from '@/lib/scheduled-jobs/check-due-orders'
import { availability, setStock } from '@/lib/stock/stock'
import { placeOrder } from './place'
import { reconcile } from './reconcile'
import { findOrder, listPaymentJobs, listReversals } from './repository'
import { paymentJobs } from './tables'
import { onEveryStore, type TestGateway, testContext } from './testing'

vi.mock('@/lib/catalogue', async (original) => {
  const module = await original<typeof catalogue>()
  return { ...module, limitedItemsOf: vi.fn(module.limitedItemsOf) }
})

const teapot = { product: 'teapot' }
const soupMug = { product: 'soup-mug' }

onEveryStore('the stock that an order holds', (database) => {
  let context: ReturnType<typeof testContext>
  beforeEach(async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    context = testContext(database())
    await setStock(database(), teapot, 1)
  })

  const left = async () => (await availability(database(), [teapot])).get('teapot')
  const place = async (cartId: string, quantity = 1, city = 'Whitby', item = teapot) =>
    placeOrder(
      {
        cartId,
        cart: await priceCart([{ ...item, quantity }], 'en-GB'),
        details: { ...exampleDetails, city },
        locale: 'en-GB',
      },
      context,
    )
  const jobOf = async (orderNumber: string) => {
    const [job] = await listPaymentJobs(database(), orderNumber)
    if (!job?.reference) throw new Error('There is no payment job')
    return job.reference
  }
  /** Changes the job of an order at the gateway, and reconciles it. */
  const change = async (orderNumber: string, changes: (gateway: TestGateway, reference: string) => void) => {
    const reference = await jobOf(orderNumber)
    changes(context.gateway, reference)
    await reconcile(reference, context)
    return findOrder(database(), orderNumber)
  }
  const end = (paymentStatus: string) => (gateway: TestGateway, reference: string) =>
    gateway.change(reference, {
      paymentStatus,
      payments: [{ reference: `${reference}-1`, status: paymentStatus, amountToCollect: '78.00' }],
    })
  const pay = (gateway: TestGateway, reference: string) => gateway.pay(reference)

  it('lets one of many who want the last piece at once pay, and asks the gateway for one job', async () => {
    const placements = await Promise.all(Array.from({ length: 10 }, (_, index) => place(`cart-${index}`)))
    expect(placements.filter(({ outcome }) => outcome === 'pay')).toHaveLength(1)
    const others = placements.filter(({ outcome }) => outcome === 'sold-out')
    expect(others).toHaveLength(9)
    expect(others).toContainEqual(expect.objectContaining({ shortages: [{ ...teapot, available: 0 }] }))
    expect(context.gateway.requests).toHaveLength(1)
    expect(await left()).toBe(0)
  })

  it.each(['Failed', 'Cancelled', 'Expired'])('is given back when the payment is %s', async (status) => {
    const { order } = await place('first')
    expect(await left()).toBe(0)
    await change(order.number, end(status))
    expect(await left()).toBe(1)
    expect(await place('second')).toMatchObject({ outcome: 'pay' })
  })

  it('is sold when it is paid, once', async () => {
    const { order } = await place('first')
    expect(await change(order.number, pay)).toMatchObject({ status: 'paid', stock: 'sold' })
    await reconcile(await jobOf(order.number), context)
    expect(await left()).toBe(0)
  })

  it('follows a corrected cart, and stays with a corrected address', async () => {
    await setStock(database(), teapot, 3)
    await place('first', 2)
    expect(await left()).toBe(1)
    expect(await place('first', 3)).toMatchObject({ outcome: 'pay' })
    expect(await left()).toBe(0)
    expect(await place('first', 3, 'York')).toMatchObject({ outcome: 'pay' })
    expect(await left()).toBe(0)
  })

  it('passes over to the next payment job when something is corrected: nobody else can take the last piece', async () => {
    const { order } = await place('first')
    const outcomes: unknown[] = []
    const others = async () => outcomes.push((await place(`other ${outcomes.length}`)).outcome)
    const cancel = context.gateway.cancelPaymentJob.bind(context.gateway)
    vi.spyOn(context.gateway, 'cancelPaymentJob').mockImplementationOnce(async (reference) => {
      const response = await cancel(reference)
      // The gateway notifies at once.
      await reconcile(reference, context)
      await others()
      return response
    })
    const create = context.gateway.createPaymentJob.bind(context.gateway)
    vi.spyOn(context.gateway, 'createPaymentJob').mockImplementationOnce(async (request) => {
      await others()
      return create(request)
    })
    expect(await place('first', 1, 'York')).toMatchObject({ outcome: 'pay', order: { number: order.number } })
    expect(outcomes).toEqual(['sold-out', 'sold-out'])
    expect(await left()).toBe(0)
  })

  it('is given back when the process ended before it could request another payment job', async () => {
    const { order } = await place('first')
    const [first] = await listPaymentJobs(database(), order.number)
    const create = context.gateway.retrievePaymentJob.bind(context.gateway)
    const retrieving = vi.spyOn(context.gateway, 'retrievePaymentJob')
    // The job is cancelled, and then nothing more works.
    retrieving.mockImplementationOnce(create).mockRejectedValueOnce(new GatewayUnavailable('no response'))
    expect(await place('first', 1, 'York')).toMatchObject({ outcome: 'unavailable' })
    retrieving.mockRestore()
    expect(context.gateway.jobs.get(first?.reference ?? '')?.paymentStatus).toBe('Cancelled')
    expect(await left()).toBe(0)
    const { stockKeptUntil, nextCheckAt } = (await findOrder(database(), order.number)) ?? {}
    if (!stockKeptUntil) throw new Error('It is not kept')
    expect(nextCheckAt?.getTime()).toBeLessThanOrEqual(stockKeptUntil.getTime())
    vi.useFakeTimers({ now: stockKeptUntil, toFake: ['Date'] })
    await checkDueOrders(context)
    vi.useRealTimers()
    expect(await findOrder(database(), order.number)).toMatchObject({ status: 'cancelled', stock: 'none' })
    expect(await left()).toBe(1)
  })

  it('is no piece of an item that was not limited when it was ordered', async () => {
    const { order } = await place('first', 2, 'Whitby', soupMug)
    const { limitedItemsOf } = await vi.importActual<typeof catalogue>('@/lib/catalogue')
    vi.mocked(catalogue.limitedItemsOf).mockImplementation((product) =>
      product.slug === soupMug.product
        ? [{ product: product.slug, option: undefined, stock: 5 }]
        : limitedItemsOf(product),
    )
    await setStock(database(), soupMug, 5)
    await change(order.number, end('Cancelled'))
    expect(await availability(database(), [soupMug])).toEqual(new Map([['soup-mug', 5]]))
    expect(await place('second', 2, 'Whitby', soupMug)).toMatchObject({
      order: { stock: 'held', takenItems: [{ product: 'soup-mug', quantity: 2 }] },
    })
    expect(await availability(database(), [soupMug])).toEqual(new Map([['soup-mug', 3]]))
    vi.mocked(catalogue.limitedItemsOf).mockImplementation(limitedItemsOf)
  })

  it.each([
    ['voided', 'Cancelled', 1],
    ['reservation-expired', 'Expired', 1],
    ['refunded', 'Paid', 0],
  ] as const)(
    'of an order that is %s at the gateway (%s): %i pieces can be sold again',
    async (status, atGateway, pieces) => {
      const { order } = await place('first')
      await change(order.number, (gateway, reference) =>
        gateway.pay(reference, { reference: '9', status: 'Reserved' }),
      )
      expect(await left()).toBe(0)
      const refunds = [{ reference: '5', refundNumber: 'all', status: 'Completed', amountToRefund: '78.00' }]
      const end = (gateway: TestGateway, reference: string) =>
        gateway.change(reference, {
          paymentStatus: atGateway,
          payments: [
            {
              reference: '9',
              status: atGateway,
              amountToCollect: '78.00',
              refunds: atGateway === 'Paid' ? refunds : [],
            },
          ],
        })
      expect(await change(order.number, end)).toMatchObject({ status })
      await change(order.number, end)
      expect(await left()).toBe(pieces)
    },
  )

  it('is what the order takes again when its link has expired before anybody noticed', async () => {
    await place('first')
    await database()
      .update(paymentJobs)
      .set({ expiresAt: new Date(0) })
    expect(await place('first')).toMatchObject({ outcome: 'pay' })
    expect(await left()).toBe(0)
  })

  it('is taken again for a payment that comes late while there is some', async () => {
    const { order } = await place('first')
    await change(order.number, end('Cancelled'))
    expect(await left()).toBe(1)
    expect(await change(order.number, pay)).toMatchObject({ status: 'paid-late', stock: 'sold' })
    expect(await left()).toBe(0)
  })

  it('is gone for a payment that comes after another shopper has bought it: the money is given back', async () => {
    const { order } = await place('first')
    await change(order.number, end('Cancelled'))
    const { order: other } = await place('second')
    await change(other.number, pay)
    expect(await change(order.number, pay)).toMatchObject({ status: 'sold-out', stock: 'none' })
    expect(await listReversals(database(), order.number)).toMatchObject([
      { reason: 'sold-out', state: 'completed' },
    ])
    const emails = await listEmailsOfOrder(database(), order.number)
    expect(emails.map(({ kind }) => kind)).toEqual(['payment-released'])
    expect(await findOrder(database(), other.number)).toMatchObject({ status: 'paid', stock: 'sold' })
    expect(await left()).toBe(0)
  })

  it('is never oversold nor lost, whatever happens to payments in whatever order', async () => {
    const anyEvent = fc.record({
      shopper: fc.nat(3),
      event: fc.constantFrom('place', 'place', 'Failed', 'Cancelled', 'Expired', 'pay'),
    })
    await fc.assert(
      fc.asyncProperty(fc.uuid(), fc.array(anyEvent, { maxLength: 14 }), async (run, events) => {
        await setStock(database(), teapot, 2)
        const numbers = new Map<number, string>()
        for (const { shopper, event } of events) {
          const number = numbers.get(shopper)
          const known = number === undefined ? [] : await listPaymentJobs(database(), number)
          if (event === 'place') numbers.set(shopper, (await place(`${run} ${shopper}`)).order.number)
          else if (number !== undefined && known.length > 0)
            await change(number, event === 'pay' ? pay : end(event))
        }
        const orders = await Promise.all([...numbers.values()].map((number) => findOrder(database(), number)))
        const kept = orders.filter((order) => order && order.stock !== 'none').length
        expect(Number(await left()) + kept).toBe(2)
        for (const order of orders) if (order?.status === 'paid') expect(order.stock).toBe('sold')
      }),
      { numRuns: propertyRuns(20) },
    )
  })
})
