import { CheckboxField, SelectField, TextField } from '@/components/ui/field'
import type { QueryParameter } from '@/lib/orders/order-query'
import { type OrderStatus, orderStatuses } from '@/lib/orders/order-status'
import { adminPaths } from '@/lib/paths'
import { FilterButtons } from './filter-buttons'
import { statusName } from './order-state'

/** By what orders are found. The address of the page holds it. */
export function OrderFilters({ values }: { values: Partial<Record<QueryParameter, string>> }) {
  const field = (name: QueryParameter, label: string) => ({ name, label, defaultValue: values[name] ?? '' })
  return (
    <search>
      <form action={adminPaths.orders()} className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-6">
        <TextField
          {...field('q', 'Find')}
          type="search"
          autoComplete="off"
          spellCheck={false}
          hint="Order number or its beginning, last name, first and last name, email address, telephone number, product or its SKU, discount code, reference of the gateway or number of a refund."
          className="sm:col-span-2 lg:col-span-6"
        />
        <SelectField {...field('status', 'Status')} className="lg:col-span-2">
          <option value="">Any</option>
          {(Object.keys(orderStatuses) as OrderStatus[]).map((status) => (
            <option key={status} value={status}>
              {statusName(status)}
            </option>
          ))}
        </SelectField>
        <TextField {...field('total', 'Total')} inputMode="decimal" autoComplete="off" />
        <TextField {...field('card', 'Card ends in')} inputMode="numeric" maxLength={4} autoComplete="off" />
        <TextField {...field('from', 'From day')} type="date" />
        <TextField {...field('until', 'To day')} type="date" />
        <div className="sm:col-span-2 lg:col-span-6">
          <CheckboxField
            name={'toSend' satisfies QueryParameter}
            label="To be sent: paid or reserved, not sent yet"
            isChecked={values.toSend === 'yes'}
          />
        </div>
        <FilterButtons find="Find orders" all={adminPaths.orders()} />
      </form>
    </search>
  )
}
