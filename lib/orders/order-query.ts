import { toAmount } from '@/lib/cashflows/amount'
import { currencies } from '@/lib/i18n/locales'
import { amountExample, readAmount } from '@/lib/money'
import { type OrderStatus, orderStatuses } from './order-status'

/** Which orders a merchant looks for. Each part that is given narrows it down. */
export interface OrderQuery {
  /** As `searchOrders` reads it. */
  text?: string | undefined
  status?: OrderStatus | undefined
  /** Only those that are reserved or paid, and not marked as sent. */
  toSend?: true | undefined
  /** The total, in minor units, in each currency of the shop. */
  totals?: { currency: string; total: number }[] | undefined
  /** The last four digits of a card that was paid with. */
  card?: string | undefined
  /** The first and the last day on which it was placed, where the shop is, as `2026-03-02`. */
  from?: string | undefined
  until?: string | undefined
}

/** The parameters of an address by which it names a query; `after` is the last order of the page before. */
export const queryParameters = ['q', 'status', 'toSend', 'total', 'card', 'from', 'until'] as const

export type QueryParameter = (typeof queryParameters)[number]

/**
 * Reads the parameters of an address. Anybody can write one: what is wrong is named, and left out.
 *
 * @returns the query, and in sentences what of the address was wrong
 */
export function readOrderQuery(parameters: Partial<Record<QueryParameter, string | undefined>>): {
  query: OrderQuery
  problems: string[]
} {
  const problems: string[] = []
  const read = <T>(name: QueryParameter, parse: (value: string) => T | undefined, problem: string) => {
    const value = parameters[name]?.trim()
    const parsed = value ? parse(value) : undefined
    if (value && parsed === undefined) problems.push(problem)
    return parsed
  }
  const query: OrderQuery = {
    text: read(
      'q',
      (text) => (text.length <= 254 && isStorable(text) ? text : undefined),
      'Nothing so long can be found.',
    ),
    status: read('status', (text) => (isStatus(text) ? text : undefined), 'There is no such status.'),
    toSend: read(
      'toSend',
      (text) => text === 'yes' || undefined,
      'Orders that are to be sent are found by `yes`.',
    ),
    totals: read('total', readTotals, `Enter the total as ${totalExamples}.`),
    card: read(
      'card',
      (text) => (/^\d{4}$/.test(text) ? text : undefined),
      'Enter the last four digits of the card.',
    ),
    from: read('from', readDay, 'Enter the first day as 2026-03-02.'),
    until: read('until', readDay, 'Enter the last day as 2026-03-02.'),
  }
  return { query, problems }
}

/** What a query narrows down, for the audit log, which keeps it: of what may say who somebody is only that it was given. */
export function describeQuery({ text, status, toSend, totals, card, from, until }: OrderQuery): string {
  const parts = [
    text && 'by a text',
    status && `status ${status}`,
    toSend && 'to be sent',
    totals &&
      `total ${totals.map(({ currency, total }) => `${toAmount(total, currency)} ${currency}`).join(' or ')}`,
    card && 'by a card',
    from && `from ${from}`,
    until && `to ${until}`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : 'all'
}

/** PostgreSQL stores every character but this one. */
const isStorable = (text: string) => !text.includes('\0')

const isStatus = (text: string): text is OrderStatus => Object.hasOwn(orderStatuses, text)

function readTotals(text: string): { currency: string; total: number }[] | undefined {
  const totals = currencies.flatMap((currency) => {
    try {
      const total = readAmount(text, currency)
      return total <= maxTotal ? [{ currency, total }] : []
    } catch {
      return []
    }
  })
  return totals.length > 0 ? totals : undefined
}

/** One for each number of decimals that a currency of the shop has. */
const totalExamples = [...new Set(currencies.map(amountExample))].join(' or ')

/** What a column of integers holds. */
const maxTotal = 2 ** 31 - 1

function readDay(text: string): string | undefined {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
  return isDay && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text) ? text : undefined
}
