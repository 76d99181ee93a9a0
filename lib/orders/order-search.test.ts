import { beforeEach, expect, it } from 'vitest'
import { exampleDetails } from '@/lib/checkout/testing'
import type { StockQuantity } from '@/lib/stock/stock-item'
import { storeWithdrawal } from '@/lib/withdrawals/testing'
import { markAsSent } from './actions/shipment'
import { by } from './actions/testing'
import type { Order } from './order'
import { readOrderQuery } from './order-query'
import { searchOrders } from './order-search'
import { csvOfOrders } from './orders-csv'
import { reversals } from './tables'
import { onEveryStore, storeJob, storeOrder } from './testing'

const payment = {
  reference: '210121100000000011',
  status: 'Paid',
  amount: 2400,
  wasAuthorised: true,
  captured: 2400,
  refunded: 500,
  refunds: [{ reference: '210121200000000012', refundNumber: 'R-1', status: 'Completed', amount: 500 }],
  card: { brand: 'visa', lastFour: '0042' },
}

onEveryStore('the search for orders', (database) => {
  let anna: Order

  beforeEach(async () => {
    anna = await storeOrder(database(), {
      number: '7K3QX-2MV9T-4HW8R-P6ZDN',
      details: {
        ...exampleDetails,
        firstName: 'Anna Maria',
        lastName: 'de Vries',
        email: 'Anna@Example.com',
        shippingAddress: { ...exampleDetails, phoneNumber1: '+447700900123' },
      },
      lines: [
        { product: 'mug', name: 'Mug', quantity: 1, unitPrice: 1195, total: 1195 },
        {
          product: 'jug',
          sku: 'JG-40/b',
          name: 'Jug “Tall”, \\ 2 l',
          quantity: 1,
          unitPrice: 4000,
          total: 4000,
        },
      ],
      discount: { code: 'SPRING-10', amount: 100 },
      placedAt: new Date('2026-03-02T23:30:00Z'),
      status: 'paid',
      total: 5195,
    })
    await storeJob(database(), anna, { reference: '210121000000000010', payments: [payment] })
    await storeRefund('W-7', anna)
    await storeOrder(database(), {
      number: 'ABCDE-22222-22222-22222',
      placedAt: new Date('2026-03-01T12:00:00Z'),
    })
  })

  const storeRefund = (refundNumber: string, { number, currency }: Order, items: StockQuantity[] = []) =>
    database().insert(reversals).values({
      refundNumber,
      paymentReference: payment.reference,
      paymentJobReference: '210121000000000010',
      orderNumber: number,
      reason: 'withdrawal',
      amount: 100,
      currency,
      items,
    })

  const found = async (parameters: Parameters<typeof readOrderQuery>[0]) => {
    const { query, problems } = readOrderQuery(parameters)
    expect(problems).toEqual([])
    return (await (await searchOrders(database(), query)).page(10)).orders.map(({ number }) => number)
  }

  it.each([
    ['7K3QX-2MV9T-4HW8R-P6ZDN'],
    ['7k3qx2mv9t4hw8rp6zdn'],
    ['7k3qx'],
    ['7K3QX-2M'],
    ['anna@example.com'],
    ['DE VRIES'],
    ['anna maria  de vries'],
    ['210121000000000010'],
    ['210121100000000011'],
    ['210121200000000012'],
    ['W-7'],
    ['w-7'],
    ['+44 7700 900123'],
    ['07700 900123'],
    ['+44 (0)7700/900-123'],
    ['447700900123'],
    ['00447700900123'],
    ['jug “tall”, \\  2 L'],
    ['jg-40/B'],
    ['spring-10'],
  ])('finds one by “%s”', async (q) => {
    expect(await found({ q })).toEqual([anna.number])
  })

  it.each(['4006381333931', '0123456789'])(
    'finds one by “%s”, a SKU or a code of digits alone',
    async (q) => {
      const line = { product: 'mug', sku: '4006381333931', name: 'Mug', quantity: 1, unitPrice: 1, total: 1 }
      const discount = { code: '0123456789', amount: 100 }
      const { number } = await storeOrder(database(), { lines: [line], discount })
      expect(await found({ q })).toEqual([number])
    },
  )

  it.each([
    ['7K3QX-9'],
    ['anna'],
    ['anna@example.org'],
    ['vries'],
    ['210121000000000011'],
    ['%'],
    ["'"],
    ['_____'],
    ['07700 900124'],
    ['900123'],
    ['jug'],
    ['JG-40'],
    ['spring'],
  ])('finds none by “%s”', async (q) => {
    expect(await found({ q })).toEqual([])
  })

  it.each([
    [{ status: 'paid' }],
    [{ toSend: 'yes' }],
    [{ total: '51.95' }],
    [{ total: '£ 51.95' }],
    [{ card: '0042' }],
    [{ from: '2026-03-02' }],
    [
      {
        from: '2026-03-02',
        until: '2026-03-02',
        q: 'de vries',
        total: '51.95',
        card: '0042',
        status: 'paid',
      },
    ],
  ])('finds one by %j', async (parameters) => {
    expect(await found(parameters)).toEqual([anna.number])
  })

  it('finds the orders of a product that several have, and of which one has been paid', async () => {
    expect(await found({ q: 'MUG' })).toEqual([anna.number, 'ABCDE-22222-22222-22222'])
    expect(await found({ q: 'Mug', toSend: 'yes' })).toEqual([anna.number])
  })

  it('finds what is to be sent: reserved or paid, until it is marked as sent', async () => {
    const { number } = await storeOrder(database(), { status: 'reserved', placedAt: new Date('2026-03-01') })
    for (const status of ['refunded', 'voided', 'failed', 'under-review'] as const) {
      await storeOrder(database(), { status })
    }
    expect(await found({ toSend: 'yes' })).toEqual([anna.number, number])
    await markAsSent(anna.number, '', by('a'), database())
    expect(await found({ toSend: 'yes' })).toEqual([number])
    expect(await found({ toSend: 'yes', status: 'paid' })).toEqual([])
  })

  it('finds nothing to be sent in an order of which all was taken back, in a withdrawal and a refund', async () => {
    await storeWithdrawal(database(), anna, { acceptedItems: [{ product: 'mug', quantity: 1 }] })
    expect(await found({ toSend: 'yes' })).toEqual([anna.number])
    await storeRefund('M-1', anna, [{ product: 'jug', quantity: 1 }])
    expect(await found({ toSend: 'yes' })).toEqual([])
    await database().update(reversals).set({ state: 'failed' })
    expect(await found({ toSend: 'yes' })).toEqual([anna.number])
  })

  it('finds a refund by its number before an order whose number begins so, in whatever case', async () => {
    const key = '0b7f9a52-5c1d-4f0e-9c57-1f2a3b4c5d6e'
    await storeRefund('W-123', anna)
    await storeRefund(`M-${key}`, anna)
    await storeOrder(database(), { number: 'W1234-22222-22222-22222' })
    for (const q of ['W-123', 'w-123', `M-${key}`, `m-${key.toUpperCase()}`]) {
      expect(await found({ q })).toEqual([anna.number])
    }
    expect(await found({ q: 'W-1234' })).toEqual(['W1234-22222-22222-22222'])
  })

  it.each([
    [
      'Παπαδόπουλος',
      ['Παπαδόπουλος', 'ΠΑΠΑΔΌΠΟΥΛΟΣ', 'παπαδόπουλοσ', 'Νίκος Παπαδόπουλος', 'ΝΊΚΟΣ ΠΑΠΑΔΌΠΟΥΛΟΣ'],
    ],
    ['ΠΑΠΑΣ', ['παπας', 'ΠΑΠΑΣ', 'νίκος παπας']],
    ['Σάμπσον-Σας', ['ΣΆΜΠΣΟΝ-ΣΑΣ', 'σάμπσον-σας']],
  ])('finds the Greek name %s in capitals and in small letters', async (lastName, typed) => {
    const { number } = await storeOrder(database(), {
      details: { ...exampleDetails, firstName: 'Νίκος', lastName },
    })
    for (const q of typed) expect([q, await found({ q })]).toEqual([q, [number]])
  })

  it('takes a day as it is where the clocks change', async () => {
    const at = async (placedAt: string, until: string) => {
      const { number } = await storeOrder(database(), { placedAt: new Date(placedAt) })
      return (await found({ from: until, until })).includes(number)
    }
    // Clocks go forward on 29 March, and back on 25 October: the last hour of each day, and the first of the next.
    expect(await at('2026-03-29T22:30:00Z', '2026-03-29')).toBe(true)
    expect(await at('2026-03-29T23:30:00Z', '2026-03-29')).toBe(false)
    expect(await at('2026-10-25T23:30:00Z', '2026-10-25')).toBe(true)
    expect(await at('2026-10-26T00:30:00Z', '2026-10-25')).toBe(false)
  })

  it('takes a day as it is where the shop is, in summer too', async () => {
    await storeOrder(database(), {
      number: 'SUMMR-22222-22222-22222',
      placedAt: new Date('2026-07-01T23:30:00Z'),
    })
    expect(await found({ from: '2026-07-02', until: '2026-07-02' })).toEqual(['SUMMR-22222-22222-22222'])
    expect(await found({ from: '2026-07-01', until: '2026-07-01' })).toEqual([])
  })

  it('narrows down: a text and a filter that do not meet find nothing', async () => {
    expect(await found({ q: 'de vries', status: 'failed' })).toEqual([])
    expect(await found({ card: '0042', total: '24.00' })).toEqual([])
  })

  it('gives every order once, page by page, also of those that were placed in the same moment', async () => {
    const placedAt = new Date('2026-02-01T12:00:00.123Z')
    for (let count = 0; count < 7; count++) await storeOrder(database(), { placedAt })
    const search = await searchOrders(database(), {})
    const seen: string[] = []
    let after: string | undefined
    do {
      const { orders, next } = await search.page(2, after)
      seen.push(...orders.map(({ number }) => number))
      after = next
    } while (after !== undefined)
    expect(seen).toHaveLength(9)
    expect(new Set(seen).size).toBe(9)
    expect(seen[0]).toBe(anna.number)
  })

  it('finds nothing after an order that there is not', async () => {
    const { orders, next } = await (await searchOrders(database(), {})).page(10, 'nothing')
    expect({ orders, next }).toEqual({ orders: [], next: undefined })
  })

  it('is written as CSV in which nothing is a formula', async () => {
    const details = {
      ...exampleDetails,
      firstName: '=HYPERLINK("https://evil.example")',
      lastName: 'A, B; =1',
    }
    await storeOrder(database(), { placedAt: new Date('2026-03-04T12:00:00Z'), details, number: 'CSV' })
    const pieces: string[] = []
    for await (const piece of csvOfOrders(await searchOrders(database(), {}))) pieces.push(piece)
    const [header, first, ...rows] = pieces.join('').split('\r\n')
    expect(header).toBe('number,placed,status,name,email,total,currency')
    expect(first).toBe(
      'CSV,2026-03-04T12:00:00.000Z,awaiting-payment,"\'=HYPERLINK(""https://evil.example"") A, B; \'=1",eleni@example.com,24.00,GBP',
    )
    expect(rows).toHaveLength(3)
  })
})

it('takes a comma for one between thousands, and never for the decimal point', () => {
  const read = (total: string) => readOrderQuery({ total })
  expect(read('1,234.50').query.totals).toContainEqual({ currency: 'GBP', total: 123450 })
  expect(read('51,95')).toEqual({ query: {}, problems: ['Enter the total as 24.00.'] })
})

it('names what of an address is wrong, and goes on without it', () => {
  const { query, problems } = readOrderQuery({
    q: ' anna ',
    status: 'toString',
    total: '1e9',
    card: '42',
    from: '2026-02-30',
    until: 'today',
  })
  expect(query).toEqual({ text: 'anna' })
  expect(problems).toHaveLength(5)
})
