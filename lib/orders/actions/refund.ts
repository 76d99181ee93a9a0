import 'server-only'
import { ActionRejected } from '@/lib/action-rejected'
import type { Command } from '@/lib/audit-log/audit-entry'
import type { Database, Transaction } from '@/lib/database/database'
import { dryRun } from '@/lib/database/dry-run'
import { formatMoney } from '@/lib/money'
import { returnedItems } from '@/lib/orders/returned-items'
import type { StockQuantity } from '@/lib/stock/stock-item'
import type { OrderContext } from '../context'
import { type GivenBack, shortfallText } from '../given-back'
import { amountFor, checkedItems, itemsLeft } from '../item-amounts'
import type { Reversal } from '../order'
import { isToCapture, payingPayment, refundable } from '../paying-payment'
import { insertRefund } from '../refund-request'
import { changeOrder, findOrder, listReversals, type OrderWithJobs, storeOrder } from '../repository'
import { executeReversals, giveUpReversal, isBeingTried } from '../reversals'
import { changeOnce } from './action'

/** What a merchant gives back of an order: all that is left of the payment, an amount in minor units, or what items cost. */
export type RefundInstruction =
  | { of: 'all'; isRestocked: boolean }
  | { of: 'amount'; amount: number }
  | { of: 'items'; items: readonly StockQuantity[]; isRestocked: boolean }

/** What became of a refund so far. */
export interface Refunded {
  /** `due` when the gateway has not done it yet. */
  state: Reversal['state']
  /** Whether it comes to less than the items cost, since no more was left; not said again of a form that is sent twice. */
  isLess: boolean
}

/** What a refund comes to. */
export interface PlannedRefund extends GivenBack {
  items: StockQuantity[]
  isRestocked: boolean
}

/**
 * Refunds the payment that pays an order. The refund is stored first, under a refund number that follows from the key, and
 * then asked of the gateway: one whose response is lost is found there by its number before another is made, and tried
 * again by the scheduled check.
 *
 * @param seen what was left to refund when the merchant looked: of two who refund the same, the second does not
 * @throws ActionRejected when it cannot be refunded so; then nothing has changed
 */
export async function refundOrder(
  orderNumber: string,
  instruction: RefundInstruction,
  command: Command,
  context: OrderContext,
  seen?: number,
): Promise<Refunded> {
  const refundNumber = `M-${command.key}`
  let isLess = false
  await changeOnce(context.database, orderNumber, 'refund', command, async (transaction, stored) => {
    const planned = await storeRefund(transaction, stored, instruction, refundNumber, seen)
    const { order, owed, amount, isRestocked } = planned
    isLess = amount < owed
    const money = formatMoney(amount, order.currency, 'en-GB')
    return `Refunds ${money}${isRestocked ? ', and puts the items back into stock then' : ''}.${shortfallText(planned)}`
  })
  const order = await findOrder(context.database, orderNumber)
  if (order) await executeReversals(order, context)
  const reversals = await listReversals(context.database, orderNumber)
  const state = reversals.find((reversal) => reversal.refundNumber === refundNumber)?.state ?? 'due'
  return { state, isLess }
}

/** What a refund would come to, which is not made. @throws ActionRejected when it cannot be refunded so */
export function planRefund(
  orderNumber: string,
  instruction: RefundInstruction,
  database: Database,
  seen?: number,
): Promise<PlannedRefund> {
  return dryRun(database, (dry) =>
    changeOrder(dry, orderNumber, (transaction, stored) =>
      storeRefund(transaction, stored, instruction, 'M-', seen),
    ),
  )
}

/** Stores what is to be refunded, inside `changeOrder`. */
async function storeRefund(
  transaction: Transaction,
  stored: OrderWithJobs,
  instruction: RefundInstruction,
  refundNumber: string,
  seen: number | undefined,
): Promise<PlannedRefund> {
  const now = new Date()
  const { order } = stored
  const money = (amount: number) => formatMoney(amount, order.currency, 'en-GB')
  if (isToCapture(stored)) {
    const captured = payingPayment(stored)?.payment.captured ?? 0
    throw new ActionRejected(
      captured > 0
        ? `${money(captured)} of the payment is captured, and the rest still reserved. Make the last capture first, which releases what is not captured: then it can be refunded.`
        : 'The payment is reserved: nothing was taken yet. Capture a part of it, or void it.',
    )
  }
  const left = await refundable(transaction, stored)
  if (seen !== undefined && seen !== left) {
    throw new ActionRejected(
      `${money(left)} is left to refund by now: somebody else has refunded something, or is about to. Open the order again.`,
    )
  }
  if (left === 0) throw new ActionRejected('Nothing is left to refund.')
  if (instruction.of === 'amount' && instruction.amount > left) {
    throw new ActionRejected(`Only ${money(left)} is left to refund.`)
  }
  const before = await returnedItems(transaction, order.number)
  const items = itemsOf(instruction, order.number, itemsLeft(order.lines, before))
  const owed =
    instruction.of === 'items'
      ? amountFor(order, before, items)
      : instruction.of === 'all'
        ? left
        : instruction.amount
  const isRestocked = instruction.of !== 'amount' && instruction.isRestocked
  const refund = { refundNumber, reason: 'refund', amount: owed, items, isRestocked, now } as const
  const amount = await insertRefund(transaction, stored, refund)
  await storeOrder(transaction, order, now)
  return { order, owed, amount, items, isRestocked }
}

/**
 * Gives up something that the gateway has not given back yet, so that the merchant can give it back in another way.
 *
 * @returns 'repeated' when it was given up before under this key
 * @throws ActionRejected when it is not under way any more, or is being tried
 */
export async function giveUpRefund(
  orderNumber: string,
  refundNumber: string,
  command: Command,
  database: Database,
): Promise<'done' | 'repeated'> {
  return changeOnce(database, orderNumber, 'give-up-refund', command, async (transaction) => {
    const reversals = await listReversals(transaction, orderNumber)
    const reversal = reversals.find((one) => one.refundNumber === refundNumber && one.state === 'due')
    if (!reversal) throw new ActionRejected('It is not under way any more. Open the order again.')
    if (isBeingTried(reversal, new Date())) {
      throw new ActionRejected('The shop is just trying it: send this form again in two minutes.')
    }
    await giveUpReversal(reversal, transaction)
    return `Gives up ${refundNumber}, of ${formatMoney(reversal.amount, reversal.currency, 'en-GB')}.`
  })
}

function itemsOf(
  instruction: RefundInstruction,
  orderNumber: string,
  left: StockQuantity[],
): StockQuantity[] {
  if (instruction.of === 'amount') {
    if (!Number.isSafeInteger(instruction.amount) || instruction.amount <= 0) {
      throw new ActionRejected('Say how much to refund: more than nothing.')
    }
    return []
  }
  if (instruction.of === 'all') return left
  if (instruction.items.length === 0) throw new ActionRejected('Say of which items, and how many.')
  return checkedItems({ number: orderNumber }, left, instruction.items)
}
