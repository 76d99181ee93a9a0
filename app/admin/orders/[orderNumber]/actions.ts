'use server'

import { redirect } from 'next/navigation'
import type { ActionState } from '@/components/admin/action-state'
import type { DoneAction } from '@/components/admin/done'
import { ActionRejected } from '@/lib/action-rejected'
import { type AdminAction, may } from '@/lib/admin/roles'
import type { AdminAccount } from '@/lib/admin/sessions'
import type { Command } from '@/lib/audit-log/audit-entry'
import { amountExample, readAmount } from '@/lib/money'
import { cancelOrder } from '@/lib/orders/actions/cancellation'
import { checkOrder } from '@/lib/orders/actions/check'
import { resendEmail } from '@/lib/orders/actions/email'
import { addNote } from '@/lib/orders/actions/note'
import { captureOrder, voidOrder } from '@/lib/orders/actions/payment'
import { giveUpRefund, type RefundInstruction, refundOrder } from '@/lib/orders/actions/refund'
import { markAsSent } from '@/lib/orders/actions/shipment'
import { type OrderContext, orderContext } from '@/lib/orders/context'
import type { Order, Reversal } from '@/lib/orders/order'
import { isOrderNumber } from '@/lib/orders/order-number'
import { findOrder } from '@/lib/orders/repository'
import { adminPaths } from '@/lib/paths'
import { act, isUuid } from '../../act'
import { chosenItems } from '../../chosen-items'

interface Doing {
  account: AdminAccount
  order: Order
  command: Command
  context: OrderContext
  fields: Record<string, string | undefined>
}

const refundOutcomes: Record<Reversal['state'], { all: DoneAction; less: DoneAction }> = {
  completed: { all: 'refunded', less: 'refunded-for-less' },
  due: { all: 'refund-due', less: 'refund-due-for-less' },
  failed: { all: 'refund-failed', less: 'refund-failed' },
}

/** Gives back all that is left, an amount, or what items cost. */
export async function refundAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return actOnOrder('refund', form, async ({ order, command, context, fields }) => {
    const seen = Number(fields.seen)
    const { state, isLess } = await refundOrder(
      order.number,
      readRefund(order, fields),
      command,
      context,
      seen,
    )
    return refundOutcomes[state][isLess ? 'less' : 'all']
  })
}

/** Gives up a refund that the gateway has not made. */
export async function giveUpAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return actOnOrder('refund', form, async ({ order, command, context, fields }) => {
    const { refundNumber = '' } = fields
    const outcome = await giveUpRefund(order.number, refundNumber, command, context.database)
    return outcome === 'repeated' ? outcome : 'refund-given-up'
  })
}

/** Takes what is reserved, or a part of it. */
export async function captureAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return actOnOrder('capture', form, async ({ account, order, command, context, fields }) => {
    const { captureAmount = '', seen = '' } = fields
    const isFinal = fields.isFinal === 'yes'
    if (isFinal && !may(account.role, 'release'))
      throw new ActionRejected('Only an owner may release the rest.')
    const amount = captureAmount.trim() === '' ? undefined : amountOf(captureAmount, order)
    const outcome = await captureOrder(order.number, { amount, isFinal }, command, context, seen)
    return outcome === 'repeated' ? outcome : 'captured'
  })
}

/** Releases what is reserved, or cancels what was paid and is not settled yet. */
export async function voidAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return actOnOrder('void', form, async ({ order, command, context }) => {
    const outcome = await voidOrder(order.number, command, context)
    return outcome === 'repeated' ? outcome : 'voided'
  })
}

/** Cancels an order that is not paid. */
export async function cancelAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return actOnOrder('cancel-order', form, async ({ order, command, context }) => {
    await cancelOrder(order.number, command, context)
    return 'cancelled'
  })
}

/** Asks the gateway about all payment jobs of the order. */
export async function checkAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return actOnOrder('check-payment', form, async ({ order, command, context }) => {
    await checkOrder(order.number, command, context)
    return 'checked'
  })
}

/** Records that the order, or a part of it, was sent. */
export async function sentAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return actOnOrder('mark-as-sent', form, async ({ order, command, context, fields }) => {
    await markAsSent(order.number, fields.trackingUrl ?? '', command, context.database)
    return 'sent'
  })
}

/** Adds a note to the order. */
export async function addNoteAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return actOnOrder('add-note', form, async ({ order, command, context, fields }) => {
    await addNote(order.number, fields.note ?? '', command, context.database)
    return 'note-added'
  })
}

/** Has an email that concerns the order sent again. */
export async function resendAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return actOnOrder('resend-email', form, async ({ order, command, context, fields }) => {
    await resendEmail(order.number, Number(fields.email), command, context.database)
    return 'email-resent'
  })
}

/** Does something to the order that a form names, and shows the order's page, which says what was done. */
async function actOnOrder(
  action: AdminAction,
  form: FormData,
  work: (doing: Doing) => Promise<DoneAction>,
): Promise<ActionState> {
  return act(action, form, async ({ account, store, fields }) => {
    const { orderNumber = '', key = '' } = fields
    const order = isOrderNumber(orderNumber) ? await findOrder(store, orderNumber) : undefined
    if (!order || !isUuid(key)) throw new ActionRejected('Open the order again.')
    const command = { actor: account.email, key }
    const done = await work({ account, order, command, context: await orderContext(), fields })
    redirect(`${adminPaths.order(order.number)}?${new URLSearchParams({ done, sent: key })}`)
  })
}

function readRefund(order: Order, fields: Record<string, string | undefined>): RefundInstruction {
  switch (fields.of) {
    case 'all':
      return { of: 'all', isRestocked: fields.restockAll === 'yes' }
    case 'items':
      return { of: 'items', items: chosenItems(fields), isRestocked: fields.restockItems === 'yes' }
    default:
      return { of: 'amount', amount: amountOf(fields.refundAmount ?? '', order) }
  }
}

function amountOf(text: string, { currency }: Order): number {
  try {
    return readAmount(text, currency)
  } catch {
    throw new ActionRejected(`Enter the amount in ${currency} as ${amountExample(currency)}.`)
  }
}
