import type { NextRequest } from 'next/server'
import type { ProductStock } from '@/components/product/product-stock'
import { orUnavailable } from '@/lib/availability/unavailable-handler'
import { getCart } from '@/lib/cart/cart-cookie'
import { findProduct, limitedItemsOf } from '@/lib/catalogue'
import { defaultLocale, isLocale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { availabilityFor } from '@/lib/orders/cart-stock'
import { stockKeyOf } from '@/lib/stock/stock-item'

/** Up to how many are few. How many more there are is the merchant's business. */
const few = 5

/** The stock of a product for this browser, whose order may hold some of it. */
export const GET = orUnavailable(async (request: NextRequest) => {
  const { searchParams } = request.nextUrl
  const asked = searchParams.get('locale') ?? ''
  const locale = isLocale(asked) ? asked : defaultLocale
  const t = translator(locale)
  const product = await findProduct(searchParams.get('product') ?? '', locale)
  if (!product) return Response.json({ error: 'There is no such product.' }, { status: 404 })
  const items = limitedItemsOf(product)
  const left = await availabilityFor(await getCart(), items)
  const stock: ProductStock = items.flatMap((item) => {
    const available = left.get(stockKeyOf(item))
    if (available === undefined || available > few) return []
    const label = available === 0 ? t('stock.soldOut') : t('stock.few', { count: available })
    return [{ option: item.option, available, label }]
  })
  return Response.json(stock, { headers: { 'Cache-Control': 'private, no-store' } })
})
