import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listProducts } from '@/lib/catalogue'
import { discountCodes } from '@/lib/discounts/codes'
import { defaultLocale, locales } from '@/lib/i18n/locales'
import { deliveryPrices } from '@/lib/shop'
import {
  addToCart,
  buyableLines,
  type CartLine,
  changeQuantity,
  maxLines,
  maxQuantity,
  priceCart,
  removeFromCart,
  totalQuantity,
} from './cart'

const mug: CartLine = { product: 'harbour-mug', option: 'chalk', quantity: 1 }
const teapot: CartLine = { product: 'teapot', quantity: 2 }

const anyLine = fc.constantFrom(...(await listProducts(defaultLocale))).chain((product) =>
  fc.record({
    product: fc.constant(product.slug),
    option: product.options
      ? fc.constantFrom(...product.options.values.map(({ value }) => value))
      : fc.constant(undefined),
    quantity: fc.integer({ min: 1, max: maxQuantity }),
  }),
)

describe('addToCart', () => {
  it('puts a new item at the end', () => {
    expect(addToCart([mug], teapot)).toEqual([mug, teapot])
  })

  it('adds to the quantity that is there', () => {
    expect(addToCart([mug, teapot], { ...mug, quantity: 3 })).toEqual([{ ...mug, quantity: 4 }, teapot])
  })

  it('keeps another option of the same product apart', () => {
    const seaMug = { ...mug, option: 'sea' }
    expect(addToCart([mug], seaMug)).toEqual([mug, seaMug])
  })

  it('stops at the greatest quantity of one item', () => {
    expect(addToCart([{ ...mug, quantity: 15 }], { ...mug, quantity: 15 })[0]?.quantity).toBe(maxQuantity)
  })

  it('takes no more items than fit, but more of those it has', () => {
    const full = Array.from({ length: maxLines }, (_, index) => ({ ...mug, option: `option-${index}` }))
    expect(addToCart(full, teapot)).toEqual(full)
    expect(addToCart(full, { ...mug, option: 'option-0' })[0]?.quantity).toBe(2)
  })

  it('leaves the cart that it was given as it was', () => {
    const lines = [{ ...mug }]
    addToCart(lines, mug)
    expect(lines).toEqual([mug])
  })
})

describe('changeQuantity', () => {
  it('changes the named line alone', () => {
    expect(changeQuantity([mug, teapot], teapot, 5)).toEqual([mug, { ...teapot, quantity: 5 }])
  })

  it.each([
    [0, 1],
    [-3, 1],
    [2.9, 2],
    [21, maxQuantity],
  ])('turns a quantity of %d into %d', (asked, kept) => {
    expect(changeQuantity([mug], mug, asked)[0]?.quantity).toBe(kept)
  })
})

describe('removeFromCart', () => {
  it('takes out the named option and leaves the others', () => {
    const seaMug = { ...mug, option: 'sea' }
    expect(removeFromCart([mug, seaMug, teapot], mug)).toEqual([seaMug, teapot])
  })
})

describe('priceCart', () => {
  it('prices a cart in the currency of the language', async () => {
    const cart = await priceCart([mug, teapot], 'en-GB')
    expect(cart).toMatchObject({ currency: 'GBP', subtotal: 18000, delivery: 0, total: 18000, removed: [] })
    expect(cart.lines[0]).toMatchObject({
      name: 'Harbour mug',
      optionLabel: 'Chalk',
      unitPrice: 2400,
      total: 2400,
    })
  })

  it.each([
    ['en-GB', 'EUR', 2850],
    ['nl-NL', 'GBP', 2400],
  ] as const)(
    'prices a cart of the language %s in %s where the shopper has chosen that',
    async (locale, currency, price) => {
      const cart = await priceCart([mug], locale, { currency })
      expect(cart).toMatchObject({ currency, subtotal: price, delivery: deliveryPrices[currency].price })
    },
  )

  it('adds delivery below the price from which it is free', async () => {
    expect(await priceCart([mug], 'en-GB')).toMatchObject({ subtotal: 2400, delivery: 395, total: 2795 })
  })

  it('takes off what the code of the cart says, line by line, and leaves delivery as it was', async () => {
    const cart = await priceCart([mug, { ...mug, option: 'sea' }], 'en-GB', { discountCode: 'WELCOME10' })
    expect(cart).toMatchObject({
      subtotal: 4800,
      discount: { code: 'WELCOME10', amount: 480 },
      delivery: 395,
      total: 4715,
      lines: [
        { unitPrice: 2400, discount: 240, total: 2160 },
        { unitPrice: 2400, discount: 240, total: 2160 },
      ],
    })
  })

  it('delivers for nothing with a code for that', async () => {
    expect(await priceCart([mug], 'en-GB', { discountCode: 'FREEPOST' })).toMatchObject({
      discount: { amount: 0 },
      delivery: 0,
      total: 2400,
    })
  })

  it('says why a code takes nothing off', async () => {
    const priced = (discountCode: string) => priceCart([mug], 'en-GB', { discountCode })
    expect(await priced('KITCHEN')).toMatchObject({
      discountProblem: { kind: 'minimum', missing: 2600 },
      total: 2795,
    })
    expect(await priced('NO-SUCH-CODE')).toMatchObject({ discountProblem: { kind: 'unknown' }, total: 2795 })
  })

  it('costs nothing when it is empty', async () => {
    expect(await priceCart([], 'nl-NL')).toMatchObject({
      subtotal: 0,
      delivery: 0,
      total: 0,
      currency: 'EUR',
    })
  })

  it.each([
    ['a product that is no longer sold', { product: 'ashtray', quantity: 2 }],
    ['an option that is no longer made', { product: 'harbour-mug', option: 'lustre', quantity: 1 }],
    ['a product with options of which none is named', { product: 'harbour-mug', quantity: 1 }],
    ['an option of a product that has none', { product: 'teapot', option: 'sea', quantity: 1 }],
  ])('leaves out %s and says so', async (_, gone) => {
    const cart = await priceCart([gone, teapot], 'en-GB')
    expect(cart.removed).toEqual([gone])
    expect(cart.lines.map((line) => line.product)).toEqual(['teapot'])
    expect(cart.total).toBe(15600)
    expect(totalQuantity(await buyableLines([gone, teapot], 'en-GB'))).toBe(2)
  })

  it('has totals that are the sums of their parts, in whole minor units', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyLine, { maxLength: maxLines }),
        fc.constantFrom(...locales),
        fc.constantFrom(undefined, ...discountCodes.keys()),
        async (lines, locale, discountCode) => {
          const cart = await priceCart(lines, locale, { discountCode })
          for (const line of cart.lines)
            expect(line.total).toBe(line.unitPrice * line.quantity - line.discount)
          const sumOf = (part: 'discount' | 'total') => cart.lines.reduce((sum, line) => sum + line[part], 0)
          expect(cart.total).toBe(sumOf('total') + cart.delivery)
          expect(cart.subtotal).toBe(sumOf('total') + sumOf('discount'))
          expect(sumOf('discount')).toBe(cart.discount?.amount ?? 0)
          expect(cart.lines.every(({ total }) => total >= 0 && Number.isSafeInteger(total))).toBe(true)
          // A code makes no cart dearer, and none free.
          const { total } = await priceCart(lines, locale)
          expect(cart.total).toBeLessThanOrEqual(total)
          if (cart.lines.length > 0) expect(cart.total).toBeGreaterThan(0)
        },
      ),
    )
  })
})
