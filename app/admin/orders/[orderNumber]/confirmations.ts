import 'server-only'
import type { Confirmation } from '@/components/admin/action-state'
import type { Database } from '@/lib/database/database'
import { formatMoney } from '@/lib/money'
import { type CaptureInstruction, checkVoidSeen, planCapture } from '@/lib/orders/actions/payment'
import { planRefund, type RefundInstruction } from '@/lib/orders/actions/refund'
import { shortfallText } from '@/lib/orders/given-back'
import type { Order } from '@/lib/orders/order'
import { isToCapture, payingPayment, refundable } from '@/lib/orders/paying-payment'
import { listPaymentJobs, listReversals } from '@/lib/orders/repository'
import { forItems, restocked, shopperOf } from '../../confirmation-texts'

// What a merchant reads before something is done to an order that cannot be undone.

const moneyOf = (amount: number, { currency }: Order) => formatMoney(amount, currency, 'en-GB')

/** @throws ActionRejected when it cannot be refunded so */
export async function confirmRefund(
  order: Order,
  instruction: RefundInstruction,
  store: Database,
  seen: number,
): Promise<Confirmation> {
  const planned = await planRefund(order.number, instruction, store, seen)
  const amount = moneyOf(planned.amount, order)
  return {
    text: [
      `${amount} of order ${order.number} is given back to ${shopperOf(order)}.${shortfallText(planned)}`,
      instruction.of === 'items' && forItems(order, planned.items),
      planned.isRestocked && restocked,
    ]
      .filter(Boolean)
      .join('\n'),
    button: `Refund ${amount}`,
  }
}

export async function confirmGivingUp(
  order: Order,
  refundNumber: string,
  store: Database,
): Promise<Confirmation | undefined> {
  const reversals = await listReversals(store, order.number)
  const reversal = reversals.find((one) => one.refundNumber === refundNumber)
  if (!reversal) return undefined
  const amount = moneyOf(reversal.amount, order)
  return {
    text: `The shop no longer tries to give back ${amount} of order ${order.number}, refund ${refundNumber}. ${shopperOf(order)} gets it only if you give it back in another way.`,
    button: `Give up the refund of ${amount}`,
  }
}

/** Undefined of a capture that releases nothing: the rest can still be captured or released. */
export async function confirmCapture(
  order: Order,
  instruction: CaptureInstruction,
  store: Database,
): Promise<Confirmation | undefined> {
  const paid = payingPayment({ order, jobs: await listPaymentJobs(store, order.number) })
  const { captured, released } = paid ? planCapture(paid.payment, instruction) : { captured: 0, released: 0 }
  if (released <= 0) return undefined
  const [taken, rest] = [moneyOf(captured, order), moneyOf(released, order)]
  return {
    text: `${taken} of order ${order.number} is captured. The rest of the reservation, ${rest}, is released: it cannot be taken from ${shopperOf(order)} any more.`,
    button: `Capture ${taken} and release ${rest}`,
  }
}

/**
 * Undefined where there is nothing to void.
 *
 * @throws ActionRejected when it would come to something else than was seen
 */
export async function confirmVoid(
  order: Order,
  store: Database,
  seen: string,
): Promise<Confirmation | undefined> {
  const stored = { order, jobs: await listPaymentJobs(store, order.number) }
  const paid = payingPayment(stored)
  if (!paid) return undefined
  await checkVoidSeen(store, stored, seen)
  const { reference, amount, captured } = paid.payment
  const what = isToCapture(stored)
    ? `The reservation of ${moneyOf(amount - captured, order)} is released: it cannot be taken from ${shopperOf(order)} any more.`
    : `${moneyOf(await refundable(store, stored), order)} that ${shopperOf(order)} has paid is not taken, if it is not settled yet.`
  return {
    text: `Payment ${reference} of order ${order.number} is voided. ${what}`,
    button: 'Void the payment',
  }
}

export function confirmCancellation(order: Order): Confirmation {
  return {
    text: `Order ${order.number} of ${shopperOf(order)}, of ${moneyOf(order.total, order)}, is cancelled: nobody can pay it any more.`,
    button: 'Cancel the order',
  }
}
