import { money } from '../ui/elements.tsx'
import type { Batch } from './totals.ts'

/** What a day's batch moves, a line for each currency. @param name for those who do not see where it stands */
export function BatchTable({ batch, name }: { batch: Batch[]; name: string }) {
  return (
    <section class="table" aria-label={name} tabindex={0}>
      <table>
        <thead>
          <tr>
            <th>Currency</th>
            <th class="num">Captured</th>
            <th class="num">Refunded</th>
            <th class="num">Net</th>
          </tr>
        </thead>
        <tbody>
          {batch.map(({ currency, captures, captured, refunds, refunded, net }) => (
            <tr>
              <td>{currency}</td>
              <td class="num">
                {money(captured, currency)}
                <p class="hint">{counted(captures, 'capture')}</p>
              </td>
              <td class="num">
                {money(refunded, currency)}
                <p class="hint">{counted(refunds, 'refund')}</p>
              </td>
              <td class="num">
                <strong>{money(net, currency)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`
