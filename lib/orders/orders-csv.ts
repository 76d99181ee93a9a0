import { toAmount } from '@/lib/cashflows/amount'
import type { ListedOrder } from './listed-order'
import type { OrderSearch } from './order-search'

/** So many orders are read at a time. */
const chunkSize = 500

const columns: [name: string, value: (order: ListedOrder) => string][] = [
  ['number', ({ number }) => number],
  ['placed', ({ placedAt }) => placedAt.toISOString()],
  ['status', ({ status }) => status],
  ['name', ({ name }) => name],
  ['email', ({ email }) => email],
  ['total', ({ total, currency }) => toAmount(total, currency)],
  ['currency', ({ currency }) => currency],
]

/** The orders that a search finds as CSV (RFC 4180), a piece at a time. */
export async function* csvOfOrders(search: OrderSearch): AsyncGenerator<string> {
  yield line(columns.map(([name]) => name))
  let after: string | undefined
  do {
    const { orders, next } = await search.page(chunkSize, after)
    yield orders.map((order) => line(columns.map(([, value]) => value(order)))).join('')
    after = next
  } while (after !== undefined)
}

const line = (cells: readonly string[]) => `${cells.map(csvCell).join(',')}\r\n`

/** Where a formula begins, also where a program divides lines at another character, as Excel does at `;` in many countries. */
const formula = /(^|[;|\t\r\n])(\s*)(?=[=+\-@＝＋－＠])/g

/**
 * A cell of which no program for tables takes a part for a formula: shoppers write what stands there. Source: the OWASP page
 * “CSV Injection”.
 */
function csvCell(text: string): string {
  const plain = text.replace(formula, "$1$2'")
  return /[",\r\n]|^[\s']/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
