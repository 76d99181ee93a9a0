'use server'

import { redirect } from 'next/navigation'
import type { ActionState, Confirmation } from '@/components/admin/action-state'
import type { DoneAction } from '@/components/admin/done'
import { ActionRejected } from '@/lib/action-rejected'
import { type AdminAction, may } from '@/lib/admin/roles'
import type { Command } from '@/lib/audit-log/audit-entry'
import { amountExample, readAmount } from '@/lib/money'
import { wasDone } from '@/lib/orders/actions/action'
import { cancelOrder } from '@/lib/orders/actions/cancellation'
import { checkOrder } from '@/lib/orders/actions/check'
import { resendEmail } from '@/lib/orders/actions/email'
import { addNote } from '@/lib/orders/actions/note'
import { type CaptureInstruction, captureOrder, voidOrder } from '@/lib/orders/actions/payment'
import { giveUpRefund, type RefundInstruction, refundOrder } from '@/lib/orders/actions/refund'
import { markAsSent } from '@/lib/orders/actions/shipment'
import { type OrderContext, orderContext } from '@/lib/orders/context'
import type { Order, Reversal } from '@/lib/orders/order'
import { isOrderNumber } from '@/lib/orders/order-number'
import { findOrder } from '@/lib/orders/repository'
import { adminPaths } from '@/lib/paths'
import { type Acting, act, isUuid } from '../../act'
import { chosenItems } from '../../chosen-items'
import {
  confirmCancellation,
  confirmCapture,
  confirmGivingUp,
  confirmRefund,
  confirmVoid,
} from './confirmations'

interface OfOrder extends Acting {
  order: Order
  /** Of the form. */
  key: string
}

interface Doing extends OfOrder {
  command: Command
  context: OrderContext
}

const refundOutcomes: Record<Reversal['state'], { all: DoneAction; less: DoneAction }> = {
  completed: { all: 'refunded', less: 'refunded-for-less' },
  due: { all: 'refund-due', less: 'refund-due-for-less' },
  failed: { all: 'refund-failed', less: 'refund-failed' },
}

/** Gives back all that is left, an amount, or what items cost. */
export async function refundAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return actOnOrder(
    'refund',
    form,
    async ({ order, command, context, fields }) => {
      const instruction = readRefund(order, fields)
      const refunded = await refundOrder(order.number, instruction, command, context, Number(fields.seen))
      return refundOutcomes[refunded.state][refunded.isLess ? 'less' : 'all']
    },
    ({ order, store, fields }) => confirmRefund(order, readRefund(order, fields), store, Number(fields.seen)),
  )
}

/** Gives up a refund that the gateway has not made. */
export async function giveUpAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return actOnOrder(
    'refund',
    form,
    async ({ order, command, context, fields }) => {
      const { refundNumber = '' } = fields
      const outcome = await giveUpRefund(order.number, refundNumber, command, context.database)
      return outcome === 'repeated' ? outcome : 'refund-given-up'
    },
    ({ order, store, fields }) => confirmGivingUp(order, fields.refundNumber ?? '', store),
  )
}

/** Takes what is reserved, or a part of it. */
export async function captureAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return actOnOrder(
    'capture',
    form,
    async (doing) => {
      const { order, command, context, fields } = doing
      const outcome = await captureOrder(
        order.number,
        readCapture(doing),
        command,
        context,
        fields.seen ?? '',
      )
      return outcome === 'repeated' ? outcome : 'captured'
    },
    (doing) => confirmCapture(doing.order, readCapture(doing), doing.store),
  )
}

/** Releases what is reserved, or cancels what was paid and is not settled yet. */
export async function voidAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return actOnOrder(
    'void',
    form,
    async ({ order, command, context, fields }) => {
      const outcome = await voidOrder(order.number, command, context, fields.seen ?? '')
      return outcome === 'repeated' ? outcome : 'voided'
    },
    ({ order, store, fields }) => confirmVoid(order, store, fields.seen ?? ''),
  )
}

/** Cancels an order that is not paid. */
export async function cancelAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  return actOnOrder(
    'cancel-order',
    form,
    async ({ order, command, context }) => {
      await cancelOrder(order.number, command, context)
      return 'cancelled'
    },
    async ({ order }) => confirmCancellation(order),
  )
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

/**
 * Does something to the order that a form names, and shows the order's page, which says what was done.
 *
 * @param ask as of `act`; what has been done is not asked again
 */
async function actOnOrder(
  action: AdminAction,
  form: FormData,
  work: (doing: Doing) => Promise<DoneAction>,
  ask?: (doing: OfOrder) => Promise<Confirmation | undefined>,
): Promise<ActionState> {
  return act(
    action,
    form,
    async (acting) => {
      const { account, order, key } = await ofOrder(acting)
      const command = { actor: account.email, key }
      const done = await work({ ...acting, order, key, command, context: await orderContext() })
      redirect(`${adminPaths.order(order.number)}?${new URLSearchParams({ done, sent: key })}`)
    },
    ask &&
      (async (acting) => {
        const of = await ofOrder(acting)
        return (await wasDone(of.store, of.order.number, of.key)) ? undefined : ask(of)
      }),
  )
}

/** With the order that a form names. @throws ActionRejected when there is none */
async function ofOrder(acting: Acting): Promise<OfOrder> {
  const { orderNumber = '', key = '' } = acting.fields
  const order = isOrderNumber(orderNumber) ? await findOrder(acting.store, orderNumber) : undefined
  if (!order || !isUuid(key)) throw new ActionRejected('Open the order again.')
  return { ...acting, order, key }
}

function readCapture({ account, order, fields }: OfOrder): CaptureInstruction {
  const { captureAmount = '' } = fields
  const isFinal = fields.isFinal === 'yes'
  if (isFinal && !may(account.role, 'release'))
    throw new ActionRejected('Only an owner may release the rest.')
  return { amount: captureAmount.trim() === '' ? undefined : amountOf(captureAmount, order), isFinal }
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
