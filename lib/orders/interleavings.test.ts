// @module-tag slow

import { propertyRuns } from 'cashflows-postgres/testing'
import fc from 'fast-check'
import { beforeEach, expect, it, vi } from 'vitest'
import { priceCart } from '@/lib/cart/cart'
import type { Payment } from '@/lib/cashflows/contract'
import { GatewayRejected, GatewayUnavailable } from '@/lib/cashflows/errors'
import { paymentOutcome } from '@/lib/cashflows/payment-status'
import { exampleDetails } from '@/lib/checkout/testing'
import { itemOfCode } from '@/lib/discounts/uses'
import { checkDueOrders } from '@/lib/scheduled-jobs/check-due-orders'
import { availability } from '@/lib/stock/stock'
import { stock } from '@/lib/stock/tables'
import { acceptWithdrawal } from '@/lib/withdrawals/decision'
import { storeWithdrawal } from '@/lib/withdrawals/testing'
import type { Order } from './order'
import { orderStatuses } from './order-status'
import { type OrderRequest, placeOrder } from './place'
import { reconcile, reconcileOrder } from './reconcile'
import { listReversals } from './repository'
import { attention, orders, paymentJobs, reversals, withdrawals } from './tables'
import { onEveryStore, TestGateway, testContext } from './testing'

/** With more, as in `PROPERTY_RUNS=10000 npx vitest run lib/orders/interleavings.test.ts`, it takes minutes. */
const numRuns = propertyRuns(60)

const line = { product: 'harbour-mug', option: 'sea', quantity: 2 }
const stockKey = 'harbour-mug/sea'
/** Of a code for one order. */
const discountCode = 'THANK-YOU-7KX2'
const use = itemOfCode(discountCode)
const pieces = 10

const request: OrderRequest = {
  cart: await priceCart([line], 'en-GB', { discountCode }),
  details: exampleDetails,
  locale: 'en-GB',
  cartId: 'cart',
}

/** What shoppers, merchants and the gateway do to the payments of one order, each on the n-th job or payment. */
const events = [
  'pay',
  'pay-other-amount',
  'reserve',
  'fail',
  'cancel',
  'expire',
  'capture-part',
  'capture',
  'refund-part',
  'refund',
  'void',
  'commission',
  'transfer-arrives',
  'transfer-fails',
] as const
/** What makes the shop ask the gateway, or ask for a payment job. */
const triggers = ['notify', 'return', 'check', 'place', 'correct', 'sell-out', 'withdraw'] as const

type Step = { what: (typeof events)[number] | (typeof triggers)[number]; which: number; isLost: boolean }

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(...events, ...triggers, 'pay', 'notify'),
  which: fc.nat(3),
  isLost: fc.boolean(),
})

