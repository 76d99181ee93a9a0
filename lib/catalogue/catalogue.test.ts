import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { defaultLocale, locales } from '@/lib/i18n/locales'
import { findCategory, findOption, findProduct, listCategories, listProducts, pictureOf } from '.'

const products = await listProducts(defaultLocale)
const categories = await listCategories(defaultLocale)

describe('the catalogue', () => {
  it('has something in every category, and nothing outside', async () => {
    const byCategory = await Promise.all(categories.map(({ slug }) => listProducts(defaultLocale, slug)))
    expect(byCategory.every((inCategory) => inCategory.length > 0)).toBe(true)
    expect(byCategory.flat()).toHaveLength(products.length)
  })

  it('gives no two products one slug, and each one that reads well in an address', () => {
    const slugs = products.map(({ slug }) => slug)
    expect(new Set(slugs).size).toBe(slugs.length)
    for (const slug of slugs) expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/)
  })

  it.each(products.map((product) => [product.slug, product] as const))(
    'has a picture of %s, in each option',
    (_, product) => {
      const options = product.options?.values ?? []
      const pictures = [...product.pictures, ...options.map(({ value }) => pictureOf(product, value))]
      expect(pictures.filter(({ src }) => !existsSync(join('public', src)))).toEqual([])
    },
  )

  it.each(locales)('describes every product and every category in %s, with a price', async (locale) => {
    for (const { slug, name, tagline, description, price, options, facts } of await listProducts(locale)) {
      const shown = [...(options ? [options, ...options.values] : []), ...facts].map(({ label }) => label)
      for (const text of [name, tagline, description, ...shown]) expect(text.trim(), slug).not.toBe('')
      expect(name.length, slug).toBeLessThan(40)
      expect(Number.isSafeInteger(price) && price > 0, slug).toBe(true)
    }
    for (const { name } of await listCategories(locale)) expect(name).not.toBe('')
  })

  it.each(locales)('gives no two products one name in %s', async (locale) => {
    const names = (await listProducts(locale)).map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('a slug', () => {
  it('finds its product and its category in the language asked for', async () => {
    expect((await findProduct('harbour-mug', 'en-US'))?.name).toBe('Harbor mug')
    expect((await findCategory('drink', 'nl-NL'))?.slug).toBe('drink')
  })

  it('finds nothing of what is not sold', async () => {
    expect(await findProduct('ashtray', defaultLocale)).toBeUndefined()
    expect(await findCategory('smoke', defaultLocale)).toBeUndefined()
  })
})

describe('findOption', () => {
  it('finds an option that the product is made in, and no other', async () => {
    const [mug, teapot] = [await findProduct('harbour-mug', 'en-GB'), await findProduct('teapot', 'en-GB')]
    if (!mug || !teapot) throw new Error('mug and teapot are sold')
    expect(findOption(mug, 'sea')?.label).toBe('Sea')
    expect(findOption(mug, undefined)).toBeUndefined()
    expect(findOption(teapot, 'sea')).toBeUndefined()
  })
})
