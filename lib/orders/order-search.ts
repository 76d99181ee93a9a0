import 'server-only'
import { and, desc, eq, gte, inArray, like, lt, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Database } from '@/lib/database/database'
import { shop } from '@/lib/shop'
import type { ListedOrder } from './listed-order'
import type { OrderPayment } from './order'
import type { OrderQuery } from './order-query'
import { isToSend, orders, paymentJobs, phoneDigits, reversals, searchable, withdrawals } from './tables'

/** Finds orders, the newest first, a page at a time. */
export interface OrderSearch {
  /** @param after the number of the last order of the page before */
  page(limit: number, after?: string): Promise<OrderPage>
}

export interface OrderPage {
  orders: ListedOrder[]
  /** After which order the next page begins; undefined when there is none. */
  next: string | undefined
}

/**
 * Finds the orders of a query. A text can mean several things: the first of its meanings that finds anything counts. Each
 * is looked up in an index, whole and in whatever case: an email address; a reference; the number of a refund; an order
 * number or its beginning; first and last name, or the last name; the name or SKU of a product; a discount code; a telephone
 * number, however it is written.
 */
export async function searchOrders(database: Database, query: OrderQuery): Promise<OrderSearch> {
  const others = conditionsOf(database, query)
  const meanings = query.text === undefined ? [undefined] : meaningsOf(database, query.text)
  let condition = and(...others, meanings[0])
  for (const meaning of meanings.slice(meanings.length > 1 ? 0 : 1)) {
    condition = and(...others, meaning)
    const found = await database.select({ number: orders.number }).from(orders).where(condition).limit(1)
    if (found.length > 0) break
  }
  return { page: (limit, after) => pageOf(database, condition, limit, after) }
}

async function pageOf(
  database: Database,
  condition: SQL | undefined,
  limit: number,
  after: string | undefined,
): Promise<OrderPage> {
  const isLater =
    after === undefined
      ? undefined
      : sql`(${orders.placedAt}, ${orders.number}) < (select earlier.placed_at, earlier.number from ${orders} as earlier where earlier.number = ${after})`
  const rows = await database
    .select({
      number: orders.number,
      placedAt: orders.placedAt,
      status: orders.status,
      total: orders.total,
      currency: orders.currency,
      details: orders.details,
    })
    .from(orders)
    .where(and(condition, isLater))
    .orderBy(desc(orders.placedAt), desc(orders.number))
    .limit(limit + 1)
  const shown = rows.slice(0, limit)
  return {
    orders: shown.map(({ details: { firstName, lastName, email }, ...order }) => ({
      ...order,
      name: `${firstName} ${lastName}`,
      email,
    })),
    next: rows.length > limit ? shown.at(-1)?.number : undefined,
  }
}

function conditionsOf(database: Database, { status, toSend, totals, card, from, until }: OrderQuery) {
  return [
    status && eq(orders.status, status),
    toSend && and(isToSend(orders), hasItemsToSend),
    totals && totalIs(totals),
    card && hasPayment(database, { card: { lastFour: card } }),
    from && gte(orders.placedAt, startOf(from)),
    until && lt(orders.placedAt, startOf(until, 1)),
  ].map((condition) => condition || undefined)
}

/** Whether not all items of an order were taken back before they were sent. */
const hasItemsToSend = sql`(
  select sum((line ->> 'quantity')::integer) from jsonb_array_elements(${orders.lines}) line
) > (
  select coalesce(sum((item ->> 'quantity')::integer), 0) from (
    select ${withdrawals.acceptedItems} as items from ${withdrawals} where ${withdrawals.orderNumber} = ${orders.number}
    union all
    select ${reversals.items} from ${reversals}
      where ${reversals.orderNumber} = ${orders.number} and ${reversals.state} <> 'failed'
  ) returned, jsonb_array_elements(returned.items) item
)`

/** The first moment of a day where the shop is, or of one so many days later: days are of 23 to 25 hours. */
const startOf = (day: string, daysLater = 0): SQL =>
  sql`((${day}::date + ${daysLater}::integer)::timestamp at time zone ${shop.timeZone})`

/** Currencies mostly have as many decimals as one another: then one look into the index does. */
function totalIs(totals: readonly { currency: string; total: number }[]): SQL | undefined {
  const [first, ...more] = totals
  if (first && more.every(({ total }) => total === first.total)) return eq(orders.total, first.total)
  return or(
    ...totals.map(({ currency, total }) =>
      and(eq(orders.total, total), sql`${orders.currency} = ${currency}`),
    ),
  )
}