onEveryStore('whatever happens to the payments of an order, in any order', (database) => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    vi.spyOn(console, 'warn').mockImplementation(() => {})
  })

  it('one purchase is charged once, and the shop knows it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), fc.scheduler(), async (steps, scheduler) => {
        for (const table of [withdrawals, attention, reversals, paymentJobs, orders, stock])
          await database().delete(table)
        await database().insert(stock).values({ stockKey, available: pieces })
        const gateway = new ClockedGateway()
        const context = { ...testContext(database()), gateway }
        const { order } = await placeOrder(request, context)

        // Responses of the gateway arrive in a drawn order, so that they overtake one another.
        const retrieve = gateway.retrievePaymentJob.bind(gateway)
        gateway.retrievePaymentJob = async (reference) => {
          const response = await retrieve(reference)
          await scheduler.schedule(Promise.resolve())
          return response
        }
        const running: Promise<unknown>[] = []
        const run = (work: Promise<unknown>) => running.push(work.catch(onlyOf(GatewayUnavailable)))
        for (const { what, which, isLost } of steps) {
          const job = nth([...gateway.jobs.keys()], which)
          if (what === 'check') run(reconcileOrder(order.number, context))
          else if (what === 'notify' || what === 'return') {
            if (job && !isLost) run(reconcile(job, context))
          } else if (what === 'place') run(placeOrder(request, context))
          else if (what === 'correct') {
            const details = { ...request.details, city: `Town ${which}` }
            run(placeOrder({ ...request, details }, context))
          } else if (what === 'withdraw') {
            run(withdraw(order, 1 + (which % 2)))
          } else if (what === 'sell-out') {
            await database().update(stock).set({ available: 0 })
          } else if (job) await gateway.happens(what, job, which)
          if (which % 2 === 0) await scheduler.waitFor(Promise.all(running))
        }
        await scheduler.waitFor(Promise.all(running))
        gateway.retrievePaymentJob = retrieve
        await settled(context, order.number)

        const [stored] = await database().select().from(orders)
        if (!stored) throw new Error('The order is gone')
        const money = gateway.moneyHeld()
        const held = money.filter((payment) => payment.isOfRightAmount).map(({ reference }) => reference)
        const unexpected = money.filter((payment) => !payment.isOfRightAmount)
        const { isAuthorisedOrPaid } = orderStatuses[stored.status]
        // Charged at most once, and known exactly then. A part of a capture or a refund is less than the whole.
        expect(held.length).toBeLessThanOrEqual(1)
        expect(isAuthorisedOrPaid).toBe(held.length === 1)
        // Money of another amount is given back when the order is paid, and keeps the order from being paid otherwise.
        if (held.length === 1) expect(unexpected).toEqual([])
        else if (unexpected.length > 0) expect(stored.status).toBe('under-review')
        expect(stored.paymentReference === null || held.every((one) => one === stored.paymentReference)).toBe(
          true,
        )
        // What follows from being paid happened once: the stock of one order, or none.
        const taken = stored.stock === 'none' ? 0 : line.quantity
        const isSoldOut = steps.some(({ what }) => what === 'sell-out')
        const available = await availability(database(), [line, use])
        if (!isSoldOut) {
          // What was withdrawn from stays out of stock also when the payment is voided.
          const accepted = (await database().select().from(withdrawals)).flatMap((one) => one.acceptedItems)
          const keptOut = accepted.reduce((sum, { quantity }) => sum + quantity, 0)
          expect(available.get(stockKey)).toBeLessThanOrEqual(pieces - taken)
          expect(available.get(stockKey)).toBeGreaterThanOrEqual(pieces - taken - keptOut)
          expect(available.get(use.product)).toBe(stored.stock === 'none' ? 1 : 0)
        }
        if (isAuthorisedOrPaid) expect(stored.stock).toBe('sold')
        else if (stored.stock !== 'none') {
          const { holdsStock } = orderStatuses[stored.status]
          // Of an order that comes under review they stay where they are.
          const staysSold = stored.status === 'refunded' || stored.status === 'under-review'
          expect(stored.stock === 'held' ? holdsStock : staysSold).toBe(true)
        }
        // What is withdrawn from is given back once, and never more than was paid.
        for (const payment of [...gateway.jobs.values()].flatMap(({ payments }) => payments)) {
          const numbers = payment.refunds.map(({ refundNumber }) => refundNumber)
          expect(new Set(numbers).size).toBe(numbers.length)
          expect(totalRefunded(payment)).toBeLessThanOrEqual(
            Number(payment.paidAmount ?? payment.amountToCollect),
          )
        }
        // By no link that was kept open can an order be paid twice.
        if (stored.paidAt !== null) {
          const open = [...gateway.jobs.values()].filter(({ paymentStatus }) => paymentStatus === 'Pending')
          expect(open).toEqual([])
        }
        // Money that is under way is waited for.
        const isUnderWay = [...gateway.jobs.values()].some(({ payments }) =>
          payments.some(({ status }) => status === 'Commissioned'),
        )
        if (isUnderWay && stored.paidAt === null)
          expect(['awaiting-payment', 'under-review']).toContain(stored.status)
        // No payment waits to be given back.
        const due = (await listReversals(database(), order.number)).filter(
          ({ state }) => state !== 'completed',
        )
        expect(due).toEqual([])
      }),
      { numRuns },
    )
  }, 3_600_000)

  /** The shopper withdraws from so many pieces, and the merchant accepts it where that can be. */
  async function withdraw(order: Order, quantity: number) {
    const id = await storeWithdrawal(database(), order, { lines: [{ ...line, name: 'Mug', quantity }] })
    await acceptWithdrawal(database(), id, { isRestocked: false, isPaidBack: false }).catch((error: Error) =>
      expect(error.message).toMatch(/reserved|under review|not paid|left|already/),
    )
  }

  /** Until the shop has nothing more to do: as long as the scheduled checks would take. */
  async function settled(context: ReturnType<typeof testContext>, orderNumber: string) {
    for (let round = 1; round <= 2; round += 1) {
      await database().update(orders).set({ nextCheckAt: new Date(), stockKeptUntil: null })
      await database()
        .update(reversals)
        .set({ nextAttemptAt: new Date(0) })
      const checking = checkDueOrders(context)
      await checking
      await reconcileOrder(orderNumber, context)
    }
  }
})

/** A gateway whose jobs carry the time of their last change. */
class ClockedGateway extends TestGateway {
  private changes = 0

