import { SelectField, TextField } from '@/components/ui/field'
import { type AuditAction, auditActions } from '@/lib/audit-log/audit-entry'
import { adminPaths } from '@/lib/paths'
import { actName } from './audit-table'
import { FilterButtons } from './filter-buttons'

/** By what entries of the audit log are found. The address of the page holds it. */
export function AuditFilters({ account, act }: { account: string; act: AuditAction | undefined }) {
  return (
    <search>
      <form action={adminPaths.auditLog()} className="grid grid-cols-1 gap-4 sm:grid-cols-2">
        <TextField
          name="account"
          label="Account"
          hint="Its email address as a whole, or a command such as npm run admin."
          defaultValue={account}
          autoComplete="off"
          spellCheck={false}
        />
        <SelectField name="act" label="Act" defaultValue={act ?? ''}>
          <option value="">Any</option>
          {auditActions.map((action) => (
            <option key={action} value={action}>
              {actName(action)}
            </option>
          ))}
        </SelectField>
        <FilterButtons find="Find entries" all={adminPaths.auditLog()} />
      </form>
    </search>
  )
}