function meaningsOf(database: Database, text: string): (SQL | undefined)[] {
  if (text.includes('@')) return [isText(searchable.email(orders), text)]
  if (/^\d{10,}$/.test(text)) {
    return [
      hasJob(database, eq(paymentJobs.reference, text)),
      hasPayment(database, { reference: text }),
      hasPayment(database, { refunds: [{ reference: text }] }),
      ...phoneIs(text),
      hasProduct(text),
      isText(searchable.discountCode(orders), text),
    ]
  }
  const words = text.split(/\s+/)
  const whole = words.join(' ')
  const others = [hasProduct(whole), isText(searchable.discountCode(orders), whole), ...phoneIs(text)]
  const names = [isText(searchable.lastName(orders), whole)]
  if (words.length > 1) return [...splits(words).map(nameIs), ...names, ...others]
  const refund = /^[WMR]-/i.test(text) ? [hasRefund(database, text)] : []
  const start = numberStart(text)
  const number = start === undefined ? [] : [like(orders.number, `${start}%`)]
  return [...refund, ...number, ...names, ...others]
}

/** Whether a text of the index, in lower case, is what was typed in whatever case. */
const isText = (lowered: SQL, typed: string): SQL => inArray(lowered, spellingsOf(typed))

/** Whether a product that was ordered has this name or SKU. */
const hasProduct = (typed: string): SQL =>
  sql`${searchable.products(orders)} ?| array[${sql.join(spellingsOf(typed), sql`, `)}]`

/**
 * What was typed, in lower case. The database says what that is, as it did for the index. It writes the Greek Σ at the end
 * of a word as σ or as ς, by its version and by how the shopper wrote it, so that both are looked up; and what was typed,
 * since some databases know the case of Latin letters alone.
 */
function spellingsOf(typed: string): SQL[] {
  const spellings = [typed, typed.replace(/[Σς]/g, 'σ'), typed.replace(/[Σσς](?!\p{L})/gu, 'ς')]
  return [...new Set(spellings)].map((spelling) => sql`lower(${spelling}::text)`)
}

/** Whether what was typed is the telephone number; nothing of what can be none. */
function phoneIs(typed: string): SQL[] {
  const digits = typed.replace(/\D/g, '')
  if (!/^[\d\s+()./-]+$/.test(typed) || digits.length < 6) return []
  return [eq(searchable.phone(orders), digits.slice(-phoneDigits))]
}

/** Each way in which words can be a first and a last name. */
const splits = (words: readonly string[]) =>
  words
    .slice(1)
    .map((_, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')] as const)

const nameIs = ([firstName, lastName]: readonly [string, string]) =>
  and(isText(searchable.lastName(orders), lastName), isText(searchable.firstName(orders), firstName))

/** How an order number begins, with the hyphens that nobody needs to type. */
function numberStart(text: string): string | undefined {
  const letters = text.toUpperCase().replaceAll('-', '')
  return /^[0-9A-Z]{3,20}$/.test(letters) ? letters.replace(/.{5}(?=.)/g, '$&-') : undefined
}

/**
 * Whether the order is one of those that a query finds. They are found first: PostgreSQL would else walk through all
 * orders in the sequence of the list, to ask of each.
 */
const isAmong = (query: SQLWrapper) => sql`${orders.number} = any(array(${query}))`

const hasJob = (database: Database, condition: SQL) =>
  isAmong(database.select({ number: paymentJobs.orderNumber }).from(paymentJobs).where(condition))

/** Whether a payment of the order holds this. */
const hasPayment = (database: Database, part: PartOf<OrderPayment>) =>
  hasJob(database, sql`${paymentJobs.payments} @> ${JSON.stringify([part])}::jsonb`)

type PartOf<T> = { [Name in keyof T]?: T[Name] extends (infer Item)[] ? PartOf<Item>[] : T[Name] }

/** Refund numbers of the shop are a letter in upper case, and what follows, such as a UUID, in lower case. */
const hasRefund = (database: Database, text: string) =>
  isAmong(
    database
      .select({ number: reversals.orderNumber })
      .from(reversals)
      .where(eq(reversals.refundNumber, text.charAt(0).toUpperCase() + text.slice(1).toLowerCase())),
  )
