import 'server-only'
import { ActionRejected } from '@/lib/action-rejected'
import type { Command } from '@/lib/audit-log/audit-entry'
import { listAuditEntries } from '@/lib/audit-log/audit-log'
import { toAmount } from '@/lib/cashflows/amount'
import { GatewayError } from '@/lib/cashflows/errors'
import type { Database, Transaction } from '@/lib/database/database'
import { log } from '@/lib/log'
import { formatMoney } from '@/lib/money'
import type { OrderContext } from '../context'
import { holdsMoney } from '../lifecycle'
import type { OrderPayment } from '../order'
import { isToCapture, type PayingPayment, payingPayment, refundable } from '../paying-payment'
import { reconcile } from '../reconcile'
import { findOrder, listPaymentJobs, type OrderWithJobs } from '../repository'
import { changeOnce, explained, recordFailure } from './action'

/** What a merchant captures of a reserved payment. */
export interface CaptureInstruction {
  /** In minor units; when left out, all that is left. */
  amount?: number | undefined
  /** Whether nothing more will be captured, so that the rest is released. All that is left always is. */
  isFinal: boolean
}

/** What a capture takes of a reserved payment, and what it releases, in minor units. */
export function planCapture(
  { amount: reserved, captured: before }: Pick<OrderPayment, 'amount' | 'captured'>,
  { amount, isFinal }: CaptureInstruction,
): { captured: number; released: number } {
  const left = reserved - before
  const captured = amount ?? left
  return { captured, released: isFinal ? left - captured : 0 }
}

/**
 * What a merchant who looks at an order sees of its captures: another text once more was captured, or the gateway is being
 * asked for it.
 */
export async function capturesSeen(database: Database, stored: OrderWithJobs): Promise<string> {
  const entries = (await listAuditEntries(database, stored.order.number)).filter(
    ({ action }) => action === 'capture',
  )
  // A request is recorded with the key of its form, and without one that it failed: what is left was made, or is under way.
  const asked = entries.reduce((count, { key }) => count + (key === null ? -1 : 1), 0)
  return `${payingPayment(stored)?.payment.captured ?? 0} ${asked}`
}

/**
 * Takes what is reserved for an order, or a part of it. The gateway knows a capture by no name of the shop's, so it is
 * asked once for each key, and what it has captured is looked at first.
 *
 * @param seen `capturesSeen` when the merchant looked: of two who capture the same, the second does not
 * @returns 'repeated' when it was asked for before under this key, whatever came of that
 * @throws ActionRejected when it cannot be captured so, or the gateway does not do it
 */
export async function captureOrder(
  orderNumber: string,
  { amount, isFinal }: CaptureInstruction,
  command: Command,
  context: OrderContext,
  seen?: string,
): Promise<'done' | 'repeated'> {
  return askOnce(orderNumber, 'capture', command, context, async ({ job, payment }, transaction, stored) => {
    const left = payment.amount - payment.captured
    const money = (minorUnits: number) => formatMoney(minorUnits, job.currency, 'en-GB')
    if (seen !== undefined && seen !== (await capturesSeen(transaction, stored))) {
      throw new ActionRejected(
        `${money(payment.captured)} is captured by now: somebody else has captured something, or is about to. Open the order again.`,
      )
    }
    if (amount !== undefined && (!Number.isSafeInteger(amount) || amount <= 0)) {
      throw new ActionRejected('Say how much to capture: more than nothing.')
    }
    if (amount !== undefined && amount > left) {
      throw new ActionRejected(`Only ${money(left)} is left to capture.`)
    }
    const { captured, released } = planCapture(payment, { amount, isFinal })
    const isFinalCapture = isFinal || captured === left
    const request = { amountToCapture: toAmount(captured, job.currency), isFinalCapture }
    return {
      detail: `Captures ${money(captured)}${released > 0 ? ', and releases the rest' : ''}.`,
      ask: (jobReference) => context.gateway.capturePayment(jobReference, payment.reference, request),
    }
  })
}

