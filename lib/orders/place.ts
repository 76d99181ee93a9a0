import 'server-only'
import { createHash } from 'node:crypto'
import { setTimeout as after } from 'node:timers/promises'
import type { PricedCart } from '@/lib/cart/cart'
import { GatewayError, GatewayRejected } from '@/lib/cashflows/errors'
import { paymentOutcome } from '@/lib/cashflows/payment-status'
import { deliveryAddress, type OrderDetails } from '@/lib/checkout/details'
import type { Transaction } from '@/lib/database/database'
import type { Locale } from '@/lib/i18n/locales'
import { log } from '@/lib/log'
import { takeStock } from '@/lib/stock/stock'
import { withVat } from '@/lib/tax/vat'
import type { OrderContext } from './context'
import { isCommissioned, isEnded, isPayable } from './lifecycle'
import { newPaymentJob } from './new-payment-job'
import { itemsOf, type Order, type OrderedLine, type OrderPaymentJob } from './order'
import { newOrderNumber, newReturnToken } from './order-number'
import { updateOrder, withoutStock } from './order-update'
import { cancelPaymentJob, type KnownJob } from './payment-job-cancellation'
import { requestPaymentJob } from './payment-job-creation'
import type { Placement } from './placement'
import { reconcile } from './reconcile'
import { changeOrder, insertOrder, type OrderWithJobs, storePaymentJob } from './repository'
import { giveUpRequest, isStale } from './unconfirmed-requests'

export interface OrderRequest {
  /** Identifies the cart: one cart is one order, however often the form is sent. */
  cartId: string
  /** Priced in the currency of `locale`. */
  cart: PricedCart
  details: OrderDetails
  locale: Locale
}

/**
 * Stores the order of a cart, asks the gateway for a payment job, and returns where the shopper pays.
 *
 * One cart is charged once. The same request again continues the same payment job while that can be paid, also when
 * both run at the same time. After a correction or a failure the order gets another payment job, but only once the
 * gateway has cancelled the earlier one; when that says that it has been paid meanwhile, the shopper is told so. While
 * money is under way, and after a payment that nobody expected, there is no other.
 *
 * @throws Error when nothing in the cart can be bought
 */
export async function placeOrder(request: OrderRequest, context: OrderContext): Promise<Placement> {
  const { cart, cartId, details, locale } = request
  if (cart.lines.length === 0) throw new Error('An order needs at least one line')
  const { lines, deliveryVat } = withVat(cart, deliveryAddress(details).countryIso3166Alpha2)
  const contents = {
    locale,
    currency: cart.currency,
    delivery: cart.delivery,
    deliveryVat,
    total: cart.total,
    discount: cart.discount ? { code: cart.discount.code, amount: cart.discount.amount } : null,
    lines: lines.map(orderedLine),
    details,
  }
  const fingerprint = digest(JSON.stringify(contents))
  const { number } = await insertOrder(context.database, {
    number: newOrderNumber(),
    returnToken: newReturnToken(),
    cartId,
    status: 'placed',
    ...contents,
  })
  const pass: Pass = { contents, fingerprint, ...newFindings() }
  for (;;) {
    const step = await changeOrder(context.database, number, (transaction, stored) =>
      nextStep(transaction, stored, pass, context),
    )
    if ('outcome' in step) return step
    if ('request' in step) {
      const placement = await requestPaymentJob(step.order, step.request, context)
      if (placement) return placement
      continue
    }
    const failure = await prepare(step, pass, context)
    if (failure) return { outcome: failure, order: step.order }
  }
}

/** What one call of `placeOrder` wants, and what it has found out so far. */
interface Pass extends ReturnType<typeof newFindings> {
  contents: Pick<
    Order,
    'locale' | 'currency' | 'delivery' | 'deliveryVat' | 'total' | 'discount' | 'lines' | 'details'
  >
  fingerprint: string
}

/** Payment jobs by their IDs. */
const newFindings = () => ({
  /** It was found out what can be found out about their requests, which got no response. */
  confirmed: new Set<string>(),
  /** The gateway was asked about them. */
  reconciled: new Set<string>(),
  /** The gateway does not know them. */
  unknown: new Set<string>(),
  /** The gateway does not cancel them. */
  notCancelled: new Map<string, 'not-possible' | 'denied'>(),
})

/** What has to be done before a payment job may be requested. */
type Preparation = { order: Order } & (
  | { wait: true }
  | { reconcile: KnownJob }
  | { cancel: KnownJob }
  | { confirm: OrderPaymentJob }
)

/** By then another payment job was requested in the place of a cancelled one, or the process has ended. */
const replacementMs = (gatewayTimeoutMs: number) => 2 * gatewayTimeoutMs + 5000