  override change(reference: string, changes: Parameters<TestGateway['change']>[1]): void {
    this.changes += 1
    const second = String(this.changes).padStart(4, '0')
    super.change(reference, { ...changes, lastUpdateTimeUtc: `2026-01-21T10:00:00.${second}Z` })
  }

  /** Something that shoppers or merchants do, where the state of the payment allows it. */
  async happens(what: (typeof events)[number], reference: string, which: number): Promise<void> {
    const job = this.jobs.get(reference)
    const payment = nth(job?.payments ?? [], which)
    if (!job || !payment) return
    const isOpen = !['Cancelled', 'Expired'].includes(job.paymentStatus)
    try {
      // A second payment of a paid job is one of the simulator's scenarios; one of a cancelled job comes late.
      if (what === 'pay' && (isOpen || which === 1)) this.pay(reference)
      else if (what === 'pay-other-amount' && isOpen) this.pay(reference, { amountToCollect: '1.00' })
      else if (what === 'reserve' && isOpen) this.pay(reference, { status: 'Reserved' })
      else if (what === 'fail' && isOpen) this.attempt(reference, 'Failed')
      else if (what === 'cancel' && job.paymentStatus === 'Pending') this.attempt(reference, 'Cancelled')
      else if (what === 'expire' && job.paymentStatus === 'Pending') this.attempt(reference, 'Expired')
      else if (what === 'capture-part' && payment.captures.length === 0) {
        await this.capturePayment(reference, payment.reference, {
          amountToCapture: '1.00',
          isFinalCapture: false,
        })
      } else if (what === 'capture') await this.capturePayment(reference, payment.reference, {})
      else if (what === 'refund-part' && payment.refunds.length === 0) {
        await this.refundPayment(reference, payment.reference, {
          amountToRefund: '1.00',
          refundNumber: 'part',
        })
      } else if (what === 'refund' && payment.refunds.length === 0) {
        await this.refundPayment(reference, payment.reference, { refundNumber: 'whole' })
      } else if (what === 'void' && payment.refunds.length === 0 && isPaidOrReserved(payment.status)) {
        await this.cancelPayment(reference, payment.reference)
      } else if (what === 'commission' && job.paymentStatus === 'Pending') {
        this.attempt(reference, 'Commissioned')
      } else if (what === 'transfer-arrives') this.endTransfer(reference, 'Paid')
      else if (what === 'transfer-fails') this.endTransfer(reference, 'Failed')
    } catch (error) {
      onlyOf(GatewayRejected)(error)
    }
  }

  /** The payments that hold money which was not given back as a whole. */
  moneyHeld(): { reference: string; isOfRightAmount: boolean }[] {
    return [...this.jobs.values()]
      .flatMap(({ payments, amountToCollect }) =>
        payments.map((payment) => ({
          ...payment,
          isOfRightAmount: payment.amountToCollect === amountToCollect,
        })),
      )
      .filter(
        ({ status, refunds, amountToCollect, paidAmount }) =>
          isPaidOrReserved(status) && totalRefunded({ refunds }) < Number(paidAmount ?? amountToCollect),
      )
      .map(({ reference, isOfRightAmount }) => ({ reference, isOfRightAmount }))
  }

  /** Also when the job has been cancelled meanwhile. */
  private endTransfer(reference: string, status: string): void {
    const { payments = [], paymentStatus = '' } = this.jobs.get(reference) ?? {}
    if (payments.every((payment) => payment.status !== 'Commissioned')) return
    const ended = payments.map((payment) =>
      payment.status === 'Commissioned' ? { ...payment, status } : payment,
    )
    this.change(reference, {
      paymentStatus: isPaidOrReserved(paymentStatus) ? paymentStatus : status,
      payments: ended,
    })
  }

  private attempt(reference: string, status: string): void {
    const { paymentStatus = '' } = this.jobs.get(reference) ?? {}
    this.pay(reference, { status })
    // What was paid before stays the status of the job.
    if (isPaidOrReserved(paymentStatus)) this.change(reference, { paymentStatus })
  }
}

const totalRefunded = ({ refunds }: Pick<Payment, 'refunds'>) =>
  refunds.reduce((sum, { amountToRefund }) => sum + Math.round(Number(amountToRefund) * 100), 0) / 100

const isPaidOrReserved = (status: string) => ['paid', 'reserved'].includes(paymentOutcome(status) ?? '')

const nth = <Item>(items: readonly Item[], index: number): Item | undefined =>
  items[items.length === 0 ? 0 : index % items.length]

/** Rethrows anything but an error of a class. */
const onlyOf =
  (expected: new (...values: never[]) => Error) =>
  (error: unknown): undefined => {
    if (!(error instanceof expected)) throw error
  }
