import { Link } from '@/components/ui/link'
import type { AuditAction, AuditEntry } from '@/lib/audit-log/audit-entry'
import { adminPaths } from '@/lib/paths'
import { DateTime } from './date-time'
import { cell, cellLink, Table } from './table'

/** The name of an act: `resend-email` is “Resend email”. */
export const actName = (action: AuditAction): string =>
  `${action.charAt(0).toUpperCase()}${action.slice(1).replaceAll('-', ' ')}`

const columns = [{ name: 'When' }, { name: 'Account', className: 'max-md:hidden' }, { name: 'What' }]

/** Entries of the audit log, a row each. A narrow screen shows who did it below the time. */
export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <Table caption="What was done, the newest first" columns={columns}>
      {entries.map(({ id, at, actor, action, orderNumber, detail }) => (
        <tr key={id}>
          <th scope="row" className={`${cell} font-normal`}>
            <DateTime at={at} />
            <span className="block text-muted [overflow-wrap:anywhere] md:hidden">{actor}</span>
          </th>
          <td className={`${cell} [overflow-wrap:anywhere] max-md:hidden`}>{actor}</td>
          <td className={cell}>
            <span className="block font-medium">{actName(action)}</span>
            <span className="block whitespace-pre-line [overflow-wrap:anywhere]">{detail}</span>
            {orderNumber !== null && (
              <Link
                href={adminPaths.order(orderNumber)}
                className={`${cellLink} tabular-nums [overflow-wrap:anywhere]`}
              >
                Order {orderNumber}
              </Link>
            )}
          </td>
        </tr>
      ))}
    </Table>
  )
}
