/** @jsxImportSource hono/jsx */
import { money } from '../look/elements'
import type { Batch } from './totals'

/** What a day's batch moves, a line for each currency. */
export function BatchTable({ batch, caption }: { batch: Batch[]; caption: string }) {
  return (
    <div class="table">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th>Currency</th>
            <th class="num">Captures</th>
            <th class="num">Captured</th>
            <th class="num">Refunds</th>
            <th class="num">Refunded</th>
            <th class="num">Net</th>
          </tr>
        </thead>
        <tbody>
          {batch.map(({ currency, captures, captured, refunds, refunded, net }) => (
            <tr>
              <td>{currency}</td>
              <td class="num">{captures}</td>
              <td class="num">{money(captured, currency)}</td>
              <td class="num">{refunds}</td>
              <td class="num">{money(refunded, currency)}</td>
              <td class="num">
                <strong>{money(net, currency)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
