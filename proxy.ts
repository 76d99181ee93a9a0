import { type NextRequest, NextResponse } from 'next/server'
import { isLocale } from '@/lib/i18n/locales'
import { preferredLocale } from '@/lib/i18n/preferred-locale'

/** Sends an address without a language to the same address in the shopper's language. */
export function proxy(request: NextRequest) {
  const { pathname } = request.nextUrl
  const first = pathname.split('/')[1] ?? ''
  if (isLocale(first)) return NextResponse.next()
  const url = request.nextUrl.clone()
  const locale = preferredLocale(request.headers.get('accept-language'))
  url.pathname = pathname === '/' ? `/${locale}` : `/${locale}${pathname}`
  const response = NextResponse.redirect(url)
  response.headers.set('Vary', 'Accept-Language')
  return response
}

// Pages only: not the routes of /api and /simulator, nor Next's own files or any file with an extension.
export const config = { matcher: ['/((?!(?:api|simulator|_next)(?:/|$)|.*\\.[^/]+$).*)'] }
