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

it('llms.txt leads to every product', async () => {
  const text = await llmsText(address)
  for (const { slug } of await listProducts('en-GB'))
    expect(text).toContain(`](${address}${paths.product('en-GB', slug)}): `)
})

it('structured data say who sells what for how much', async () => {
  const [product] = await listProducts('en-US')
  if (!product) throw new Error('The catalogue is empty')
  expect(productData(product, 'en-US')).toMatchObject({
    '@type': 'Product',
    name: product.name,
    offers: expect.arrayContaining([
      expect.objectContaining({ price: expect.stringMatching(/^\d+\.\d\d$/), priceCurrency: 'USD' }),
    ]),
  })
  expect(organizationData('en-GB')).toMatchObject({
    legalName: shop.legalName,
    hasMerchantReturnPolicy: { merchantReturnDays: shop.withdrawalDays },
  })
  expect(breadcrumbData([{ text: 'Mugs', href: '/en-GB/categories/drink' }])).toMatchObject({
    itemListElement: [{ position: 1, name: 'Mugs', item: '/en-GB/categories/drink' }],
  })
})
