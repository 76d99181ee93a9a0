import type { SimulatorDatabase } from '../../database/database.ts'
import { placeOf, recipientOf } from './postal-address.ts'
import { type FoundTransaction, type Search, searchJobs } from './search.ts'

const head = [
  'Created (UTC)',
  'Changed (UTC)',
  'Payment job',
  'Payments',
  'Order number',
  'Email',
  'Amount',
  'Currency',
  'Status',
  'Cardholder',
  'Delivery name',
  'Delivery address',
]
const pageSize = 1_000

/** Every job that fits, as CSV (RFC 4180), read from the store only as fast as it is taken. */
export function csvOf(database: SimulatorDatabase, configurationId: string, search: Search): ReadableStream {
  let older: string | undefined
  let isFirst = true
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const cursor = older === undefined ? undefined : { older }
      const page = await searchJobs(database, configurationId, search, cursor, pageSize)
      // Spreadsheets take the file for UTF-8 by the mark at its beginning.
      const lines = [...(isFirst ? [`\ufeff${line(head)}`] : []), ...page.found.map(lineOf)]
      isFirst = false
      controller.enqueue(new TextEncoder().encode(lines.join('')))
      older = page.older
      if (older === undefined) controller.close()
    },
  })
}

const lineOf = (found: FoundTransaction) =>
  line([
    found.createdAt.toISOString(),
    found.updatedAt?.toISOString() ?? '',
    found.reference,
    (found.paymentReferences ?? []).join(' '),
    found.orderNumber ?? '',
    found.email ?? '',
    found.amount ?? '',
    found.currency ?? '',
    found.status,
    found.cardholder ?? '',
    recipientOf(found.delivery ?? {}),
    placeOf(found.delivery ?? {}),
  ])

const line = (values: string[]) => `${values.map(cell).join(',')}\r\n`

/** Where a formula begins, also where a program divides lines at another character, as Excel does at `;` in many countries. */
const formula = /(^|[;|\t\r\n])(\s*)(?=[=+\-@＝＋－＠])/g

/**
 * A cell of which no program for tables takes a part for a formula: shoppers write what stands there. Source: the OWASP page
 * “CSV Injection”.
 */
function cell(value: string): string {
  const text = value.replace(formula, "$1$2'")
  return /[",\r\n]|^[\s']/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
