import type { NextRequest } from 'next/server'
import { buyableLines, countPieces } from '@/lib/cart/cart'
import { defaultLocale, isLocale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { getSession } from '@/lib/session'

/** How many pieces the cart of this browser holds, and how the link to it is read out in the language asked for. */
export async function GET(request: NextRequest) {
  const asked = request.nextUrl.searchParams.get('locale') ?? ''
  const locale = isLocale(asked) ? asked : defaultLocale
  const { cart } = await getSession()
  const count = countPieces(await buyableLines(cart, locale))
  return Response.json(
    { count, label: translator(locale)('header.cartWithCount', { count }) },
    { headers: { 'Cache-Control': 'private, no-store' } },
  )
}
