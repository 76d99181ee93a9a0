import { type SQL, sql } from 'drizzle-orm'
import { dayAfter, startOfDay } from '../../clock/business-day.ts'
import type { SimulatorDatabase } from '../../database/database.ts'
import type { PaymentStatus } from '../../payments/payment-status.ts'

/** Payment jobs that were created on a day, by currency and present status. */
export interface Total {
  currency: string
  status: PaymentStatus
  count: number
  /** A decimal in major units. */
  amount: string
}

/** What a day's batch moves, by currency: sums are decimals in major units. */
export interface Batch {
  currency: string
  captures: number
  captured: string
  refunds: number
  refunded: string
  net: string
}

/** @param day in London, as 2026-11-25 */
export async function totalsOf(
  database: SimulatorDatabase,
  configurationId: string,
  day: string,
): Promise<Total[]> {
  const { start, end } = boundsOf(day)
  return rows<Total>(
    database,
    sql`select currency, status, count(*)::int as count, sum(amount)::text as amount
      from simulator.payment_job
      where configuration_id = ${configurationId} and currency is not null
        and created_at >= ${start} and created_at < ${end}
      group by currency, status order by currency, count(*) desc, status`,
  )
}

/**
 * Captures and refunds of a day, which are settled together at its end. What was voided on the same day is in no
 * batch; a credit pays out, as a refund does.
 *
 * @param day in London, as 2026-11-25
 */
export async function batchOf(
  database: SimulatorDatabase,
  configurationId: string,
  day: string,
): Promise<Batch[]> {
  const { start, end } = boundsOf(day)
  const ofDay = sql`(part->>'createdAt')::timestamptz >= ${start}
    and (part->>'createdAt')::timestamptz < ${end} and part->>'status' = 'Completed'`
  return rows<Batch>(
    database,
    sql`with payment as (
        select currency, document->>'type' as type, value as payment
        from simulator.payment_job, json_array_elements(document->'payments')
        where configuration_id = ${configurationId} and currency is not null
          and updated_at >= ${start} and created_at < ${end}
      ), moved as (
        select currency,
          case when type = 'Payment' then (part->>'amountToCapture')::numeric end as captured,
          case when type = 'Credit' then (part->>'amountToCapture')::numeric end as refunded
        from payment, json_array_elements(payment->'captures') as part
        where payment->'attributes'->>'paymentMethodVoidTransactionId' is null and ${ofDay}
        union all
        select currency, null, (part->>'amountToRefund')::numeric
        from payment, json_array_elements(payment->'refunds') as part
        where ${ofDay}
      )
      select currency, count(captured)::int as captures, coalesce(sum(captured), 0)::text as captured,
        count(refunded)::int as refunds, coalesce(sum(refunded), 0)::text as refunded,
        (coalesce(sum(captured), 0) - coalesce(sum(refunded), 0))::text as net
      from moved group by currency order by currency`,
  )
}

/** The first moments of a day and of the next one in London, as parameters of a query in SQL. */
const boundsOf = (day: string) => ({
  start: sql`${startOfDay(day).toISOString()}::timestamptz`,
  end: sql`${startOfDay(dayAfter(day)).toISOString()}::timestamptz`,
})

/** Runs a query in SQL: PGlite and PostgreSQL both give its rows as `rows`. */
async function rows<Row>(database: SimulatorDatabase, query: SQL): Promise<Row[]> {
  const result = (await database.execute(query)) as unknown as { rows: Row[] }
  return result.rows
}
