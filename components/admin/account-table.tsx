import { Link } from '@/components/ui/link'
import type { Role } from '@/lib/admin/roles'
import { adminPaths } from '@/lib/paths'
import { DateTime } from './date-time'
import { cell, cellLink, Table } from './table'

interface ListedAccount {
  id: number
  email: string
  role: Role
  deactivatedAt: Date | null
  lastSignInAt: Date | undefined
}

const columns = [{ name: 'Account' }, { name: 'Role' }, { name: 'Last sign-in', className: 'max-sm:hidden' }]

/** Who may sign in, a row each, with a link to change it. A narrow screen shows the last sign-in below the address. */
export function AccountTable({ accounts }: { accounts: readonly ListedAccount[] }) {
  return (
    <Table caption="Accounts, by email address" columns={columns}>
      {accounts.map(({ id, email, role, deactivatedAt, lastSignInAt }) => (
        <tr key={id}>
          <th scope="row" className={`${cell} font-normal [overflow-wrap:anywhere]`}>
            <Link href={adminPaths.accounts(id)} aria-label={`${email}: change`} className={cellLink}>
              {email}
            </Link>
            <span className="block text-muted sm:hidden">
              <SignIn at={lastSignInAt} />
            </span>
          </th>
          <td className={cell}>
            {role}
            {deactivatedAt !== null && <span className="block text-danger">deactivated</span>}
          </td>
          <td className={`${cell} max-sm:hidden`}>
            <SignIn at={lastSignInAt} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

const SignIn = ({ at }: { at: Date | undefined }) => (at ? <DateTime at={at} /> : 'Never')
