import type { NextRequest } from 'next/server'
import { findRejection } from '@/lib/action-request'
import { findProblem } from '@/lib/availability/check'
import { unavailable } from '@/lib/availability/response'
import { readSentForm } from '@/lib/availability/sent-form'
import { isLocale } from '@/lib/i18n/locales'
import { isOwnOrigin } from '@/lib/own-origin'

/**
 * Says that the shop can take no orders, in place of the page that the query names: a page itself cannot have the status
 * 503. It does not lead back by itself, for where two processes do not agree, a browser would go back and forth without
 * end; the page that it shows has a link.
 */
export async function GET(request: NextRequest): Promise<Response> {
  return unavailable(inPlaceOf(request), await findProblem())
}

/** A form without JavaScript whose page has led here: browsers send it once more, and so does the page that they get. */
export async function POST(request: NextRequest): Promise<Response> {
  const origin = request.headers.get('origin')
  if (origin === null || !isOwnOrigin(origin, request.headers)) {
    return new Response('This form was sent from another site.', { status: 403 })
  }
  const shown = inPlaceOf(request)
  const sent = request.clone()
  const rejection = await findRejection(request)
  if (rejection) return new Response(rejection.text, { status: rejection.status })
  return unavailable(shown, await findProblem(), await readSentForm(sent))
}

/** The request as it would be for the page that the query names. */
function inPlaceOf({ nextUrl, url, headers }: NextRequest): Request {
  return new Request(new URL(shopPage(nextUrl.searchParams.get('page') ?? ''), url), { headers })
}

/** Anybody can type this address, so it leads to pages of the shop only. */
function shopPage(path: string): string {
  const [before, locale = ''] = path.split('/')
  return before === '' && isLocale(locale) ? path : '/'
}
