import { createHash, randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { findRejection } from '@/lib/action-request'
import { checkoutTargets } from '@/lib/availability/checkout-targets'
import { knownProblem } from '@/lib/availability/known-problem'
import { unavailable } from '@/lib/availability/response'
import { readSentForm } from '@/lib/availability/sent-form'
import { isAtOtherHost, lacksHttps } from '@/lib/canonical-host'
import { contentSecurityPolicy, source } from '@/lib/content-security-policy'
import { cookies } from '@/lib/cookies'
import { parsedAppUrl, shopAddress } from '@/lib/environment'
import { isLocale } from '@/lib/i18n/locales'
import { preferredLocale } from '@/lib/i18n/preferred-locale'
import { isOwnOrigin } from '@/lib/own-origin'
import { dynamicPage } from '@/lib/paths'
import { colourSchemeScript } from '@/lib/theme/colour-scheme'
import { shopTheme } from '@/lib/theme/theme'

/**
 * Sends an address without a language to the same address in the shopper's language, and gives each page that is
 * rendered for its request a policy of its own. What Next would call an error of the shop is rejected: an address that
 * nobody can read, a form that another site sends, and one that no page of the shop can have sent. Where the shop can
 * take no orders, the pages that need its configuration and database say so. It does not run before static pages.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const { pathname } = request.nextUrl
  if (!isReadable(pathname)) {
    return new NextResponse('This address is not encoded as addresses are.', { status: 400 })
  }
  const [, first = ''] = pathname.split('/')
  if (first === 'api' || first === 'simulator' || first === '_next') return NextResponse.next()
  const isAdmin = first === 'admin'
  let sent: Request | undefined
  if (request.method === 'POST') {
    const origin = request.headers.get('origin')
    // Every browser says from where a form was sent. What shoppers can do is not worth keeping out a proxy that removes it.
    const isOwn = origin === null ? !isAdmin : isOwnOrigin(origin, request.headers)
    if (!isOwn) {
      return new NextResponse('This form was sent from another site.', { status: 403 })
    }
    const withoutHttps = leaveHttp(request)
    if (withoutHttps) return withoutHttps
    // What looks at a body reads it to its end.
    if (!request.headers.has('next-action') && !isAdmin) sent = request.clone()
    const rejection = await findRejection(request)
    if (rejection) return new NextResponse(rejection.text, { status: rejection.status })
  }
  if (!isLocale(first) && !isAdmin) return isFile(pathname) ? NextResponse.next() : redirectToLocale(request)
  // A form without JavaScript has a static page rendered, too, to show what came of it.
  if (request.method !== 'POST' && !isRenderedForRequest(pathname)) return NextResponse.next()
  const needsNoCheck = isCallOfKeptForm(request) || dynamicPage(pathname)?.isCatalogueOnly
  const problem = needsNoCheck ? undefined : await knownProblem()
  if (problem !== undefined) {
    return unavailable(request, problem, sent && (await readSentForm(sent)))
  }
  return redirectToCanonicalHost(request) ?? pass(request)
}

const isCallOfKeptForm = ({ headers, nextUrl }: NextRequest) =>
  headers.has('next-action') && dynamicPage(nextUrl.pathname)?.keepsForm === true

function redirectToLocale(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl
  const url = request.nextUrl.clone()
  const locale = preferredLocale(request.headers.get('accept-language'))
  url.pathname = pathname === '/' ? `/${locale}` : `/${locale}${pathname}`
  const response = NextResponse.redirect(url)
  response.headers.set('Vary', 'Accept-Language')
  return response
}

/** Files of the shop have no language. The proxy runs before those that are requested with an Origin, or have a `%`. */
const isFile = (pathname: string) => /\.[^/]+$/.test(pathname)

const isRenderedForRequest = (pathname: string) =>
  /^\/admin(\/|$)/.test(pathname) || dynamicPage(pathname) !== undefined

/** Has Next render a page, under a policy of its own. */
function pass(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers)
  const origin = headers.get('origin')
  // Next compares the two headers of a form itself, and would answer 500 where a proxy calls the shop by another name.
  if (request.method === 'POST' && origin !== null) headers.set('x-forwarded-host', new URL(origin).host)
  // `npm run dev` has one policy for all pages; see next.config.ts.
  const policy = process.env.NODE_ENV === 'development' ? undefined : newPolicy()
  // From here Next reads the nonce, which it writes into the scripts of the page.
  if (policy) headers.set('Content-Security-Policy', policy)
  const response = NextResponse.next({ request: { headers } })
  if (policy) response.headers.set('Content-Security-Policy', policy)
  return response
}

