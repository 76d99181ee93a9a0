import { type NextRequest, NextResponse } from 'next/server'
import { isLocale } from '@/lib/i18n/locales'
import { preferredLocale } from '@/lib/i18n/preferred-locale'

/**
 * Sends an address without a language to the same address in the shopper's language. What Next would call an error of
 * the shop is rejected: an address that nobody can read, and a form that another site sends.
 */
export function proxy(request: NextRequest) {
  if (!isReadable(request.nextUrl.pathname)) {
    return new NextResponse('This address is not encoded as addresses are.', { status: 400 })
  }
  if (request.nextUrl.pathname.startsWith('/api/')) return NextResponse.next()
  if (request.method === 'POST' && isFromElsewhere(request.headers)) {
    return new NextResponse('This form was sent from another site.', { status: 403 })
  }
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

/** Whether a request names an origin, and another one than the shop's; browsers name it with every form. */
function isFromElsewhere(headers: Headers): boolean {
  const origin = headers.get('origin')
  if (origin === null) return false
  const host = headers.get('x-forwarded-host')?.split(',')[0]?.trim() || headers.get('host')
  return !URL.canParse(origin) || new URL(origin).host !== host
}

function isReadable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname)
    return true
  } catch {
    return false
  }
}

// Pages, and routes of /api whose address has something encoded in it: not the other routes of /api, nor /simulator, nor Next's own files or any file with an extension.
export const config = { matcher: ['/((?!(?:api|simulator|_next)(?:/|$)|.*\\.[^/]+$).*)', '/(api/.*%.*)'] }
