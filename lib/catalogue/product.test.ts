import { describe, expect, it } from 'vitest'
import { findProduct, listRelated, priceOf, priceRangeOf, unitPriceOf } from '.'

async function product(slug: string) {
  const found = await findProduct(slug, 'en-GB')
  if (!found) throw new Error(`${slug} is not sold`)
  return found
}

describe('the price of a product', () => {
  it('is that of its option where it has its own', async () => {
    const apron = await product('apron')
    expect([priceOf(apron, 'regular'), priceOf(apron, 'long')]).toEqual([5200, 5600])
    expect(priceRangeOf(apron)).toEqual({ lowest: 5200, highest: 5600 })
  })

  it('is one where no option has its own', async () => {
    const mug = await product('harbour-mug')
    expect(priceOf(mug, 'iron')).toBe(2400)
    expect(priceRangeOf(mug)).toEqual({ lowest: 2400, highest: 2400 })
  })

  it('per kilogram follows from the weight of the option', async () => {
    const balm = await product('wood-balm')
    expect(unitPriceOf(balm, 'small')).toMatchObject({ price: 15000, unit: 'kg' })
    expect(unitPriceOf(balm, 'large')).toMatchObject({ price: 11000, unit: 'kg' })
  })

  it('per litre is rounded to a whole minor unit', async () => {
    const oil = {
      ...(await product('teapot')),
      price: 999,
      netQuantity: { amount: 350, unit: 'ml' as const },
    }
    expect(unitPriceOf(oil, undefined)).toMatchObject({ price: 2854, unit: 'l' })
  })

  it('has none per kilogram or litre where it is sold by the piece', async () => {
    expect(unitPriceOf(await product('teapot'), undefined)).toBeUndefined()
  })
})

it('names what goes with a product first, then others of its category, and never itself', async () => {
  const related = await listRelated(await product('coffee-dripper'), 'en-GB', 3)
  expect(related.map(({ slug }) => slug)).toEqual(['harbour-mug', 'milk-jug', 'teapot'])
})
