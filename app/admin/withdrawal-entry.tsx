import { ActionForm } from '@/components/admin/action-form'
import { DateTime } from '@/components/admin/date-time'
import { itemFields } from '@/components/admin/item-fields'
import { Link } from '@/components/ui/link'
import { formatMoney } from '@/lib/money'
import { refundDueAt } from '@/lib/orders/withdrawal'
import { adminPaths } from '@/lib/paths'
import { stockKeyOf } from '@/lib/stock/stock-item'
import type { OpenWithdrawal } from '@/lib/withdrawals/open-withdrawals'
import { acceptAction, denyAction } from './actions'

/** A withdrawal, and the forms by which it is accepted or denied. */
export function WithdrawalEntry({ open, mayAccept }: { open: OpenWithdrawal; mayAccept: boolean }) {
  const { withdrawal, reversal, order, left, leftAmount, isByShopper } = open
  const { id, orderNumber, name, email, receivedAt, items, lines } = withdrawal
  return (
    <li className="rounded border border-l-4 border-line border-l-link bg-surface px-5 py-4">
      <p className="flex flex-wrap gap-x-4 text-small text-muted">
        {order ? (
          <Link
            href={adminPaths.order(orderNumber)}
            className="text-link underline underline-offset-4 tabular-nums"
          >
            Order {orderNumber}
          </Link>
        ) : (
          <span>Order {orderNumber}</span>
        )}
        <DateTime at={receivedAt} />
      </p>
      <h3 className="mt-1 font-sans font-medium [overflow-wrap:anywhere]">
        Withdrawal {id}: {name}, {email}
      </h3>
      <p className="mb-3 whitespace-pre-line">
        {items ??
          (lines.length === 0
            ? 'The whole order.'
            : lines.map((line) => `${line.quantity} × ${line.name}`).join('\n'))}
      </p>
      {reversal ? (
        <p>
          {reversal.state === 'failed'
            ? `Accepted, but ${moneyOf(reversal)} could not be given back: see above.`
            : `Accepted: ${moneyOf(reversal)} is being given back.`}
        </p>
      ) : (
        <div className="flex flex-col gap-6">
          {order ? (
            <>
              {!isByShopper && <p>The order has another email address: find out who wrote this first.</p>}
              <p>
                What is left of the order costs {formatMoney(leftAmount, order.currency, 'en-GB')}. Give back
                by <DateTime at={refundDueAt(withdrawal)} />.
              </p>
              {mayAccept ? (
                <ActionForm
                  action={acceptAction}
                  hidden={{ id: String(id) }}
                  fields={[
                    ...itemFields(order.lines, left, (item) => chosenOf(open, item), `of-${id}`),
                    {
                      name: `restock-${id}`,
                      label: 'The items can be ordered again',
                      kind: 'checkbox' as const,
                    },
                    {
                      name: `paid-back-${id}`,
                      label: 'I give the money back myself, and not the shop',
                      kind: 'checkbox' as const,
                    },
                  ]}
                  button="Accept"
                  buttonName={`Accept withdrawal ${id}`}
                />
              ) : (
                <p>An owner can accept it.</p>
              )}
            </>
          ) : (
            <p>There is no such order: ask the shopper for the right number, and deny this.</p>
          )}
          <ActionForm
            action={denyAction}
            hidden={{ id: String(id) }}
            fields={[
              {
                name: `reason-${id}`,
                label: 'Why it is denied',
                hint: 'For the shopper to read.',
                input: { required: true },
              },
            ]}
            button="Deny"
            buttonName={`Deny withdrawal ${id}`}
            variant="secondary"
          />
        </div>
      )}
    </li>
  )
}

const moneyOf = ({ amount, currency }: { amount: number; currency: string }) =>
  formatMoney(amount, currency, 'en-GB')

type Item = OpenWithdrawal['left'][number]

const isSame = (one: Item, other: Item) => stockKeyOf(one) === stockKeyOf(other)

/** So many of an item the shopper chose: none of those that are named in words alone. */
function chosenOf({ withdrawal: { lines, items } }: OpenWithdrawal, item: Item): number {
  if (items !== null) return 0
  if (lines.length === 0) return item.quantity
  return Math.min(item.quantity, lines.find((line) => isSame(line, item))?.quantity ?? 0)
}