/**
 * A page that came by HTTP to a browser may be written by whoever is between it and the shop, and drops cookies that are
 * for HTTPS alone. So no form of one is taken where APP_URL is HTTPS: without JavaScript it leads to the same page there, a
 * call of a Server Action is rejected.
 */
function leaveHttp(request: NextRequest): NextResponse | undefined {
  const origin = request.headers.get('origin')
  const address = parsedAppUrl()
  if (origin === null || address === undefined) return undefined
  const place = new URL(origin)
  if (place.hostname !== address.hostname || !lacksHttps(address.origin, place)) return undefined
  if (!request.headers.has('next-action')) return leadTo(address.origin, request)
  return new NextResponse('This form was sent by HTTP; the shop takes forms by HTTPS.', { status: 403 })
}

/**
 * A form without JavaScript that was sent at another host leads to the same page at the canonical one; with
 * JavaScript the browser has gone there before. See components/layout/canonical-host.ts.
 */
function redirectToCanonicalHost(request: NextRequest): NextResponse | undefined {
  const origin = request.headers.get('origin')
  if (request.method !== 'POST' || origin === null || request.headers.has('next-action')) return undefined
  const address = shopAddress()
  if (address === undefined || !isAtOtherHost(address, new URL(origin))) return undefined
  if (request.cookies.has(cookies.canonicalRedirect.name)) return undefined
  const response = leadTo(address, request)
  const { name, lifetimeSeconds } = cookies.canonicalRedirect
  response.cookies.set(name, 'yes', { maxAge: lifetimeSeconds, httpOnly: true, sameSite: 'lax' })
  return response
}

/** Leads a form to the same page at the shop's address, where it has to be sent again. */
function leadTo(address: string, request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  const target = address + pathname + search
  const page = `<!doctype html><title>${shopTheme.businessName}</title><a href="${target}">${address}</a>`
  return new NextResponse(page, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
      // The policy of a static page lets no form be redirected to another host.
      Refresh: `0; url=${target}`,
    },
  })
}

const colourSchemeSource = source('sha256', createHash('sha256').update(colourSchemeScript).digest('base64'))

/** Names a nonce and, where the configuration is well, where the checkout leads to. */
const newPolicy = () =>
  contentSecurityPolicy({
    scripts: [source('nonce', randomBytes(16).toString('base64')), colourSchemeSource],
    formTargets: checkoutTargets(),
  })

function isReadable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname)
    return true
  } catch {
    return false
  }
}

/**
 * Next reads the matcher without running it: the languages are all that lib/i18n/locales.ts knows. An address of one that this
 * shop has not is not found: as no page is made for it, or as the same address in a language of the shop.
 */
export const config = {
  matcher: [
    // Addresses without a language, but for Next's own files and any with an extension.
    '/((?!(?:en-GB|en-US|el-GR|nl-NL|es-ES|api|simulator|_next)(?:/|$)|.*\\.[^/]+$).*)',
    // The pages that are rendered for each request, as lib/paths.ts lists them.
    '/(en-GB|en-US|el-GR|nl-NL|es-ES)/(search|cart|checkout|find-order|withdrawal)',
    '/(en-GB|en-US|el-GR|nl-NL|es-ES)/(orders|payments|withdrawal)/([^/]+)',
    // The back office, whatever follows.
    '/admin/:path*',
    // Forms, to whichever page.
    { source: '/((?!(?:api|simulator|_next)(?:/|$)).*)', has: [{ type: 'header', key: 'origin' }] },
    { source: '/((?!(?:api|simulator|_next)(?:/|$)).*)', has: [{ type: 'header', key: 'content-type' }] },
    { source: '/((?!(?:api|simulator|_next)(?:/|$)).*)', has: [{ type: 'header', key: 'next-action' }] },
    // Addresses that have something encoded in them.
    '/(.*%.*)',
  ],
}
