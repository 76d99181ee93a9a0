import { StatusSign } from '@/components/order/status-heading'
import { type OrderStatus, orderStatuses } from '@/lib/orders/order-status'

/** The name of a status: `under-review` is “Under review”. */
export const statusName = (status: OrderStatus): string =>
  `${status.charAt(0).toUpperCase()}${status.slice(1).replaceAll('-', ' ')}`

/** The status of an order: seen by its sign before it is read. */
export function OrderState({ status }: { status: OrderStatus }) {
  return (
    <span className="inline-flex items-start gap-2">
      <StatusSign mark={orderStatuses[status].mark} className="mt-[0.2em] size-[1.1em] shrink-0" />
      {statusName(status)}
    </span>
  )
}
