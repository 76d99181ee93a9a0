import { minuteMs } from '@/lib/durations'
import type { NewEmail, Shipment } from '@/lib/outbox/email'
import { isReleased } from './lifecycle'
import type { Order, OrderPaymentJob } from './order'
import { orderStatuses } from './order-status'

/** A shopper whose payment failed may be trying again on the page: the email comes when nobody seems to. */
export const paymentFailedAfterMs = 30 * minuteMs

/**
 * The emails that follow from what was heard of a payment: the confirmation when an order has become authorised or paid,
 * word of a failed payment, of each refund that the gateway has completed, and of each payment that was released. Each
 * has a key, so that what is heard twice is sent once.
 *
 * @param before the order and the payment job as they were
 * @param after the same as they are stored now
 */
export function emailsAfter(
  before: { order: Order; job: OrderPaymentJob },
  after: { order: Order; job: OrderPaymentJob },
  now: Date,
): NewEmail[] {
  const { order } = after
  const common = { orderNumber: order.number, recipient: order.details.email, locale: order.locale }
  const emails: NewEmail[] = []
  const { isAuthorisedOrPaid } = orderStatuses[order.status]
  if (isAuthorisedOrPaid && !orderStatuses[before.order.status].isAuthorisedOrPaid) {
    emails.push({ ...common, key: `confirmation ${order.number}`, kind: 'confirmation', content: null })
  }
  if (order.status === 'failed' && before.order.status !== 'failed') {
    emails.push({
      ...common,
      key: `payment-failed ${order.number}`,
      kind: 'payment-failed',
      content: null,
      nextAttemptAt: new Date(now.getTime() + paymentFailedAfterMs),
    })
  }
  const known = completedRefunds(before.job).map(({ reference }) => reference)
  for (const { reference, amount } of completedRefunds(after.job)) {
    if (known.includes(reference)) continue
    const content = { amount, currency: after.job.currency }
    emails.push({ ...common, key: `refund ${reference}`, kind: 'refund', content })
  }
  for (const { reference, amount } of newlyReleased(before.job, after.job)) {
    const content = { amount, currency: after.job.currency }
    emails.push({ ...common, key: `payment-released ${reference}`, kind: 'payment-released', content })
  }
  return emails
}

/**
 * The payments that the shop knew to be authorised and that are released now, with what of them was not refunded before. What
 * is released when it is first heard of was confirmed to nobody, and of a mismatched job the amount is not certain.
 */
function newlyReleased(before: OrderPaymentJob, after: OrderPaymentJob) {
  if (after.isMismatched) return []
  const held = before.payments.filter((payment) => payment.wasAuthorised && !isReleased(payment))
  return after.payments
    .filter((payment) => isReleased(payment) && held.some(({ reference }) => reference === payment.reference))
    .map(({ reference, amount, refunded }) => ({ reference, amount: amount - refunded }))
    .filter(({ amount }) => amount > 0)
}

const completedRefunds = ({ payments }: OrderPaymentJob) =>
  payments.flatMap(({ refunds }) => refunds).filter(({ status }) => status === 'Completed')

/**
 * The email that a parcel of an order was handed to a carrier.
 *
 * @param id names the parcel among those of the order
 */
export function shippedEmail(order: Order, id: string, content: Shipment): NewEmail {
  return {
    key: `shipped ${order.number} ${id}`,
    kind: 'shipped',
    content,
    orderNumber: order.number,
    recipient: order.details.email,
    locale: order.locale,
  }
}
