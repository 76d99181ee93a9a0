import type { NextRequest } from 'next/server'
import { priceText } from '@/components/product/price-text'
import type { Suggestions } from '@/components/search/search-suggestions'
import { listProducts } from '@/lib/catalogue'
import { defaultLocale, isLocale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { paths } from '@/lib/paths'
import { matching } from '@/lib/search/search'

/** How many products are suggested while somebody types. */
const most = 6

/** The products that are found by what somebody is typing. */
export async function GET({ nextUrl: { searchParams } }: NextRequest): Promise<Response> {
  const asked = searchParams.get('locale') ?? ''
  const locale = isLocale(asked) ? asked : defaultLocale
  const text = (searchParams.get('q') ?? '').trim().slice(0, 100)
  const found = text === '' ? [] : matching(await listProducts(locale), text).slice(0, most)
  const suggestions: Suggestions = {
    products: found.map((product) => ({
      name: product.name,
      price: priceText(product, locale),
      picture: product.pictures[0].src,
      href: paths.product(locale, product.slug),
    })),
    count: translator(locale)('search.suggestionCount', { count: found.length }),
  }
  return Response.json(suggestions, { headers: { 'Cache-Control': 'public, max-age=60' } })
}
