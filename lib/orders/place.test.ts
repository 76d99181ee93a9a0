import { eq } from 'drizzle-orm'
import { beforeEach, expect, it, vi } from 'vitest'
import { priceCart } from '@/lib/cart/cart'
import { fromAmount } from '@/lib/cashflows/amount'
import {
  GatewayOperationDenied,
  GatewayRejected,
  GatewayResponseUnreadable,
  GatewayUnavailable,
} from '@/lib/cashflows/errors'
import { listProducts } from '@/lib/catalogue'
import { exampleDetails } from '@/lib/checkout/testing'
import { onEveryStore } from '@/lib/orders/testing'
import type { Order } from './order'
import { type OrderRequest, placeOrder } from './place'
import type { Placement } from './placement'
import { reconcile } from './reconcile'
import { listPaymentJobs } from './repository'
import { orders, paymentJobs } from './tables'
import { storeJob, storeOrder, testContext } from './testing'

const lines = (await listProducts('en-GB')).slice(0, 2).map((product, index) => ({
  product: product.slug,
  option: product.options?.values[0]?.value,
  quantity: index + 1,
}))

const request: OrderRequest = {
  cart: await priceCart(lines, 'en-GB'),
  details: { ...exampleDetails, addressLine2: 'Flat 2' },
  locale: 'en-GB',
  cartId: 'cart',
}

