import { openStore } from 'cashflows-postgres'
import { PostgresCluster } from 'cashflows-postgres/kit/cluster'
import { findPostgresPrograms } from 'cashflows-postgres/kit/programs'
import { sql } from 'drizzle-orm'
import { type Database, shopStore } from '@/lib/database/database'
import type { OrderQuery } from '@/lib/orders/order-query'
import { searchOrders } from '@/lib/orders/order-search'
import { finishFilling, storePaidJobs } from './stored-orders'

// `npm run bench:orders -- 1000000` fills a PostgreSQL server of its own with so many orders, and measures each kind of search of
// the back office: the whole of what a page asks the database.

const searches = 100
const pageSize = 50

/** So many orders are stored by a statement, which may take no longer than any of the shop. */
const chunkSize = 20_000

/** Values that are spread as in a shop: a name in a hundred is Smith, four orders in five of a shopper are not the first. */
async function fill(database: Database, size: number): Promise<void> {
  for (let first = 1; first <= size; first += chunkSize) {
    await fillChunk(database, first, Math.min(size, first + chunkSize - 1), size)
  }
  await finishFilling(database)
}

async function fillChunk(database: Database, first: number, last: number, size: number): Promise<void> {
  await database.execute(sql`
    insert into shop.orders (number, cart_id, return_token, status, locale, currency, delivery, total, lines, details,
      discount, placed_at, paid_at, sent_at, stock, payment_reference)
    select upper(substr(h, 1, 5) || '-' || substr(h, 6, 5) || '-' || substr(h, 11, 5) || '-' || substr(h, 16, 5)),
      'cart-' || n, left(md5('return' || n), 22),
      case when n % 100000 = 7 then 'under-review' when n % 100 < 2 then 'refunded' when n % 100 < 4 then 'failed'
        when n % 100 < 5 then 'cancelled' else 'paid' end,
      'en-GB', 'GBP', 395, 1000 + (n * 31 % 2000) * 5,
      jsonb_build_array(
        jsonb_build_object('product', 'soup-mug', 'name', 'Soup mug', 'sku', 'SM-1', 'quantity', 1, 'total', 1900),
        jsonb_build_object('product', 'product', 'name', 'Product ' || n % 2000, 'sku', 'P-' || n % 2000, 'quantity', 1,
          'total', 1900)),
      jsonb_build_object('email', 'shopper' || n % (${size}::int / 5 + 1) || '@example.com',
        'firstName', 'First' || n % 200,
        'lastName', case when n % 100 = 0 then 'Smith' else 'Last' || n * 7919 % 20000 end,
        'addressLine1', '1 High Street', 'city', 'Cambridge', 'zipCode', 'CB1 2AB', 'countryIso3166Alpha2', 'GB',
        'phoneNumber1', '+447' || lpad((n * 7919 % 1000000000)::text, 9, '0')),
      case when n % 20 = 0 then jsonb_build_object('code', 'CODE' || n % 5, 'amount', 100) end,
      now() - n * interval '1 minute', now() - n * interval '1 minute', case when n % 1000 > 0 then now() end, 'sold', (900000000000000000 + n)::text
    from (select n, md5('order' || n) as h from generate_series(${first}::bigint, ${last}::bigint) as n) as numbers`)
  await storePaidJobs(database, {
    orders: sql`cart_id in (select 'cart-' || n from generate_series(${first}::bigint, ${last}::bigint) as n)`,
    refunds: sql`jsonb_build_array(jsonb_build_object(
      'reference', (payment_reference::bigint - 200000000000000000)::text, 'status', 'Completed', 'amount', 100))`,
    lastFour: sql`lpad((payment_reference::bigint * 7 % 10000)::text, 4, '0')`,
  })
}

interface Filled {
  number: string
  n: number
  email: string
  lastName: string
  firstName: string
  total: number
  day: string
}

type Measured = [name: string, query: (order: Filled) => OrderQuery, isOlder?: boolean]

