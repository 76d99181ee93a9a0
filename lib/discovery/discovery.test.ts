import { load } from 'cheerio'
import { expect, it, vi } from 'vitest'
import { listProducts } from '@/lib/catalogue'
import { locales } from '@/lib/i18n/locales'
import { paths } from '@/lib/paths'
import { shop } from '@/lib/shop'
import { productFeed } from './feed'
import { llmsText } from './llms'
import { sitemap } from './sitemap'
import { breadcrumbData, organizationData, productData } from './structured-data'

vi.mock('@/lib/database/database', () => ({ database: async () => ({}) }))
vi.mock('@/lib/stock/stock', async (original) => ({
  ...(await original<typeof import('@/lib/stock/stock')>()),
  availability: async () => new Map([['harbour-mug/iron', 0]]),
}))

const address = 'https://shop.example'

it('the site map has each page once in each language, with its other languages', async () => {
  const $ = load(await sitemap(address), { xml: true })
  const listed = $('url > loc')
    .map((_, loc) => $(loc).text())
    .get()
  expect(new Set(listed).size).toBe(listed.length)
  const { slug } = (await listProducts('en-GB'))[0] ?? { slug: '' }
  for (const locale of locales) {
    for (const path of [paths.home(locale), paths.product(locale, slug), paths.text(locale, 'terms')])
      expect(listed).toContain(address + path)
  }
  expect(listed.filter((page) => /cart|checkout|orders|search/.test(page))).toEqual([])
  const links = $('url').first().find('xhtml\\:link')
  expect(links.map((_, link) => $(link).attr('hreflang')).get()).toEqual([...locales, 'x-default'])
})

it('the feed has an entry for each item, in the language and its currency, and says what is sold out', async () => {
  const $ = load(await productFeed('nl-NL', address), { xml: true })
  const field = (id: string, name: string) =>
    $('item')
      .filter((_, item) => $(item).find('g\\:id').text() === id)
      .find(`g\\:${name}`)
      .text()
  const [mug] = (await listProducts('nl-NL')).filter(({ slug }) => slug === 'harbour-mug')
  const iron = mug?.options?.values.find(({ value }) => value === 'iron')
  const sku = iron?.sku ?? ''
  expect(field(sku, 'title')).toBe(`${mug?.name}, ${iron?.label}`)
  expect(field(sku, 'price')).toMatch(/^\d+\.\d\d EUR$/)
  expect(field(sku, 'link')).toBe(`${address}/nl-NL/products/harbour-mug?option=iron`)
  expect(field(sku, 'image_link')).toBe(`${address}/products/harbour-mug-iron.png`)
  expect(field(sku, 'availability')).toBe('out_of_stock')
  expect(field(mug?.options?.values[0]?.sku ?? '', 'availability')).toBe('in_stock')
  expect(field('MR-505-LARGE', 'unit_pricing_measure')).toBe('200 g')
  expect(field('MR-404', 'max_handling_time')).toBe('15')
  const ids = $('g\\:id')
    .map((_, id) => $(id).text())
    .get()
  expect(new Set(ids).size).toBe(ids.length)
})

it('the feed groups the options of a product by what they differ in, where the feed has a word for it', async () => {
  const $ = load(await productFeed('nl-NL', address), { xml: true })
  const fieldsOf = (id: string) => {
    const item = $('item').filter((_, item) => $(item).find('g\\:id').text() === id)
    return Object.fromEntries(
      ['color', 'size', 'item_group_id'].map((name) => [name, item.find(`g\\:${name}`).text()]),
    )
  }
  expect(fieldsOf('MR-101-SEA')).toEqual({ color: 'Zee', size: '', item_group_id: 'MR-101' })
  expect(fieldsOf('MR-504-LONG')).toEqual({ color: '', size: 'Lang', item_group_id: 'MR-504' })
  expect(fieldsOf('MR-501-LEFT')).toEqual({ color: '', size: '', item_group_id: '' })
})

it('llms.txt leads to every product', async () => {
  const text = await llmsText(address)
  for (const { slug } of await listProducts('en-GB'))
    expect(text).toContain(`](${address}${paths.product('en-GB', slug)}): `)
})

it('structured data say who sells what for how much', async () => {
  const bySlug = new Map((await listProducts('en-US')).map((product) => [product.slug, product]))
  const dataOf = (slug: string) => {
    const product = bySlug.get(slug)
    return product && productData(product, 'en-US')
  }
  const offer = { price: expect.stringMatching(/^\d+\.\d\d$/), priceCurrency: 'USD' }
  expect(dataOf('teapot')).toMatchObject({ '@type': 'Product', sku: 'MR-302', offers: [offer] })
  expect(dataOf('cooking-spoon')).toMatchObject({
    '@type': 'Product',
    offers: [{ sku: 'MR-501-RIGHT' }, { sku: 'MR-501-LEFT', name: expect.stringContaining('Left-handed') }],
  })
  expect(dataOf('harbour-mug')).toMatchObject({
    '@type': 'ProductGroup',
    name: 'Harbor mug',
    productGroupID: 'MR-101',
    variesBy: 'https://schema.org/color',
    hasVariant: [
      { '@type': 'Product', sku: 'MR-101-SEA', color: 'Sea', offers: offer },
      { sku: 'MR-101-CHALK', color: 'Chalk', image: expect.stringMatching(/harbour-mug-chalk\.png$/) },
      { sku: 'MR-101-IRON', color: 'Iron' },
    ],
  })
  expect(organizationData('en-GB')).toMatchObject({
    legalName: shop.legalName,
    hasMerchantReturnPolicy: { merchantReturnDays: shop.withdrawalDays },
  })
  expect(breadcrumbData([{ text: 'Mugs', href: '/en-GB/categories/drink' }])).toMatchObject({
    itemListElement: [{ position: 1, name: 'Mugs', item: '/en-GB/categories/drink' }],
  })
})