onEveryStore('placing an order', (database) => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
  })

  const storedOrders = () => database().select().from(orders)
  const jobsOf = ({ number }: Pick<Order, 'number'>) => listPaymentJobs(database(), number)
  const corrected = { ...request, details: { ...request.details, city: 'York' } }

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

  it('keeps the SKU of each product, or of its option, and sends it to the gateway', async () => {
    const context = testContext(database())
    const chosen = [
      { product: 'harbour-mug', option: 'sea', quantity: 1 },
      { product: 'soup-mug', quantity: 1 },
    ]
    const cart = await priceCart(chosen, 'en-GB')
    const { order } = await placeOrder({ ...request, cart }, context)
    const skus = ['MR-101-SEA', 'MR-104']
    expect(order.lines.map(({ sku }) => sku)).toEqual(skus)
    const [job] = context.gateway.requests
    const items = job?.order.orderLines.filter(({ type }) => type === 'PhysicalItem')
    expect(items?.map(({ skuCode }) => skuCode)).toEqual(skus)
  })

  it('keeps the VAT that each line and delivery contain by the country of delivery', async () => {
    const cart = await priceCart(lines.slice(0, 1), 'en-GB')
    const details = { ...exampleDetails, countryIso3166Alpha2: 'NL' as const }
    const { order } = await placeOrder({ ...request, cart, details }, testContext(database()))
    expect(order).toMatchObject({
      total: 2795,
      lines: [{ total: 2400, vatPercentage: 21, vat: 417 }],
      delivery: 395,
      deliveryVat: { vatPercentage: 21, vat: 69 },
    })
  })

  it('tells the gateway who pays and where to come back to', async () => {
    const context = testContext(database())
    const { order } = await placeOrder(
      { ...request, cart: await priceCart(lines, 'el-GR'), locale: 'el-GR' },
      context,
    )
    const { email, ...billingAddress } = request.details
    expect(context.gateway.requests[0]).toMatchObject({
      currency: 'EUR',
      locale: 'el_GR',
      order: { billingAddress, billingIdentity: { emailAddress: email } },
      parameters: {
        returnUrlSuccess: `https://shop.example/api/cashflows/return/success/${order.returnToken}`,
        returnUrlFailed: `https://shop.example/api/cashflows/return/failed/${order.returnToken}`,
        returnUrlCancelled: `https://shop.example/api/cashflows/return/cancelled/${order.returnToken}`,
        webhookUrl: 'https://shop.example/api/cashflows/webhook',
      },
    })
  })

  it('keeps the job and its link, and sends the shopper there', async () => {
    const context = testContext(database())
    const placement = await placeOrder(request, context)
    const [job] = context.gateway.jobs.values()
    expect(placement).toMatchObject({
      outcome: 'pay',
      actionUrl: `https://gateway.example/payment?ref=${job?.reference}`,
    })
    expect(await storedOrders()).toMatchObject([{ status: 'awaiting-payment', stock: 'held' }])
    expect(await jobsOf(placement.order)).toMatchObject([
      { requestState: 'created', reference: job?.reference, amount: request.cart.total },
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
    let othersWait = 0
    context.gateway.createPaymentJob = async (job) => {
      // Every other request has found that this one is under way.
      await vi.waitFor(() => expect(othersWait).toBeGreaterThanOrEqual(4), { timeout: 60_000 })
      return create(job)
    }
    const transaction = context.database.transaction.bind(context.database)
    vi.spyOn(context.database, 'transaction').mockImplementation(async (run, config) => {
      const result = await transaction(run, config)
      if (typeof result === 'object' && result !== null && 'wait' in result) othersWait += 1
      return result
    })
    const placements = await Promise.all(Array.from({ length: 5 }, () => placeOrder(request, context)))
    vi.mocked(context.database.transaction).mockRestore()
    expect(new Set(placements.map((placement) => 'actionUrl' in placement && placement.actionUrl))).toEqual(
      new Set([expect.stringContaining('https://gateway.example/payment?ref=')]),
    )
    expect(context.gateway.requests).toHaveLength(1)
    expect(await storedOrders()).toHaveLength(1)
  })

  it('stays with the order after a correction, and cancels the earlier job before another is made', async () => {
    const context = testContext(database())
    const first = await placeOrder(request, context)
    const [earlier] = context.gateway.jobs.keys()
    const second = await placeOrder(corrected, context)
    expect(second).toMatchObject({ outcome: 'pay', order: { number: first.order.number } })
    expect(second.order.details.city).toBe('York')
    expect(context.gateway.jobs.get(earlier ?? '')?.paymentStatus).toBe('Cancelled')
    expect(await jobsOf(first.order)).toMatchObject([{ reference: earlier }, { cancelledAt: null }])
  })

  it('stays with the order when the cart holds more', async () => {
    const context = testContext(database())
    const cart = await priceCart(lines.slice(1), 'en-GB')
    const first = await placeOrder({ ...request, cart }, context)
    const second = await placeOrder(request, context)
    expect(second.order).toMatchObject({ number: first.order.number, total: request.cart.total })
    expect(await storedOrders()).toHaveLength(1)
  })

  it('goes by the newest job also where the clock of another process is ahead', async () => {
    const context = testContext(database())
    await placeOrder(request, context)
    await database()
      .update(paymentJobs)
      .set({ requestedAt: new Date(Date.now() + 10_000) })
    const { order } = await placeOrder(corrected, context)
    expect(order).toMatchObject({ status: 'awaiting-payment', stock: 'held' })
    expect((await jobsOf(order)).map(({ cancelledAt }) => cancelledAt === null)).toEqual([false, true])
  })

  it('makes another order of another cart', async () => {
    const context = testContext(database())
    await placeOrder(request, context)
    await placeOrder({ ...request, cartId: 'another cart' }, context)
    expect(await storedOrders()).toHaveLength(2)
  })

  it.each([
    ['sends the same form again', request],
    ['corrects something', corrected],
  ])('does not let an order be paid twice by who %s after paying', async (_what, again) => {
    const context = testContext(database())
    const { order } = await placeOrder(request, context)
    const [job] = context.gateway.jobs.keys()
    context.gateway.pay(job ?? '')
    expect(await placeOrder(again, context)).toMatchObject({
      outcome: 'purchased',
      order: { number: order.number, status: 'paid' },
    })
    expect(context.gateway.requests).toHaveLength(1)
  })

  it('says that the order is paid when the shopper pays while the earlier job is being cancelled', async () => {
    const context = testContext(database())
    const { order } = await placeOrder(request, context)
    const cancel = context.gateway.cancelPaymentJob.bind(context.gateway)
    vi.spyOn(context.gateway, 'cancelPaymentJob').mockImplementationOnce((reference) => {
      context.gateway.pay(reference)
      return cancel(reference)
    })
    expect(await placeOrder(corrected, context)).toMatchObject({
      outcome: 'purchased',
      order: { number: order.number, status: 'paid', details: request.details },
    })
    expect(context.gateway.requests).toHaveLength(1)
  })

  it('makes no other job while the gateway cannot cancel the earlier one', async () => {
    const context = testContext(database())
    await placeOrder(request, context)
    vi.spyOn(context.gateway, 'cancelPaymentJob').mockRejectedValueOnce(new GatewayUnavailable('no response'))
    expect(await placeOrder(corrected, context)).toMatchObject({ outcome: 'unavailable' })
    expect(context.gateway.requests).toHaveLength(1)
    expect(await placeOrder(corrected, context)).toMatchObject({ outcome: 'pay' })
  })

  it.each([429, 400, 409])(
    'makes no other job while the gateway does not cancel the earlier one with %i, and it can still be paid',
    async (status) => {
      const context = testContext(database())
      await placeOrder(request, context)
      vi.spyOn(context.gateway, 'cancelPaymentJob').mockRejectedValueOnce(new GatewayRejected(status, []))
      expect(await placeOrder(corrected, context)).toMatchObject({ outcome: 'unavailable' })
      expect(context.gateway.requests).toHaveLength(1)
      expect(await placeOrder(corrected, context)).toMatchObject({ outcome: 'pay' })
    },
  )

  it('makes another job after a failed one that the gateway does not cancel', async () => {
    const context = testContext(database())
    await placeOrder(request, context)
    const [job] = context.gateway.jobs.keys()
    context.gateway.change(job ?? '', { paymentStatus: 'Failed' })
    vi.spyOn(context.gateway, 'cancelPaymentJob').mockRejectedValueOnce(new GatewayRejected(400, []))
    expect(await placeOrder(request, context)).toMatchObject({ outcome: 'pay' })
    expect(context.gateway.requests).toHaveLength(2)
  })

  it.each([
    ['the permission is missing', new GatewayOperationDenied()],
    ['there are too many calls', new GatewayRejected(429, [])],
  ])('hands out no second link after a failure when %s to cancel the first', async (_, denial) => {
    const context = testContext(database())
    const first = await placeOrder(request, context)
    const [job] = context.gateway.jobs.keys()
    context.gateway.change(job ?? '', { paymentStatus: 'Failed' })
    vi.spyOn(context.gateway, 'cancelPaymentJob').mockRejectedValue(denial)
    expect(await placeOrder(corrected, context)).toMatchObject({ outcome: 'unavailable' })
    expect(await placeOrder(request, context)).toMatchObject({
      outcome: 'pay',
      actionUrl: first.outcome === 'pay' ? first.actionUrl : undefined,
    })
    expect(context.gateway.requests).toHaveLength(1)
  })

  it.each([
    ['amount', { amountToCollect: '0.24' }],
    ['currency', { currency: 'EUR' }],
  ])(
    'hands out no other link after a payment of another %s, before the merchant has given it back',
    async (_what, difference) => {
      const context = testContext(database())
      const { order } = await placeOrder(request, context)
      const [job = ''] = context.gateway.jobs.keys()
      context.gateway.pay(job, { reference: '9', amountToCollect: '0.24' })
      context.gateway.change(job, difference)
      for (const again of [request, corrected]) {
        expect(await placeOrder(again, context)).toMatchObject({
          outcome: 'undecided',
          order: { number: order.number, status: 'under-review' },
        })
      }
      expect(context.gateway.requests).toHaveLength(1)
      await context.gateway.refundPayment(job, '9', { refundNumber: 'of the merchant' })
      expect(await placeOrder(request, context)).toMatchObject({ outcome: 'pay' })
      expect(context.gateway.requests).toHaveLength(2)
    },
  )

  it('hands out no other link while the money of a bank transfer is under way, and cancels nothing', async () => {
    const context = testContext(database())
    await placeOrder(request, context)
    const [job = ''] = context.gateway.jobs.keys()
    context.gateway.pay(job, { status: 'Commissioned' })
    const cancel = vi.spyOn(context.gateway, 'cancelPaymentJob')
    for (const again of [request, corrected]) {
      expect(await placeOrder(again, context)).toMatchObject({
        outcome: 'undecided',
        order: { status: 'awaiting-payment' },
      })
    }
    expect(cancel).not.toHaveBeenCalled()
    context.gateway.change(job, { paymentStatus: 'Failed', payments: [] })
    expect(await placeOrder(corrected, context)).toMatchObject({ outcome: 'pay' })
  })

  it('cancels a job whose payment the merchant has cancelled before another is made: it stays open for another payment', async () => {
    const context = testContext(database())
    await placeOrder(request, context)
    const [job = ''] = context.gateway.jobs.keys()
    const payment = context.gateway.jobs.get(job)?.payments[0]?.reference ?? ''
    await context.gateway.cancelPayment(job, payment)
    const cancelling = vi.spyOn(context.gateway, 'cancelPaymentJob')
    expect(await placeOrder(request, context)).toMatchObject({ outcome: 'pay' })
    expect(cancelling.mock.calls).toEqual([[job]])
  })

  it('makes another job where the gateway no longer knows the earlier one', async () => {
    const context = testContext(database())
    await placeOrder(request, context)
    context.gateway.jobs.clear()
    expect(await placeOrder(request, context)).toMatchObject({ outcome: 'pay' })
    expect(context.gateway.requests).toHaveLength(2)
  })

  it('asks about a job whose link has expired before another is made: it may have been paid just before', async () => {
    const context = testContext(database())
    const { order } = await placeOrder(request, context)
    const [job] = context.gateway.jobs.keys()
    context.gateway.pay(job ?? '')
    await database()
      .update(paymentJobs)
      .set({ expiresAt: new Date(0) })
    expect(await placeOrder(request, context)).toMatchObject({
      outcome: 'purchased',
      order: { number: order.number },
    })
    expect(context.gateway.requests).toHaveLength(1)
  })

  it('hands out one link when a process responds after another has given it up', async () => {
    const context = { ...testContext(database()), gatewayTimeoutMs: 60_000 }
    const create = context.gateway.createPaymentJob.bind(context.gateway)
    let other: Placement | undefined
    vi.spyOn(context.gateway, 'createPaymentJob').mockImplementationOnce(async (body) => {
      const response = await create(body)
      await database()
        .update(paymentJobs)
        .set({ requestedAt: new Date(Date.now() - 100_000) })
      other = await placeOrder(corrected, context)
      return response
    })
    const late = await placeOrder(request, context)
    const links = [late, other].map(
      (placement) => placement && 'actionUrl' in placement && placement.actionUrl,
    )
    const payable = [...context.gateway.jobs.values()].filter(
      ({ paymentStatus }) => paymentStatus === 'Pending',
    )
    expect(payable).toHaveLength(1)
    expect(links).toContain(`https://gateway.example/payment?ref=${payable[0]?.reference}`)
  })

  it('cancels a job whose response comes while it is found out whether there is one', async () => {
    const context = { ...testContext(database()), gatewayTimeoutMs: 60_000 }
    const order = await storeOrder(database(), { status: 'placed', cartId: request.cartId })
    const { id } = await storeJob(database(), order, {
      requestState: 'requested',
      requestedAt: new Date(Date.now() - 100_000),
    })
    const { reference } = context.gateway.add({ order: { orderNumber: order.number } })
    vi.spyOn(context.gateway, 'hasOrder').mockImplementationOnce(async () => {
      await database()
        .update(paymentJobs)
        .set({ requestState: 'created', reference })
        .where(eq(paymentJobs.id, id))
      return true
    })
    expect(await placeOrder(request, context)).toMatchObject({ outcome: 'pay' })
    expect(context.gateway.jobs.get(reference)?.paymentStatus).toBe('Cancelled')
  })

  it('keeps a job whose request was taken for that of another job', async () => {
    const context = testContext(database())
    const create = context.gateway.createPaymentJob.bind(context.gateway)
    vi.spyOn(context.gateway, 'createPaymentJob').mockImplementationOnce(async (body) => {
      const other = context.gateway.add({ order: { orderNumber: body.order.orderNumber } })
      await reconcile(other.reference, context)
      return create(body)
    })
    const placement = await placeOrder(request, context)
    const references = (await jobsOf(placement.order)).map(({ reference }) => reference)
    expect(references.sort()).toEqual([...context.gateway.jobs.keys()].sort())
  })

  it('knows a lost job by its amount among several without a response', async () => {
    const context = testContext(database())
    const order = await storeOrder(database(), { status: 'unconfirmed', cartId: request.cartId, total: 4800 })
    await storeJob(database(), order, { requestState: 'unconfirmed', amount: 2400 })
    await storeJob(database(), order, { requestState: 'unconfirmed', requestedAt: new Date(Date.now() + 1) })
    const lost = context.gateway.add({ amountToCollect: '48.00', order: { orderNumber: order.number } })
    context.gateway.pay(lost.reference)
    expect(await reconcile(lost.reference, context)).toMatchObject({ order: { status: 'paid' } })
    expect(await jobsOf(order)).toMatchObject([{ reference: null }, { reference: lost.reference }])
  })

  it.each(['Failed', 'Cancelled', 'Expired'])(
    'makes another job of the same order after one that was %s',
    async (paymentStatus) => {
      const context = testContext(database())
      const first = await placeOrder(request, context)
      const [job] = context.gateway.jobs.keys()
      context.gateway.change(job ?? '', { paymentStatus })
      const second = await placeOrder(request, context)
      expect(second).toMatchObject({ outcome: 'pay', order: { number: first.order.number } })
      expect(context.gateway.requests).toHaveLength(2)
      expect(await placeOrder(request, context)).toMatchObject({
        outcome: 'pay',
        actionUrl: 'actionUrl' in second && second.actionUrl,
      })
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
    const [order] = await storedOrders()
    expect(order).toMatchObject({ status, stock: 'none' })
    expect(order && (await jobsOf(order))).toMatchObject([{ reason: failure.message }])
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
      context.gateway.pay(response.data.reference)
      await reconcile(response.data.reference, context)
      return response
    }
    expect(await placeOrder(request, context)).toMatchObject({
      outcome: 'purchased',
      order: { status: 'paid' },
    })
  })

  it.each([
    ['there is no job', false],
    ['there may be one', true],
  ])('goes on after a process that ended before the response: %s', async (_what, isKnown) => {
    const context = { ...testContext(database()), gatewayTimeoutMs: 500 }
    const order = await storeOrder(database(), { status: 'placed', cartId: request.cartId })
    await storeJob(database(), order, { requestState: 'requested', requestedAt: new Date(Date.now() - 5000) })
    if (isKnown) context.gateway.add({ order: { orderNumber: order.number } })
    expect(await placeOrder(request, context)).toMatchObject({
      outcome: 'pay',
      order: { number: order.number },
    })
    expect(await jobsOf(order)).toMatchObject([
      { requestState: isKnown ? 'unconfirmed' : 'rejected', reference: null },
      { requestState: 'created' },
    ])
  })

  it('gives up every request that got no response before another job is made', async () => {
    const context = { ...testContext(database()), gatewayTimeoutMs: 500 }
    const order = await storeOrder(database(), { status: 'placed', cartId: request.cartId })
    await storeJob(database(), order, { requestState: 'unconfirmed', requestedAt: new Date(0) })
    await storeJob(database(), order, { requestState: 'requested', requestedAt: new Date(1) })
    context.gateway.add({ order: { orderNumber: order.number } })
    expect(await placeOrder(request, context)).toMatchObject({ outcome: 'pay' })
    expect((await jobsOf(order)).map(({ requestState }) => requestState)).toEqual([
      'unconfirmed',
      'unconfirmed',
      'created',
    ])
  })

  it('makes no other job while the gateway cannot say whether there is one', async () => {
    const context = testContext(database())
    vi.spyOn(context.gateway, 'createPaymentJob').mockRejectedValueOnce(new GatewayUnavailable('no response'))
    await placeOrder(request, context)
    vi.spyOn(context.gateway, 'hasOrder').mockRejectedValueOnce(new GatewayUnavailable('no response'))
    expect(await placeOrder(request, context)).toMatchObject({ outcome: 'unavailable' })
    expect(context.gateway.requests).toHaveLength(0)
  })

  it('rejects a cart in which nothing can be bought', async () => {
    const context = testContext(database())
    await expect(
      placeOrder({ ...request, cart: await priceCart([{ product: 'gone', quantity: 1 }], 'en-GB') }, context),
    ).rejects.toThrow()
    expect(await storedOrders()).toEqual([])
  })
})
