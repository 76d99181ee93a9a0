import { randomUUID } from 'node:crypto'
import type { ComponentProps } from 'react'
import { ActionForm } from '@/components/admin/action-form'
import { itemFields } from '@/components/admin/item-fields'
import { type AdminAction, may } from '@/lib/admin/roles'
import type { AdminAccount } from '@/lib/admin/sessions'
import type { Database } from '@/lib/database/database'
import { formatMoney } from '@/lib/money'
import { capturesSeen, voidSeen } from '@/lib/orders/actions/payment'
import { amountFor, itemsLeft } from '@/lib/orders/item-amounts'
import { holdsMoney, isPayable } from '@/lib/orders/lifecycle'
import { orderStatuses } from '@/lib/orders/order-status'
import { isToCapture, payingPayment, refundable } from '@/lib/orders/paying-payment'
import { listReversals, type OrderWithJobs } from '@/lib/orders/repository'
import { returnedItems } from '@/lib/orders/returned-items'
import { listEmailsOfOrder } from '@/lib/outbox/outbox'
import {
  addNoteAction,
  cancelAction,
  captureAction,
  checkAction,
  giveUpAction,
  refundAction,
  resendAction,
  sentAction,
  voidAction,
} from './actions'

interface Props {
  stored: OrderWithJobs
  account: AdminAccount
  store: Database
  /** The key of the form that was sent last: when its work is done, all forms begin anew. */
  sent: string | undefined
}

/** A form each for what can be done to an order now, by whoever is signed in. */
export async function OrderActions({ stored, account, store, sent }: Props) {
  const { order, jobs } = stored
  const money = (minorUnits: number) => formatMoney(minorUnits, order.currency, 'en-GB')
  const paid = payingPayment(stored)
  const toCapture = isToCapture(stored)
  const left = toCapture ? 0 : await refundable(store, stored)
  const before = await returnedItems(store, order.number)
  const items = itemsLeft(order.lines, before)
  const reversals = await listReversals(store, order.number)
  const toTake = paid && toCapture ? paid.payment.amount - paid.payment.captured : 0
  const emails = (await listEmailsOfOrder(store, order.number)).filter(
    ({ state }) => state === 'sent' || state === 'failed',
  )
  const isUnpaid = order.paidAt === null && jobs.some((job) => isPayable(job, new Date()))
  const restock = { label: 'The items can be ordered again', kind: 'checkbox' } as const

  type Form = Pick<ComponentProps<typeof ActionForm>, 'action' | 'fields' | 'button'> & {
    is: AdminAction
    isPossible: boolean
    title: string
    /** What is sent along: with `seen`, the money for which the form was drawn; where that has changed, it does nothing. */
    hidden?: Record<string, string>
  }
  const forms: Form[] = [
    {
      is: 'mark-as-sent',
      isPossible: orderStatuses[order.status].isAuthorisedOrPaid,
      title: 'Mark as sent',
      action: sentAction,
      fields: [
        {
          name: 'trackingUrl',
          label: 'Tracking address',
          hint: 'Where the carrier says where the parcel is, if it does.',
          input: { type: 'url', inputMode: 'url', autoComplete: 'off' },
        },
      ],
      button: 'Mark as sent',
    },
    {
      is: 'capture',
      isPossible: toCapture,
      title: 'Capture',
      action: captureAction,
      fields: [
        {
          name: 'captureAmount',
          label: `Amount in ${order.currency}`,
          hint: `${money(toTake)} is reserved. Left empty, all of it is captured.`,
          input: { inputMode: 'decimal', autoComplete: 'off' },
        },
        ...(may(account.role, 'release')
          ? [
              {
                name: 'isFinal',
                label: 'Nothing more will be captured: release the rest',
                kind: 'checkbox',
              } as const,
            ]
          : []),
      ],
      hidden: { seen: await capturesSeen(store, stored) },
      button: 'Capture',
    },
    {
      is: 'refund',
      isPossible: left > 0 && items.length > 0,
      title: 'Refund items',
      action: refundAction,
      hidden: { of: 'items', seen: String(left) },
      fields: [...itemFields(order.lines, items, () => 0, 'refund'), { ...restock, name: 'restockItems' }],
      button: 'Refund these items',
    },
    {
      is: 'refund',
      isPossible: left > 0,
      title: 'Refund an amount',
      action: refundAction,
      hidden: { of: 'amount', seen: String(left) },
      fields: [
        {
          name: 'refundAmount',
          label: `Amount in ${order.currency}`,
          hint: `At most ${money(left)}.`,
          input: { inputMode: 'decimal', autoComplete: 'off', required: true },
        },
      ],
      button: 'Refund this amount',
    },
    {
      is: 'refund',
      isPossible: left > 0,
      title: `Refund all: ${money(left)}`,
      action: refundAction,
      hidden: { of: 'all', seen: String(left) },
      fields: [{ ...restock, name: 'restockAll' }],
      button: `Refund ${money(left)}`,
    },
    ...reversals
      .filter(({ state, lastError }) => state === 'due' && lastError !== null)
      .map(
        ({ refundNumber, amount }): Form => ({
          is: 'refund',
          isPossible: true,
          title: `Give up the refund of ${money(amount)}, ${refundNumber}`,
          action: giveUpAction,
          hidden: { refundNumber },
          button: 'Give it up',
        }),
      ),
    {
      is: 'void',
      isPossible: paid !== undefined && holdsMoney(paid.payment),
      title: 'Void the payment',
      action: voidAction,
      hidden: { seen: await voidSeen(store, stored) },
      button: 'Void the payment',
    },
    {
      is: 'cancel-order',
      isPossible: isUnpaid,
      title: 'Cancel the order',
      action: cancelAction,
      button: 'Cancel the order',
    },
    {
      is: 'add-note',
      isPossible: true,
      title: 'Add a note',
      action: addNoteAction,
      fields: [{ name: 'note', label: 'Note', hint: 'For who looks at the order later.', kind: 'text-area' }],
      button: 'Add the note',
    },
    {
      is: 'resend-email',
      isPossible: emails.length > 0,
      title: 'Send an email again',
      action: resendAction,
      fields: [
        {
          name: 'email',
          label: 'Email',
          kind: 'choice',
          options: emails.map(({ id, kind, recipient, state }) => ({
            value: String(id),
            label: `${kind.replaceAll('-', ' ')} to ${recipient} (${state})`,
          })),
          value: String(emails.at(-1)?.id),
        },
      ],
      button: 'Send again',
    },
    {
      is: 'check-payment',
      isPossible: jobs.length > 0,
      title: 'Check with the gateway',
      action: checkAction,
      button: 'Check now',
    },
  ]
  return (
    <div className="flex flex-col divide-y divide-line border-y border-line">
      {forms
        .filter(({ is, isPossible }) => isPossible && may(account.role, is))
        .map(({ title, hidden, action, fields = [], button }) => (
          <ActionForm
            key={`${title} ${sent}`}
            title={title}
            action={action}
            fields={fields}
            button={button}
            // Sent twice, it is done once.
            hidden={{ orderNumber: order.number, key: randomUUID(), ...hidden }}
          >
            {hidden?.of === 'items' && (
              <p>All that is left costs {money(amountFor(order, before, items))}.</p>
            )}
          </ActionForm>
        ))}
    </div>
  )
}
