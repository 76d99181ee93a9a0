import { type NextRequest, NextResponse } from 'next/server'
import { knownProblem } from '@/lib/availability/known-problem'
import { unavailable } from '@/lib/availability/response'
import { hostOfAppUrl, shopAddress } from '@/lib/environment'
import { isLocale } from '@/lib/i18n/locales'
import { preferredLocale } from '@/lib/i18n/preferred-locale'

/**
 * Sends an address without a language to the same address in the shopper's language. What Next would call an error of
 * the shop is rejected: an address that nobody can read, and a form that another site sends. Where the shop can take no
 * orders, the pages that need its configuration and database say so.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  if (!isReadable(request.nextUrl.pathname)) {
    return new NextResponse('This address is not encoded as addresses are.', { status: 400 })
  }
  if (request.nextUrl.pathname.startsWith('/api/')) return NextResponse.next()
  const origin = request.headers.get('origin')
  if (request.method === 'POST' && origin !== null && !isOwn(origin, request.headers)) {
    return new NextResponse('This form was sent from another site.', { status: 403 })
  }
  const { pathname } = request.nextUrl
  const [, first = '', second = ''] = pathname.split('/')
  if (isLocale(first)) {
    const needsDatabase = request.method === 'POST' || pagesOfDatabase.includes(second)
    const problem = needsDatabase ? await knownProblem() : undefined
    if (problem !== undefined) return unavailable(request, problem)
    return leaveAnotherName(request) ?? pass(request)
  }
  const url = request.nextUrl.clone()
  const locale = preferredLocale(request.headers.get('accept-language'))
  url.pathname = pathname === '/' ? `/${locale}` : `/${locale}${pathname}`
  const response = NextResponse.redirect(url)
  response.headers.set('Vary', 'Accept-Language')
  return response
}

/** What stands behind the language of a page that is made anew for each request. */
const pagesOfDatabase = ['cart', 'checkout', 'orders', 'payments']

/** Whether an origin is the shop's: by APP_URL, or else by the name by which the shop or its proxy was called. */
function isOwn(origin: string, headers: Headers): boolean {
  if (!URL.canParse(origin)) return false
  const forwarded = headers.get('x-forwarded-host')?.split(',')[0]?.trim()
  return [hostOfAppUrl(), forwarded || headers.get('host')].includes(new URL(origin).host)
}

/** Next compares the two headers of a form itself, and would answer 500 where a proxy calls the shop by another name. */
function pass(request: NextRequest): NextResponse {
  const origin = request.headers.get('origin')
  if (request.method !== 'POST' || origin === null) return NextResponse.next()
  const headers = new Headers(request.headers)
  headers.set('x-forwarded-host', new URL(origin).host)
  return NextResponse.next({ request: { headers } })
}

/** For how long a browser that was led away is not led away again, if it comes back. */
const pauseSeconds = 60
const ledAway = 'led-away'

/**
 * A form without JavaScript that was sent from another name of the shop leads to the same page at its address; with
 * JavaScript the browser has gone there before. See components/layout/another-name.ts.
 */
function leaveAnotherName(request: NextRequest): NextResponse | undefined {
  const origin = request.headers.get('origin')
  if (request.method !== 'POST' || origin === null || request.headers.has('next-action')) return undefined
  const address = shopAddress()
  if (address === undefined || new URL(address).hostname === new URL(origin).hostname) return undefined
  if (request.cookies.has(ledAway)) return undefined
  const { pathname, search } = request.nextUrl
  const response = NextResponse.redirect(address + pathname + search, 303)
  response.cookies.set(ledAway, 'yes', { maxAge: pauseSeconds, httpOnly: true, sameSite: 'lax' })
  return response
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
