import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import type { ReactNode } from 'react'
import { prerender } from 'react-dom/static'
import { expect, it, vi } from 'vitest'
import type { Product } from '@/lib/catalogue'
import { pageSize } from '@/lib/search/search'
import { manyProducts } from '@/lib/search/testing'
import CategoryPage from './categories/[category]/page'
import SearchPage from './search/page'

const shop = vi.hoisted((): { products?: Product[]; queries: number } => ({ queries: 0 }))
vi.mock('@/lib/catalogue', async (original) => {
  const catalogue = await original<typeof import('@/lib/catalogue')>()
  return {
    ...catalogue,
    listProducts: async (...asked: Parameters<typeof catalogue.listProducts>) =>
      shop.products ?? catalogue.listProducts(...asked),
  }
})
vi.mock('@/lib/orders/context', () => ({ orderContext: async () => ({ database: 'the database' }) }))
vi.mock('@/lib/stock/sold-out-keys', () => ({
  soldOutKeys: async () => {
    shop.queries += 1
    return new Set()
  },
}))
vi.mock('next/root-params', () => ({ locale: async () => 'en-GB' }))
vi.mock('next/navigation', () => ({ usePathname: () => '/en-GB/search' }))

const locale = 'en-GB'
const listings: Record<string, () => Promise<ReactNode>> = {
  category: () => CategoryPage({ params: Promise.resolve({ locale, category: 'drink' }) }),
  search: () =>
    SearchPage({
      params: Promise.resolve({ locale }),
      searchParams: Promise.resolve({ q: 'mug', available: 'yes' }),
    }),
}

/** A page of a shop of so many products, all alike but for their addresses. */
async function listing(name: string, count: number) {
  const [product] = (await manyProducts(1)) as [Product]
  shop.products = (await manyProducts(count)).map((_, index) => ({
    ...product,
    slug: `mug-${String(index).padStart(4, '0')}`,
  }))
  shop.queries = 0
  const { prelude } = await prerender(await listings[name]?.())
  const html = await text(prelude)
  return {
    bytes: gzipSync(html).length,
    entries: html.split('<li class="group').length - 1,
    queries: shop.queries,
  }
}

it.each(Object.keys(listings))(
  'a %s of 1,000 products has as many entries, asks the store as often and weighs as much as one of a full page',
  async (name) => {
    const small = await listing(name, pageSize)
    const large = await listing(name, 1000)
    expect(small.entries).toBe(pageSize)
    expect(large).toMatchObject({ entries: pageSize, queries: small.queries })
    // The links to further pages.
    expect(large.bytes - small.bytes).toBeLessThan(400)
  },
)