/** Decides under the row lock of the order, so that of two requests at once only one asks for a payment job. */
async function nextStep(
  transaction: Transaction,
  { order, jobs }: OrderWithJobs,
  pass: Pass,
  { gatewayTimeoutMs }: OrderContext,
): Promise<Placement | Preparation | { order: Order; request: OrderPaymentJob }> {
  const now = new Date()
  /** What the order holds is not released between one payment job and the next, so that nobody else can take it. */
  const keepStock = async () => {
    if (order.stock !== 'held') return
    const stockKeptUntil = new Date(now.getTime() + replacementMs(gatewayTimeoutMs))
    await updateOrder(transaction, { ...order, stockKeptUntil }, jobs, now)
  }
  if (order.paidAt !== null) return { outcome: 'purchased', order }
  const undecided = order.status === 'under-review' ? jobs : jobs.filter(isCommissioned)
  if (undecided.length > 0) {
    const unasked = undecided.find(({ id, reference }) => reference !== null && !pass.reconciled.has(id))
    if (!unasked?.reference) return { outcome: 'undecided', order }
    pass.reconciled.add(unasked.id)
    return { order, reconcile: { ...unasked, reference: unasked.reference } }
  }
  const isUnderWay = (job: OrderPaymentJob) =>
    job.requestState === 'requested' && !isStale(job, gatewayTimeoutMs, now)
  if (jobs.some(isUnderWay)) return { order, wait: true }
  const unanswered = jobs.find(
    ({ id, requestState, reference }) => requestState !== 'rejected' && !reference && !pass.confirmed.has(id),
  )
  if (unanswered) return { order, confirm: unanswered }
  for (const job of jobs) {
    const { reference } = job
    // One whose link has expired is asked about, too: it may have been paid just before, or the clocks differ.
    if (reference === null || isEnded(job) || pass.unknown.has(job.id)) continue
    if (!pass.reconciled.has(job.id)) {
      pass.reconciled.add(job.id)
      await keepStock()
      return { order, reconcile: { ...job, reference } }
    }
    const outcome = paymentOutcome(job.status ?? 'Pending')
    const isSame = job === jobs.at(-1) && job.fingerprint === pass.fingerprint
    const ownLink = isSame && isPayable(job, now) ? job.actionUrl : null
    const notCancelled = pass.notCancelled.get(job.id)
    if (notCancelled) {
      const mayEnd = outcome === 'failed' || outcome === 'cancelled'
      // The page lets a shopper try again after a failure.
      if (notCancelled === 'denied' && mayEnd && ownLink !== null)
        return { outcome: 'pay', order, actionUrl: ownLink }
      const mayBePaid = notCancelled === 'denied' || outcome === 'pending' || !outcome
      // Somebody may be paying: a second link would let the order be paid twice.
      if (isPayable(job, now) && mayBePaid) return { outcome: 'unavailable', order }
      continue
    }
    if (ownLink !== null && outcome === 'pending') return { outcome: 'pay', order, actionUrl: ownLink }
    await keepStock()
    return { order, cancel: { ...job, reference } }
  }
  return newRequest(transaction, order, jobs, pass, now)
}

/** Holds the stock and stores what is requested, before it is requested. */
async function newRequest(
  transaction: Transaction,
  order: Order,
  jobs: OrderPaymentJob[],
  { contents, fingerprint }: Pass,
  now: Date,
): Promise<Placement | { order: Order; request: OrderPaymentJob }> {
  // The contents can have changed, so what was held for the earlier ones is not what is needed.
  const { shortages, taken } = await takeStock(transaction, itemsOf(contents), order.takenItems)
  if (shortages.length > 0) {
    const released = await updateOrder(transaction, { ...order, ...withoutStock }, jobs, now)
    return { outcome: 'sold-out', order: released, shortages }
  }
  // The newest, also where the clock of the process that requested the one before is ahead.
  const requestedAt = new Date(Math.max(now.getTime(), ...jobs.map((job) => job.requestedAt.getTime() + 1)))
  const request = newPaymentJob({ ...order, ...contents }, requestedAt, { fingerprint })
  await storePaymentJob(transaction, request)
  const held = { stock: 'held', takenItems: taken, stockKeptUntil: null } as const
  const changed: Order = { ...order, ...contents, ...held, givenUpAt: null }
  return { order: await updateOrder(transaction, changed, [...jobs, request], now), request }
}

/** Does what has to be done first. @returns why the shopper cannot pay now, where that is so */
async function prepare(
  step: Preparation,
  pass: Pass,
  context: OrderContext,
): Promise<'unavailable' | 'rejected' | undefined> {
  try {
    if ('wait' in step) await after(100)
    else if ('reconcile' in step) await reconcileKnown(step.reconcile, pass, context)
    else if ('confirm' in step) await confirm(step.confirm, pass, context)
    else await cancel(step.cancel, pass, context)
    return undefined
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    const { number } = step.order
    log.error({ orderNumber: number }, `Order ${number} gets no payment job now. ${error.message}`)
    return error instanceof GatewayRejected ? 'rejected' : 'unavailable'
  }
}

/** Finds out whether there is a job of a request that got no response. Nobody has its link, so it cannot be paid. */
async function confirm(job: OrderPaymentJob, pass: Pass, context: OrderContext): Promise<void> {
  await giveUpRequest(job, context)
  pass.confirmed.add(job.id)
}

async function reconcileKnown(job: KnownJob, pass: Pass, context: OrderContext): Promise<void> {
  const { outcome } = await reconcile(job.reference, context)
  if (outcome === 'unknown-job') pass.unknown.add(job.id)
}

async function cancel(job: KnownJob, pass: Pass, context: OrderContext): Promise<void> {
  // When it is not cancelled, it may have ended in another way: the next pass sees how, and does not cancel it again.
  const result = await cancelPaymentJob(job, context)
  if (result !== 'cancelled') pass.notCancelled.set(job.id, result)
  await reconcileKnown(job, pass, context)
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

const orderedLine = (line: OrderedLine): OrderedLine => ({
  product: line.product,
  option: line.option,
  sku: line.sku,
  name: line.name,
  optionLabel: line.optionLabel,
  quantity: line.quantity,
  unitPrice: line.unitPrice,
  discount: line.discount,
  total: line.total,
  vatPercentage: line.vatPercentage,
  vat: line.vat,
})
