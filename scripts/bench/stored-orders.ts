import { type SQL, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { exampleDetails } from '../../lib/checkout/testing'

/** A job that the gateway knows, with a payment that has been paid. */
export interface PaidJob {
  orderNumber: string
  reference: string
  paymentReference: string
}

const lines = JSON.stringify([
  { product: 'breakfast-bowl', name: 'Breakfast bowl', quantity: 1, unitPrice: 1900, total: 1900 },
  { product: 'soup-mug', name: 'Soup mug', quantity: 2, unitPrice: 1900, total: 3800 },
])
const details = JSON.stringify(exampleDetails)
export const total = 5700

/** Stores an order for each job, which waits for its payment. */
export async function storeOrders(shop: NodePgDatabase, jobs: readonly PaidJob[]): Promise<void> {
  const rows = sql`jsonb_to_recordset(${JSON.stringify(jobs)}::jsonb) as job("orderNumber" text, reference text)`
  await shop.execute(sql`
    insert into shop.orders (number, cart_id, return_token, status, locale, currency, delivery, total, lines, details,
      stock, next_check_at)
    select "orderNumber", "orderNumber", "orderNumber", 'awaiting-payment', 'en-GB', 'GBP', 0, ${total},
      ${lines}::jsonb, ${details}::jsonb, 'held', now() + interval '1 day' from ${rows}`)
  await shop.execute(sql`
    insert into shop.payment_jobs (id, order_number, request_state, requested_at, fingerprint, amount, currency,
      reference, expires_at)
    select gen_random_uuid(), "orderNumber", 'created', now(), 'fingerprint', ${total}, 'GBP', reference,
      now() + interval '1 day' from ${rows}`)
}

/**
 * Stores paid orders until there are so many. They were placed one a minute until yesterday; those of the last 400 days
 * are still checked for refunds, after a tenth of their age, once a week at the least.
 */
export async function fillWithPaidOrders(shop: NodePgDatabase, size: number): Promise<void> {
  const numbers = sql`generate_series((select count(*) from shop.orders) + 1, ${size}::bigint) as n`
  const placedAt = sql`date_trunc('minute', now()) - interval '1 day' - n * interval '1 minute'`
  const age = sql`(interval '1 day' + n * interval '1 minute')`
  await shop.execute(sql`
    insert into shop.orders (number, cart_id, return_token, status, locale, currency, delivery, total, lines, details,
      placed_at, paid_at, stock, payment_reference, last_checked_at, next_check_at)
    select 'FILL-' || n, md5('cart' || n), left(md5('return' || n), 22), 'paid', 'en-GB', 'GBP', 0, ${total},
      ${lines}::jsonb, ${details}::jsonb, ${placedAt}, ${placedAt}, 'sold', (900000000000000000 + n)::text, now(),
      case when ${age} < interval '400 days'
        then now() + interval '2 hours' + random() * least(${age} / 10, interval '7 days') end
    from ${numbers}`)
  const withoutJob = sql`number like 'FILL-%'
    and not exists (select from shop.payment_jobs where order_number = shop.orders.number)`
  await storePaidJobs(shop, { orders: withoutJob, refunds: sql`'[]'::jsonb`, lastFour: sql`'0002'` })
  await finishFilling(shop)
}

/** Either handle of the shop's database. */
interface Executor {
  execute(query: SQL): PromiseLike<unknown>
}

/**
 * Stores a paid payment job of each of these orders, whose payments have references from 900000000000000000 on.
 *
 * @param values.orders which they are, as a condition
 * @param values.refunds of the payment, as JSON
 * @param values.lastFour digits of the card
 */
export async function storePaidJobs(
  shop: Executor,
  { orders, refunds, lastFour }: { orders: SQL; refunds: SQL; lastFour: SQL },
): Promise<void> {
  await shop.execute(sql`
    insert into shop.payment_jobs (id, order_number, request_state, requested_at, fingerprint, amount, currency,
      reference, action_url, expires_at, status, updated_at, payments)
    select gen_random_uuid(), number, 'created', placed_at, md5(number), total, currency,
      (payment_reference::bigint - 100000000000000000)::text, 'https://gateway.example/payment?ref=' || md5(number),
      placed_at + interval '1 day', 'Paid', to_char(placed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
      jsonb_build_array(jsonb_build_object('reference', payment_reference, 'status', 'Paid', 'amount', total,
        'wasAuthorised', true, 'captured', total, 'refunded', 0, 'refunds', ${refunds},
        'card', jsonb_build_object('brand', 'visa', 'lastFour', ${lastFour})))
    from shop.orders where ${orders}`)
}

/** After so many rows: what was written must not be flushed while something is measured. */
export async function finishFilling(shop: Executor): Promise<void> {
  await shop.execute(sql`vacuum analyze shop.orders`)
  await shop.execute(sql`vacuum analyze shop.payment_jobs`)
  await shop.execute(sql`checkpoint`)
}

const among = (jobs: readonly PaidJob[]) =>
  sql`number in (select jsonb_array_elements_text(${JSON.stringify(jobs.map(({ orderNumber }) => orderNumber))}::jsonb))`

/** Has these orders to be checked now. @returns the present time of the database, as text */
export async function makeDue(shop: NodePgDatabase, jobs: readonly PaidJob[]): Promise<string> {
  await shop.execute(
    sql`update shop.orders set next_check_at = now() - interval '1 minute' where ${among(jobs)}`,
  )
  const { rows } = await shop.execute(sql`select now()::text as now`)
  return String(rows[0]?.now)
}

/** How many of these orders were checked a second, from a time until the last check. */
export async function rateOfChecks(
  shop: NodePgDatabase,
  jobs: readonly PaidJob[],
  since: string,
): Promise<number> {
  const { rows } = await shop.execute(sql`
    select count(*) / extract(epoch from max(last_checked_at) - ${since}::timestamptz) as rate
    from shop.orders where last_checked_at > ${since}::timestamptz and ${among(jobs)}`)
  return Number(rows[0]?.rate)
}

/** Has each of these orders wait for its payment again, so that each notification brings news. */
export async function forgetPayments(shop: NodePgDatabase, jobs: readonly PaidJob[]): Promise<void> {
  await shop.execute(sql`update shop.orders
    set status = 'awaiting-payment', stock = 'held', paid_at = null, payment_reference = null where ${among(jobs)}`)
  await shop.execute(sql`update shop.payment_jobs set status = null, updated_at = null, payments = '[]'
    where order_number in (select number from shop.orders where ${among(jobs)})`)
}
