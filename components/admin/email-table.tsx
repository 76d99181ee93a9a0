import { StatusSign } from '@/components/order/status-heading'
import { Link } from '@/components/ui/link'
import type { StatusMark } from '@/lib/orders/order-status'
import type { Email } from '@/lib/outbox/email'
import { adminPaths } from '@/lib/paths'
import { DateTime } from './date-time'
import { cell, cellLink, Table } from './table'

/** What the state of an email is called, in the sequence of what there is to do about it. */
export const emailStates: Record<Email['state'], { name: string; mark: StatusMark }> = {
  failed: { name: 'Could not be sent', mark: 'failed' },
  due: { name: 'To be sent', mark: 'waiting' },
  sent: { name: 'Sent', mark: 'done' },
  dropped: { name: 'No longer true', mark: 'stopped' },
}

const columns = [
  { name: 'Email' },
  { name: 'Order', className: 'max-md:hidden' },
  { name: 'State', className: 'max-sm:hidden' },
]

/** Emails of the outbox, a row each. The narrowest screen shows the state below the address. */
export function EmailTable({ emails }: { emails: readonly Email[] }) {
  return (
    <Table caption="The last emails, the newest first" columns={columns}>
      {emails.map(({ id, kind, recipient, orderNumber, state, createdAt, lastError }) => (
        <tr key={id}>
          <th scope="row" className={`${cell} font-normal [overflow-wrap:anywhere]`}>
            {kind.replaceAll('-', ' ')} to {recipient}
            <span className="block text-muted">
              <DateTime at={createdAt} />
            </span>
            <span className="block sm:hidden">
              <EmailState state={state} lastError={lastError} />
            </span>
          </th>
          <td className={`${cell} max-md:hidden`}>
            {orderNumber !== null && (
              <Link href={adminPaths.order(orderNumber)} className={`${cellLink} tabular-nums`}>
                {orderNumber}
              </Link>
            )}
          </td>
          <td className={`${cell} [overflow-wrap:anywhere] max-sm:hidden`}>
            <EmailState state={state} lastError={lastError} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

function EmailState({ state, lastError }: Pick<Email, 'state' | 'lastError'>) {
  return (
    <>
      <span className="inline-flex items-start gap-2">
        <StatusSign mark={emailStates[state].mark} className="mt-[0.2em] size-[1.1em] shrink-0" />
        {emailStates[state].name}
      </span>
      {lastError !== null && <span className="block text-muted">{lastError}</span>}
    </>
  )
}