const kinds: Measured[] = [
  ['all, the newest', () => ({})],
  ['all, a page that begins anywhere', () => ({}), true],
  ['order number', ({ number }) => ({ text: number })],
  ['beginning of an order number', ({ number }) => ({ text: number.slice(0, 5) })],
  ['email address', ({ email }) => ({ text: email })],
  ['last name', ({ lastName }) => ({ text: lastName })],
  ['last name of 1 in 100', () => ({ text: 'Smith' })],
  ['first and last name', ({ firstName, lastName }) => ({ text: `${firstName} ${lastName}` })],
  ['first and last name, of 1 in 100', ({ n }) => ({ text: `First${(n * 100) % 200} smith` })],
  ['telephone number', ({ n }) => ({ text: `07${String((n * 7919) % 1_000_000_000).padStart(9, '0')}` })],
  ['product of 1 in 2000', ({ n }) => ({ text: `product ${n % 2000}` })],
  ['product of all', () => ({ text: 'Soup mug' })],
  ['SKU of 1 in 2000', ({ n }) => ({ text: `p-${n % 2000}` })],
  ['discount code of 1 in 20', () => ({ text: 'code0' })],
  ['reference of a payment job', ({ n }) => ({ text: String(800_000_000_000_000_000n + BigInt(n)) })],
  ['reference of a payment', ({ n }) => ({ text: String(900_000_000_000_000_000n + BigInt(n)) })],
  ['reference of a refund', ({ n }) => ({ text: String(700_000_000_000_000_000n + BigInt(n)) })],
  ['what is not found', ({ n }) => ({ text: `nobody-${n}` })],
  ['total', ({ total }) => ({ totals: [{ currency: 'GBP', total }] })],
  ['last four digits of the card', ({ n }) => ({ card: String(n % 10_000).padStart(4, '0') })],
  ['status of nearly all', () => ({ status: 'paid' })],
  ['status of nearly all, a page that begins anywhere', () => ({ status: 'paid' }), true],
  ['status of 1 in 100,000', () => ({ status: 'under-review' })],
  ['status of none', () => ({ status: 'sold-out' })],
  ['to be sent, 1 in 1000', () => ({ toSend: true })],
  ['to be sent, of a product of 1 in 2000', ({ n }) => ({ toSend: true, text: `product ${n % 2000}` })],
  ['day', ({ day }) => ({ from: day, until: day })],
  ['day and status of 1 in 50', ({ day }) => ({ from: day, until: day, status: 'refunded' })],
  [
    'year and total',
    ({ total }) => ({ from: '2025-01-01', until: '2025-12-31', totals: [{ currency: 'GBP', total }] }),
  ],
  ['email address and status', ({ email }) => ({ text: email, status: 'paid' })],
  [
    'card and total, of which there is none',
    ({ n }) => ({ card: String(n % 10_000).padStart(4, '0'), totals: [{ currency: 'GBP', total: 1 }] }),
  ],
]

/** Orders from all over the table. */
async function pick(database: Database, size: number): Promise<Filled[]> {
  const { rows } = (await database.execute(sql`
    select number, n, details ->> 'email' as email, details ->> 'lastName' as "lastName", details ->> 'firstName' as "firstName",
      total, to_char(placed_at, 'YYYY-MM-DD') as day
    from (select generate_series(1, ${searches + 10}) * 7919::bigint * 31 % ${size} + 1 as n) as picked
      join shop.orders on cart_id = 'cart-' || n`)) as unknown as {
    rows: (Omit<Filled, 'n'> & { n: string })[]
  }
  return rows.map((row) => ({ ...row, n: Number(row.n) }))
}

async function measure(database: Database, sample: readonly Filled[], [, query, isOlder]: Measured) {
  const times: number[] = []
  for (const [index, order] of sample.entries()) {
    const began = performance.now()
    const search = await searchOrders(database, query(order))
    await search.page(pageSize, isOlder ? order.number : undefined)
    // The first few find nothing in memory.
    if (index >= sample.length - searches) times.push(performance.now() - began)
  }
  return times.sort((one, other) => one - other)
}

async function benchOrders(size: number): Promise<void> {
  const programs = findPostgresPrograms()
  if (!programs) throw new Error('The measurement needs the programs of PostgreSQL, initdb and postgres.')
  const postgres = new PostgresCluster(programs)
  await postgres.start()
  const { database, close } = await openStore({
    ...shopStore,
    databaseUrl: postgres.url('postgres'),
    dataDirectory: '',
  })
  try {
    await fill(database, size)
    const sample = await pick(database, size)
    console.log(`Searches among ${size} orders, ${searches} of each kind, in ms.\n\n  p50    p95`)
    for (const kind of kinds) {
      const times = await measure(database, sample, kind)
      const shown = [0.5, 0.95].map((part) =>
        (times[Math.floor(times.length * part)] ?? 0).toFixed(1).padStart(6),
      )
      console.log(`${shown.join(' ')}  ${kind[0]}`)
    }
  } finally {
    await close()
    await postgres.remove()
  }
}

await benchOrders(Number(process.argv[2] ?? 1_000_000))
