import { onEveryStore, propertyRuns } from 'cashflows-postgres/testing'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeEach, expect, it } from 'vitest'
import { findOption, findProduct } from '@/lib/catalogue'
import { shopStore } from '@/lib/database/database'
import { availability, returnStock, setStock, takeStock } from './stock'
import { type Shortage, type StockItem, stockKeyOf } from './stock-item'
import { stock } from './tables'

type Line = StockItem & { quantity: number }

/** The catalogue that these tests know: three limited items, one of them in an option, and an unlimited one. */
const items = [
  { product: 'teapot' },
  { product: 'bread-board' },
  { product: 'apron', option: 'long' },
  { product: 'soup-mug' },
]
const [teapot, breadBoard, apron, soupMug] = items as [StockItem, StockItem, StockItem, StockItem]

const of = (item: StockItem, quantity: number): Line => ({ ...item, quantity })

async function initially(item: StockItem): Promise<number | undefined> {
  const product = await findProduct(item.product, 'en-GB')
  return product && (item.option ? findOption(product, item.option) : product)?.stock
}

onEveryStore('stock', shopStore, (database) => {
  beforeEach(() => database().delete(stock))

  const set = (item: StockItem, available: number) => setStock(database(), item, available)
  const take = async (...lines: Line[]): Promise<Shortage[]> =>
    (await database().transaction((t) => takeStock(t, lines))).shortages
  const giveBack = (...lines: Line[]): Promise<void> => database().transaction((t) => returnStock(t, lines))
  const left = async (item: StockItem) => (await availability(database(), [item])).get(stockKeyOf(item))

  it('is what the catalogue says until something is taken', async () => {
    expect(await initially(teapot)).toBeGreaterThan(0)
    expect(await left(teapot)).toBe(await initially(teapot))
    expect(await left(apron)).toBe(await initially(apron))
    expect(await take(of(teapot, 1))).toEqual([])
    expect(await left(teapot)).toBe(Number(await initially(teapot)) - 1)
  })

  it('is no longer what the catalogue says once it is stored', async () => {
    await set(teapot, 1000)
    expect(await left(teapot)).toBe(1000)
    expect(await take(of(teapot, 900))).toEqual([])
    expect(await left(teapot)).toBe(100)
  })

  it('has no end of what the catalogue does not limit', async () => {
    expect(await take(of(soupMug, 1_000_000))).toEqual([])
    expect(await take(of({ product: 'apron', option: 'regular' }, 1_000_000))).toEqual([])
    await giveBack(of(soupMug, 1))
    expect(await availability(database(), [soupMug, { product: 'apron', option: 'regular' }])).toEqual(
      new Map(),
    )
    expect(await database().select().from(stock)).toEqual([])
  })

  it('sells the last piece to one of many who want it at once', async () => {
    await set(teapot, 1)
    const shortages = await Promise.all(Array.from({ length: 20 }, () => take(of(teapot, 1))))
    expect(shortages.filter((short) => short.length === 0)).toHaveLength(1)
    expect(shortages.filter((short) => short.length > 0)).toEqual(
      Array.from({ length: 19 }, () => [{ ...teapot, available: 0 }]),
    )
    expect(await left(teapot)).toBe(0)
  })

  it('sells no more than the catalogue says to many who are the first to buy at once', async () => {
    const pieces = Number(await initially(teapot))
    const shortages = await Promise.all(Array.from({ length: pieces + 5 }, () => take(of(teapot, 1))))
    expect(shortages.filter((short) => short.length === 0)).toHaveLength(pieces)
  })

  it('says what was taken, each item once, and leaves out what is not limited', async () => {
    await set(teapot, 3)
    const lines = [of(teapot, 1), of(soupMug, 5), of(teapot, 2)]
    expect(await database().transaction((t) => takeStock(t, lines))).toEqual({
      shortages: [],
      taken: [of(teapot, 3)],
    })
  })

  it('puts back what was taken, also when the catalogue does not limit it any more', async () => {
    await database().insert(stock).values({ stockKey: 'soup-mug', available: 1 })
    await giveBack(of(soupMug, 2))
    expect(await database().select().from(stock)).toEqual([{ stockKey: 'soup-mug', available: 3 }])
  })

  it('takes all lines or none, and says which are short', async () => {
    await set(teapot, 1)
    await set(breadBoard, 5)
    expect(await take(of(breadBoard, 2), of(teapot, 2), of(soupMug, 3))).toEqual([
      { ...teapot, available: 1 },
    ])
    expect(await left(breadBoard)).toBe(5)
    expect(await left(teapot)).toBe(1)
  })

  it('adds up lines of the same item', async () => {
    await set(teapot, 3)
    expect(await take(of(teapot, 2), of(teapot, 2))).toEqual([{ ...teapot, available: 3 }])
    expect(await take(of(teapot, 2), of(teapot, 1))).toEqual([])
    await giveBack(of(teapot, 2), of(teapot, 1))
    expect(await left(teapot)).toBe(3)
  })

  it('puts back what a changed order had, and counts it for what the order wants now', async () => {
    await set(teapot, 3)
    await set(breadBoard, 1)
    await take(of(teapot, 2))
    const change = async (before: Line[], after: Line[]) =>
      (await database().transaction((t) => takeStock(t, after, before))).shortages
    expect(await change([of(teapot, 2)], [of(teapot, 3), of(breadBoard, 1)])).toEqual([])
    expect([await left(teapot), await left(breadBoard)]).toEqual([0, 0])
    expect(await change([of(teapot, 3), of(breadBoard, 1)], [of(breadBoard, 2)])).toEqual([
      { ...breadBoard, available: 1 },
    ])
    expect([await left(teapot), await left(breadBoard)]).toEqual([3, 1])
  })

  it('lets changed orders wait for each other, never for ever', async () => {
    await set(teapot, 20)
    await set(breadBoard, 20)
    const [pots, boards] = [of(teapot, 1), of(breadBoard, 1)]
    for (let pair = 0; pair < 10; pair += 1) await take(pots, boards)
    const changes = Array.from({ length: 10 }, (_, index) =>
      database().transaction((t) => takeStock(t, [index % 2 ? pots : boards], [index % 2 ? boards : pots])),
    )
    expect((await Promise.all(changes)).flatMap(({ shortages }) => shortages)).toEqual([])
    expect([await left(teapot), await left(breadBoard)]).toEqual([10, 10])
  })

  it('tells the options of a product apart', async () => {
    const [sea, iron] = ['sea', 'iron'].map((option) => ({ product: 'harbour-mug', option })) as [
      StockItem,
      StockItem,
    ]
    await set(sea, 2)
    await set(iron, 1)
    expect(await take(of(sea, 2), of(iron, 2))).toEqual([{ ...iron, available: 1 }])
    expect(await take(of(sea, 2), of(iron, 1))).toEqual([])
  })

  it('is as before when the transaction that took it is rolled back', async () => {
    await set(teapot, 1)
    const takenThenFailed = database().transaction(async (transaction) => {
      expect((await takeStock(transaction, [of(teapot, 1)])).shortages).toEqual([])
      throw new Error('the order could not be stored')
    })
    await expect(takenThenFailed).rejects.toThrow('the order could not be stored')
    expect(await left(teapot)).toBe(1)
  })

  it('lets orders of the same items in any order of their lines wait for each other, never for ever', async () => {
    const lines = [of(teapot, 1), of(breadBoard, 1), of(apron, 1)]
    // The first of them store what the catalogue says, too.
    const orders = Array.from({ length: 20 }, async (_, index) => {
      const ordered = index % 2 === 0 ? lines : lines.toReversed()
      if ((await take(...ordered)).length === 0) await giveBack(...ordered)
    })
    await Promise.all(orders)
    for (const item of [teapot, breadBoard, apron]) expect(await left(item)).toBe(await initially(item))
  })

  it('never falls below zero, whatever writes it', async () => {
    await set(teapot, 0)
    await expect(database().execute(sql`update shop.stock set available = -1`)).rejects.toThrow()
  })

  it('holds, with what is taken, always as much as it began with', async () => {
    const anyLines = fc.array(
      fc
        .record({ item: fc.constantFrom(...items), quantity: fc.integer({ min: 1, max: 3 }) })
        .map((drawn) => of(drawn.item, drawn.quantity)),
      { minLength: 1, maxLength: 4 },
    )
    const anyOrders = fc.array(fc.record({ lines: anyLines, isCancelled: fc.boolean() }), { maxLength: 8 })
    const anyStock = fc.tuple(...[1, 2, 3].map(() => fc.nat(6)))
    await fc.assert(
      fc.asyncProperty(anyStock, anyOrders, async (begin, orders) => {
        const limitedItems = [teapot, breadBoard, apron]
        for (const [index, item] of limitedItems.entries()) await set(item, begin[index] ?? 0)
        const kept = await Promise.all(
          orders.map(async ({ lines, isCancelled }) => {
            const shortages = await take(...lines)
            if (shortages.length === 0 && isCancelled) await giveBack(...lines)
            return shortages.length === 0 && !isCancelled ? lines : []
          }),
        )
        for (const [index, item] of limitedItems.entries()) {
          const taken = kept
            .flat()
            .filter((line) => stockKeyOf(line) === stockKeyOf(item))
            .reduce((sum, { quantity }) => sum + quantity, 0)
          const now = await left(item)
          expect(now).toBeGreaterThanOrEqual(0)
          expect(Number(now) + taken).toBe(begin[index])
        }
      }),
      { numRuns: propertyRuns(50) },
    )
  })
})
