import { and, arrayContains, asc, desc, eq, gte, like, lt, or, type SQL, sql } from 'drizzle-orm'
import { dayAfter, isDay, startOfDay } from '../../clock/business-day.ts'
import type { SimulatorDatabase } from '../../database/database.ts'
import { amountPattern } from '../../payments/amount.ts'
import { type PaymentStatus, paymentStatuses } from '../../payments/payment-status.ts'
import { isReference } from '../../payments/references.ts'
import { searchQuery } from '../../payments/search-words.ts'
import { paymentJob } from '../../payments/tables.ts'
import type { ValidationErrors } from '../form-rejection.ts'
import { amountProblem, plainAmount } from '../typed-amount.ts'

/** What somebody looks for, checked. */
export interface Search {
  /**
   * A reference of 18 digits, an order number, the beginning of an email address, or beginnings of words of the
   * cardholder's name or of an address.
   */
  text?: string | undefined
  /** A decimal in major units. */
  amount?: string | undefined
  /** Three letters. */
  currency?: string | undefined
  status?: PaymentStatus | undefined
  /** Days in London, as 2026-11-25, both included. */
  from?: string | undefined
  to?: string | undefined
}

/** A position in the list, which is ordered from new to old: everything older, or everything newer. */
export type Cursor = { older: string } | { newer: string } | undefined

const columns = {
  reference: paymentJob.reference,
  orderNumber: paymentJob.orderNumber,
  email: paymentJob.email,
  // Of the newest payment, and of the order.
  cardholder: sql<string | null>`${paymentJob.document}->'payments'->-1->'card'->>'holderName'`,
  delivery: sql<Record<string, string> | null>`${paymentJob.document}->'order'->'shippingAddress'`,
  amount: paymentJob.amount,
  currency: paymentJob.currency,
  status: paymentJob.status,
  paymentReferences: paymentJob.paymentReferences,
  createdAt: paymentJob.createdAt,
  updatedAt: paymentJob.updatedAt,
}

export interface FoundTransaction {
  reference: string
  orderNumber: string | null
  email: string | null
  cardholder: string | null
  /** The order's shippingAddress. */
  delivery: Record<string, string> | null
  amount: string | null
  currency: string | null
  status: PaymentStatus
  paymentReferences: string[] | null
  createdAt: Date
  updatedAt: Date | null
}

export interface FoundPage {
  found: FoundTransaction[]
  /** Where the list goes on, in either direction. */
  older?: string | undefined
  newer?: string | undefined
}

/** Reads the query of a search. What cannot be understood is left out, and said so in words. */
export function readSearch(query: Record<string, string>): { search: Search; errors: ValidationErrors } {
  const errors: ValidationErrors = {}
  const search: Search = {}
  const text = (query.text ?? '').replaceAll('\u0000', '').trim().slice(0, 200)
  if (text) search.text = text
  const amount = plainAmount(query.amount ?? '')
  if (amountPattern.test(amount)) search.amount = amount
  else if (amount) errors.amount = amountProblem(amount)
  if (/^[A-Z]{3}$/.test(query.currency ?? '')) search.currency = query.currency
  search.status = paymentStatuses.find((status) => status === query.status)
  for (const name of ['from', 'to'] as const) {
    const day = query[name]?.trim()
    if (!day) continue
    if (isDay(day)) search[name] = day
    else errors[name] = 'Enter a date such as 2026-11-25.'
  }
  if (search.from && search.to && search.from > search.to) {
    errors.to = 'This day lies before the first one.'
  }
  return { search, errors }
}

/** One page of the jobs that fit, new ones first. A page costs the same however far down the list it lies. */
export async function searchJobs(
  database: SimulatorDatabase,
  configurationId: string,
  search: Search,
  cursor: Cursor,
  size: number,
): Promise<FoundPage> {
  const isUpwards = cursor !== undefined && 'newer' in cursor
  const direction = isUpwards ? asc : desc
  const rows = await database
    .select(columns)
    .from(paymentJob)
    .where(and(eq(paymentJob.configurationId, configurationId), ...conditions(search), beyond(cursor)))
    .orderBy(direction(paymentJob.createdAt), direction(paymentJob.reference))
    .limit(size + 1)
  const isMore = rows.length > size
  const found = rows.slice(0, size)
  if (isUpwards) found.reverse()
  const [first, last] = [found[0], found.at(-1)]
  return {
    found,
    older: last && (isUpwards || isMore) ? cursorOf(last) : undefined,
    newer: first && (isUpwards ? isMore : cursor !== undefined) ? cursorOf(first) : undefined,
  }
}

function conditions(search: Search): (SQL | undefined)[] {
  const { text, amount, currency, status, from, to } = search
  return [
    text === undefined ? undefined : fits(text),
    amount === undefined ? undefined : eq(paymentJob.amount, amount),
    currency === undefined ? undefined : eq(paymentJob.currency, currency),
    status && eq(paymentJob.status, status),
    from === undefined ? undefined : gte(paymentJob.createdAt, startOfDay(from)),
    to === undefined ? undefined : lt(paymentJob.createdAt, startOfDay(dayAfter(to))),
  ]
}

function fits(text: string): SQL | undefined {
  const isOrder = eq(paymentJob.orderNumber, text)
  if (isReference(text)) {
    return or(eq(paymentJob.reference, text), arrayContains(paymentJob.paymentReferences, [text]), isOrder)
  }
  const beginning = text.toLowerCase().replace(/[\\%_]/g, '\\$&')
  const words = searchQuery(text)
  return or(
    isOrder,
    like(paymentJob.email, `${beginning}%`),
    words === undefined ? undefined : sql`${paymentJob.searchWords} @@ ${words}::tsquery`,
  )
}

/** Whether there is such a moment: of the 30th of February, a Date makes the 2nd of March. */
function isMoment(text: string): boolean {
  const date = new Date(text)
  return !Number.isNaN(date.getTime()) && date.toISOString() === text
}

const cursorOf = ({ createdAt, reference }: FoundTransaction) => `${createdAt.toISOString()}_${reference}`

function beyond(cursor: Cursor): SQL | undefined {
  if (!cursor) return undefined
  const [text, sign] = 'older' in cursor ? [cursor.older, sql`<`] : [cursor.newer, sql`>`]
  const [, at, reference] = /^(20\d\d-\d\d-\d\dT[\d:.]{12}Z)_(\d{18})$/.exec(text) ?? []
  if (!at || !isMoment(at)) return undefined
  return sql`(${paymentJob.createdAt}, ${paymentJob.reference}) ${sign} (${at}::timestamptz, ${reference})`
}
