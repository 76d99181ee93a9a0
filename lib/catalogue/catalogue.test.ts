import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { locales } from '@/lib/i18n/locales'
import { categories, findProduct, hasOption, pictureOf, products, productsIn } from './catalogue'
import { categoryText, productText, texts } from './texts'

describe('the catalogue', () => {
  it('has something in every part of the shop, and nothing outside', () => {
    const shelved = categories.flatMap(productsIn)
    expect(categories.every((category) => productsIn(category).length > 0)).toBe(true)
    expect(shelved).toHaveLength(products.length)
  })

  it.each(products.map((product) => [product.slug, product] as const))(
    'has a picture of %s, in each option',
    (_, product) => {
      const pictures = [
        product.image,
        ...(product.options?.values ?? []).map((option) => pictureOf(product, option)),
      ]
      expect(pictures.filter((picture) => !existsSync(join('public', picture)))).toEqual([])
    },
  )

  it.each(locales)('describes every product and every part of the shop in %s', (locale) => {
    for (const product of products) {
      const { name, tagline, description } = productText(product, locale)
      for (const text of [name, tagline, description]) expect(text.trim(), product.slug).not.toBe('')
      expect(name.length, product.slug).toBeLessThan(40)
    }
    for (const category of categories) expect(categoryText(category, locale).name).not.toBe('')
  })

  it.each(locales)('names every option in %s', (locale) => {
    const options = products.flatMap((product) => product.options?.values ?? [])
    expect(options.filter((option) => !texts[locale].options[option])).toEqual([])
  })

  it.each(locales)('gives no two products one name in %s', (locale) => {
    const names = products.map((product) => productText(product, locale).name)
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('findProduct', () => {
  it('knows nothing of a product that is not sold', () => {
    expect(findProduct('ashtray')).toBeUndefined()
  })
})

describe('hasOption', () => {
  it('wants one of the options of a product that has some, and none of one that has not', () => {
    const [mug, teapot] = [findProduct('harbour-mug'), findProduct('teapot')]
    if (!mug || !teapot) throw new Error('mug and teapot are sold')
    expect(hasOption(mug, 'sea')).toBe(true)
    expect(hasOption(mug, undefined)).toBe(false)
    expect(hasOption(teapot, undefined)).toBe(true)
    expect(hasOption(teapot, 'sea')).toBe(false)
  })
})
