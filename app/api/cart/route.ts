import type { NextRequest } from 'next/server'
import { renderEmail } from '@/components/email/email-renderer'
import { orUnavailable } from '@/lib/availability/unavailable-handler'
import { buyableLines, totalQuantity } from '@/lib/cart/cart'
import { getCart } from '@/lib/cart/cart-cookie'
import { shopAddress } from '@/lib/environment'
import { defaultLocale, isLocale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { limitToStock } from '@/lib/orders/cart-stock'
import { checkDueOrdersAfterResponse } from '@/lib/scheduled-jobs/check-after-response'

/**
 * The total quantity of this browser's cart, how the link to it is read out in the language of the query, and the address
 * where the shopper should be. Every page asks for it, so that it also has the orders that are due checked.
 */
export const GET = orUnavailable(async (request: NextRequest) => {
  checkDueOrdersAfterResponse(renderEmail)
  const requested = request.nextUrl.searchParams.get('locale') ?? ''
  const locale = isLocale(requested) ? requested : defaultLocale
  const { lines } = await limitToStock(await getCart())
  const count = totalQuantity(await buyableLines(lines, locale))
  return Response.json(
    { count, label: translator(locale)('header.cartWithCount', { count }), address: shopAddress() },
    { headers: { 'Cache-Control': 'private, no-store' } },
  )
})
