import type { HistoryEntry } from '@/lib/orders/order-history'
import { DateTime } from './date-time'

/** What happened to an order, oldest first. */
export function OrderHistory({ entries }: { entries: readonly HistoryEntry[] }) {
  return (
    <ol className="flex flex-col divide-y divide-line border-y border-line text-small">
      {entries.map(({ at, until, text, actor }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is drawn once.
        <li key={index} className="py-2">
          <p className="flex flex-wrap gap-x-4 text-muted">
            <span>
              <DateTime at={at} />
              {until && (
                <>
                  {' to '}
                  <DateTime at={until} />
                </>
              )}
            </span>
            {actor && <span className="[overflow-wrap:anywhere]">{actor}</span>}
          </p>
          <p className="whitespace-pre-line [overflow-wrap:anywhere]">{text}</p>
        </li>
      ))}
    </ol>
  )
}
