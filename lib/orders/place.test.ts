import { beforeEach, expect, it, vi } from 'vitest'
import { priceCart } from '@/lib/cart/cart'
import { fromAmount } from '@/lib/cashflows/amount'
import { GatewayRejected, GatewayResponseUnreadable, GatewayUnavailable } from '@/lib/cashflows/errors'
import { listProducts } from '@/lib/catalogue'
import { onEveryStore } from '@/lib/orders/testing'
import { type OrderRequest, placeOrder } from './place'
import { reconcile } from './reconcile'
import { orders } from './tables'
import { storeOrder, testContext } from './testing'

const lines = (await listProducts('en-GB')).slice(0, 2).map((product, index) => ({
  product: product.slug,
  option: product.options?.values[0]?.value,
  quantity: index + 1,
}))

const request: OrderRequest = {
  cart: await priceCart(lines, 'en-GB'),
  details: {
    email: 'eleni@example.com',
    firstName: 'Eleni',
    lastName: 'Papa',
    addressLine1: '1 Harbour Street',
    addressLine2: 'Flat 2',
    city: 'Whitby',
    zipCode: 'YO21 3PU',
    countryIso3166Alpha2: 'GB',
  },
  locale: 'en-GB',
  checkoutId: 'first-display',
}

onEveryStore('placing an order', (database) => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })

  const storedOrders = () => database().select().from(orders)

  it('asks for a payment job whose lines add up to what the cart costs', async () => {
    const context = testContext(database())
    const placement = await placeOrder(request, context)
    const [job] = context.gateway.requests
    const { total, delivery } = request.cart
    expect(job).toMatchObject({ currency: 'GBP', locale: 'en_GB' })
    expect(job?.order.orderNumber).toBe(placement.order.number)
    expect(fromAmount(job?.amountToCollect ?? '', 'GBP')).toBe(total)
    const orderLines = job?.order.orderLines ?? []
    expect(orderLines.reduce((sum, line) => sum + fromAmount(line.totalLineAmount, 'GBP'), 0)).toBe(total)
    for (const line of orderLines) {
      expect(fromAmount(line.unitPriceInclVat, 'GBP') * line.quantity).toBe(
        fromAmount(line.totalLineAmount, 'GBP'),
      )
    }
    expect(orderLines.some((line) => line.type === 'ShippingCost')).toBe(delivery > 0)
  })

  it('tells the gateway who pays and where to come back to', async () => {
    const context = testContext(database())
    await placeOrder({ ...request, cart: await priceCart(lines, 'el-GR'), locale: 'el-GR' }, context)
    const { email, ...billingAddress } = request.details
    expect(context.gateway.requests[0]).toMatchObject({
      currency: 'EUR',
      locale: 'el_GR',
      order: { billingAddress, billingIdentity: { emailAddress: email } },
      parameters: {
        returnUrlSuccess: 'https://shop.example/api/cashflows/return/success',
        returnUrlFailed: 'https://shop.example/api/cashflows/return/failed',
        returnUrlCancelled: 'https://shop.example/api/cashflows/return/cancelled',
        webhookUrl: 'https://shop.example/api/cashflows/webhook',
      },
    })
  })

  it('keeps both references, and sends the shopper to the action link', async () => {
    const context = testContext(database())
    const placement = await placeOrder(request, context)
    const [job] = context.gateway.jobs.values()
    expect(placement).toMatchObject({
      outcome: 'pay',
      actionUrl: `https://gateway.example/payment?ref=${job?.reference}`,
    })
    expect(await storedOrders()).toMatchObject([
      {
        status: 'awaiting-payment',
        paymentJobReference: job?.reference,
        paymentReference: job?.payments[0]?.reference,
      },
    ])
  })

  it('stores the order before it asks for the job', async () => {
    const context = testContext(database())
    const create = context.gateway.createPaymentJob.bind(context.gateway)
    let storedBefore: unknown
    context.gateway.createPaymentJob = async (job) => {
      storedBefore = await storedOrders()
      return create(job)
    }
    await placeOrder(request, context)
    expect(storedBefore).toMatchObject([{ status: 'placed' }])
  })

  it('makes one order of a form that is sent twice', async () => {
    const context = testContext(database())
    const first = await placeOrder(request, context)
    expect(await placeOrder(request, context)).toMatchObject({
      outcome: 'pay',
      order: { number: first.order.number },
    })
    expect(context.gateway.requests).toHaveLength(1)
  })

  it('makes one order of a form that is sent many times at once, and all are sent to one page', async () => {
    const context = testContext(database())
    const create = context.gateway.createPaymentJob.bind(context.gateway)
    context.gateway.createPaymentJob = async (job) => {
      // Every other request has found the stored order by then.
      await vi.waitFor(() => expect(select.mock.calls.length).toBeGreaterThanOrEqual(4), {
        timeout: 60_000,
      })
      return create(job)
    }
    const select = vi.spyOn(context.database, 'select')
    const placements = await Promise.all(Array.from({ length: 5 }, () => placeOrder(request, context)))
    select.mockRestore()
    expect(new Set(placements.map((placement) => placement.outcome))).toEqual(new Set(['pay']))
    expect(new Set(placements.map((placement) => placement.order.actionUrl)).size).toBe(1)
    expect(context.gateway.requests).toHaveLength(1)
    expect(await storedOrders()).toHaveLength(1)
  })

  it('makes another order of another display of the form, other details or another cart', async () => {
    const context = testContext(database())
    await placeOrder(request, context)
    await placeOrder({ ...request, checkoutId: 'second-display' }, context)
    await placeOrder({ ...request, details: { ...request.details, city: 'York' } }, context)
    await placeOrder({ ...request, cart: await priceCart(lines.slice(1), 'en-GB') }, context)
    expect(await storedOrders()).toHaveLength(4)
  })

  it('does not let an order be paid twice after Back', async () => {
    const context = testContext(database())
    const { order } = await placeOrder(request, context)
    const [job] = context.gateway.jobs.keys()
    context.gateway.change(job ?? '', { paymentStatus: 'Paid' })
    expect(await placeOrder(request, context)).toMatchObject({
      outcome: 'authorised-or-paid',
      order: { number: order.number },
    })
    expect(context.gateway.requests).toHaveLength(1)
  })

  it.each(['Failed', 'Cancelled', 'Expired'])(
    'places another order after one that was %s',
    async (paymentStatus) => {
      const context = testContext(database())
      const first = await placeOrder(request, context)
      context.gateway.change(first.order.paymentJobReference ?? '', { paymentStatus })
      await reconcile(first.order.paymentJobReference ?? '', context)
      const second = await placeOrder(request, context)
      const again = await placeOrder(request, context)
      expect(second.outcome).toBe('pay')
      expect(second.order.number).not.toBe(first.order.number)
      expect(again.order.number).toBe(second.order.number)
    },
  )

  it.each([
    [
      new GatewayRejected(400, [{ code: 'InvalidRequest', message: 'No', parameters: [] }]),
      'rejected',
      'rejected',
    ],
    [new GatewayUnavailable('nothing came within 15000 ms'), 'unavailable', 'unconfirmed'],
    [new GatewayResponseUnreadable('not JSON'), 'unreadable', 'unconfirmed'],
  ])('keeps what happened when there is no job: %s', async (failure, outcome, status) => {
    const context = testContext(database())
    const create = vi.spyOn(context.gateway, 'createPaymentJob').mockRejectedValueOnce(failure)
    expect(await placeOrder(request, context)).toMatchObject({ outcome })
    expect(await storedOrders()).toMatchObject([{ status, reason: failure.message }])
    expect(await placeOrder(request, context)).toMatchObject({ outcome: 'pay' })
    expect(create).toHaveBeenCalledTimes(2)
  })

  it('sends no shopper to a page that is not the gateway’s', async () => {
    const context = testContext(database())
    const data = context.gateway.add({})
    const links = { action: { url: 'https://elsewhere.example/payment' } }
    vi.spyOn(context.gateway, 'createPaymentJob').mockResolvedValue({ data, links })
    expect(await placeOrder(request, context)).toMatchObject({ outcome: 'unreadable' })
  })

  it('keeps what a notification said that was faster than the response', async () => {
    const context = testContext(database())
    const create = context.gateway.createPaymentJob.bind(context.gateway)
    context.gateway.createPaymentJob = async (job) => {
      const response = await create(job)
      context.gateway.change(response.data.reference, { paymentStatus: 'Paid' })
      await reconcile(response.data.reference, context)
      return response
    }
    expect(await placeOrder(request, context)).toMatchObject({
      outcome: 'authorised-or-paid',
      order: { status: 'paid' },
    })
  })

  it('gives up an order whose process ended before the response', async () => {
    const context = { ...testContext(database()), gatewayTimeoutMs: 500 }
    const { order } = await placeOrder(request, context)
    await database().delete(orders)
    await storeOrder(database(), { status: 'placed', idempotencyKey: order.idempotencyKey })
    expect(await placeOrder(request, context)).toMatchObject({ outcome: 'unavailable' })
    expect(await placeOrder(request, context)).toMatchObject({ outcome: 'pay' })
  })

  it('rejects a cart in which nothing can be bought', async () => {
    const context = testContext(database())
    await expect(
      placeOrder({ ...request, cart: await priceCart([{ product: 'gone', quantity: 1 }], 'en-GB') }, context),
    ).rejects.toThrow()
    expect(await storedOrders()).toEqual([])
  })
})
