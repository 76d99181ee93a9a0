import MiniSearch from 'minisearch'
import { describe, expect, it, vi } from 'vitest'
import { listCategories, listProducts } from '@/lib/catalogue'
import type { Locale } from '@/lib/i18n/locales'
import { filtersOf, readQuery, type SearchQuery, writeQuery } from './query'
import { meantBy, pageSize, searchProducts } from './search'
import { manyProducts } from './testing'

async function find(locale: Locale, address: string, isSoldOut?: () => boolean) {
  const [products, categories] = [await listProducts(locale), await listCategories(locale)]
  const query = readQuery(new URLSearchParams(address), filtersOf(products, categories))
  const results = searchProducts(products, query, locale, isSoldOut)
  return { ...results, slugs: results.products.map(({ slug }) => slug), query }
}

describe('a search', () => {
  it.each([
    ['en-GB', 'teapot', 'teapot'],
    ['en-GB', 'taepot', 'teapot'],
    ['en-GB', 'harbor', 'harbour-mug'],
    ['en-GB', 'bread bo', 'bread-board'],
    ['en-GB', 'MR-301', 'milk-jug'],
    ['en-US', 'pitcher', 'milk-jug'],
    ['el-GR', 'Κούπα του λιμανιού', 'harbour-mug'],
    ['el-GR', 'κουπα λιμανιου', 'harbour-mug'],
    ['el-GR', 'ΛΙΜΑΝΙΟΥ', 'harbour-mug'],
    ['el-GR', 'τσαγερα', 'teapot'],
    ['el-GR', 'βαλσαμο ξυλου', 'wood-balm'],
    ['nl-NL', 'theepto', 'teapot'],
    ['nl-NL', 'houtbalsm', 'wood-balm'],
    ['es-ES', 'balsamo', 'wood-balm'],
    ['es-ES', 'tetrea', 'teapot'],
  ] as const)('in %s finds by “%s” the %s first', async (locale, text, slug) => {
    expect((await find(locale, `q=${text}`)).slugs[0]).toBe(slug)
  })

  it('finds a word that ends in sigma by capital letters, which have one sigma alone', async () => {
    const byCapitals = await find('el-GR', 'q=ΚΑΦΕΣ')
    const bySmall = await find('el-GR', 'q=καφές')
    expect(byCapitals.total).toBeGreaterThan(0)
    expect(byCapitals.slugs).toEqual(bySmall.slugs)
  })

  it('wants all words, and says what may have been meant when nothing has them', async () => {
    expect((await find('en-GB', 'q=teapot concrete')).total).toBe(0)
    expect(meantBy(await listProducts('en-GB'), 'teapot concrete')?.slug).toBe('teapot')
    expect(meantBy(await listProducts('en-GB'), 'xxxxxxxxx')).toBeUndefined()
  })

  it('without words finds everything, in the order of the catalogue', async () => {
    const products = await listProducts('en-GB')
    expect((await find('en-GB', '')).slugs).toEqual(products.slice(0, pageSize).map(({ slug }) => slug))
  })

  it('finds what has one of the chosen glazes, in the category', async () => {
    const { products } = await find('en-GB', 'category=pour&glaze=sea&glaze=iron')
    expect(products.map(({ slug }) => slug)).toEqual(['milk-jug', 'teapot', 'oil-bottle'])
  })

  it('finds every product in one range of prices at least', async () => {
    const products = await listProducts('el-GR')
    const { prices } = filtersOf(products, [])
    expect(prices.length).toBeGreaterThan(1)
    const found = await Promise.all(prices.map(({ value }) => find('el-GR', `price=${value}`)))
    expect(new Set(found.flatMap(({ slugs }) => slugs)).size).toBe(products.length)
    for (const { total } of found) expect(total).toBeLessThan(products.length)
  })

  it('leaves out what is made to order or sold out when something in stock is wanted', async () => {
    const all = (await find('en-GB', 'available=yes')).slugs
    expect(all).not.toContain('mixing-bowl')
    expect(all).toContain('teapot')
    const whenSoldOut = (await find('en-GB', 'available=yes', () => true)).slugs
    expect(whenSoldOut).not.toContain('teapot')
    // One of its options is not limited.
    expect(whenSoldOut).toContain('apron')
  })

  it('sorts by price and by name', async () => {
    const { products: up } = await find('en-GB', 'sort=priceUp')
    const { products: down } = await find('en-GB', 'sort=priceDown')
    expect(up[0]?.slug).toBe('wood-balm')
    expect(down[0]?.slug).toBe('teapot')
    const names = ['Zócalo', 'Árbol', 'Aceitera']
    const products = (await listProducts('es-ES'))
      .slice(0, 3)
      .map((product, index) => ({ ...product, name: names[index] ?? '' }))
    const query = readQuery(new URLSearchParams('sort=name'), filtersOf(products, []))
    const sorted = searchProducts(products, query, 'es-ES').products.map(({ name }) => name)
    expect(sorted).toEqual(['Aceitera', 'Árbol', 'Zócalo'])
  })

  it('corrects an address that makes no sense', async () => {
    const { query, total, page } = await find(
      'en-GB',
      'q=%00&category=smoke&glaze=gold&price=-1&available=maybe&sort=best%27&page=99&unknown=1',
    )
    expect(query).toMatchObject({
      category: undefined,
      price: undefined,
      isAvailable: false,
      sorting: 'best',
    })
    expect([total, page]).toEqual([0, 1])
    expect((await find('en-GB', 'page=99')).page).toBe(1)
  })

  it('has an address that reads as it was written', async () => {
    const products = await listProducts('en-GB')
    const filters = filtersOf(products, await listCategories('en-GB'))
    const address = `q=mug&category=drink&glaze=sea&price=${filters.prices[1]?.value}&available=yes&sort=name&page=2`
    expect(writeQuery(readQuery(new URLSearchParams(address), filters)).toString()).toBe(address)
  })
})

describe('1,000 products', () => {
  const anyQuery: SearchQuery = {
    text: 'mug',
    attributes: new Map(),
    isAvailable: false,
    sorting: 'best',
    page: 1,
  }

  it('are indexed once, and a page shows no more of them than of 20', async () => {
    const products = await manyProducts(1000)
    const add = vi.spyOn(MiniSearch.prototype, 'addAll')
    for (let page = 1; page <= 5; page++) {
      const results = searchProducts(products, { ...anyQuery, page }, 'en-GB')
      expect(results.products.length).toBe(pageSize)
      expect(results.total).toBeGreaterThan(100)
      expect(results.page).toBe(page)
    }
    expect(add).toHaveBeenCalledTimes(1)
    add.mockRestore()
  })
})