/** What a merchant who looks at an order sees of what a void would come to: another text once it would be something else. */
export async function voidSeen(database: Database, stored: OrderWithJobs): Promise<string> {
  const kind = isToCapture(stored) ? 'reserved' : 'paid'
  return `${kind} ${await refundable(database, stored)} ${await capturesSeen(database, stored)}`
}

/** @throws ActionRejected when a void would come to something else than when the merchant looked */
export async function checkVoidSeen(database: Database, stored: OrderWithJobs, seen: string): Promise<void> {
  if (seen === (await voidSeen(database, stored))) return
  throw new ActionRejected(
    'The payment has changed meanwhile: a void would come to something else. Open the order again.',
  )
}

/**
 * Voids the payment that pays an order: releases what is reserved, or cancels what was paid and is not settled yet.
 *
 * @param seen `voidSeen` when the merchant looked: what was captured or refunded since, also in the Portal, is not cancelled
 * @returns 'repeated' when it was asked for before under this key, whatever came of that
 * @throws ActionRejected when there is none, or the gateway does not void it
 */
export async function voidOrder(
  orderNumber: string,
  command: Command,
  context: OrderContext,
  seen?: string,
): Promise<'done' | 'repeated'> {
  return askOnce(orderNumber, 'void', command, context, async ({ payment }, transaction, stored) => {
    if (seen !== undefined) await checkVoidSeen(transaction, stored, seen)
    return {
      detail: `Voids payment ${payment.reference}.`,
      ask: (jobReference) => context.gateway.cancelPayment(jobReference, payment.reference),
    }
  })
}

/** Records what is asked for, asks the gateway, and stores what it says afterwards. */
async function askOnce(
  orderNumber: string,
  action: 'capture' | 'void',
  command: Command,
  context: OrderContext,
  prepare: (
    paid: PayingPayment,
    transaction: Transaction,
    stored: OrderWithJobs,
  ) => Promise<{ detail: string; ask: (jobReference: string) => Promise<unknown> }>,
): Promise<'done' | 'repeated'> {
  const { database } = context
  const name = action === 'capture' ? 'The capture' : 'The void'
  await refreshPaying(orderNumber, context).catch(rethrow(name))
  let ask: ((jobReference: string) => Promise<unknown>) | undefined
  let jobReference = ''
  const outcome = await changeOnce(database, orderNumber, action, command, async (transaction, stored) => {
    const paid = payingPayment(stored)
    const isPossible = paid && (action === 'capture' ? isToCapture(stored) : holdsMoney(paid.payment))
    if (!isPossible) throw new ActionRejected(`There is nothing to ${action}.`)
    const prepared = await prepare(paid, transaction, stored)
    ask = prepared.ask
    jobReference = paid.job.reference ?? ''
    return prepared.detail
  })
  if (outcome === 'repeated' || !ask) return 'repeated'
  try {
    await ask(jobReference)
  } catch (error) {
    await recordFailure(name, error, orderNumber, action, command, database)
    // What the gateway has done all the same is seen now, or by the scheduled check.
    await refreshPaying(orderNumber, context).catch(logUnlessUnexpected(orderNumber))
    throw explained(name, error)
  }
  await refreshPaying(orderNumber, context).catch(logUnlessUnexpected(orderNumber))
  return outcome
}

/** Asks the gateway about the payment that pays an order. @throws GatewayError when it cannot be asked */
async function refreshPaying(orderNumber: string, context: OrderContext): Promise<void> {
  const order = await findOrder(context.database, orderNumber)
  if (!order) return
  const paid = payingPayment({ order, jobs: await listPaymentJobs(context.database, orderNumber) })
  if (paid?.job.reference) await reconcile(paid.job.reference, context)
}

/** What cannot be asked now is asked by the scheduled check; anything else is a fault of the shop. */
const logUnlessUnexpected = (orderNumber: string) => (error: unknown) => {
  if (!(error instanceof GatewayError)) throw error
  log.error({ orderNumber }, `Order ${orderNumber} could not be reconciled: ${error.message}`)
}

const rethrow = (name: string) => (error: unknown) => {
  throw explained(name, error)
}
