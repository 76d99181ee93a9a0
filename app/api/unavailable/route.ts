import type { NextRequest } from 'next/server'
import { findProblem } from '@/lib/availability/check'
import { unavailable } from '@/lib/availability/response'
import { isLocale } from '@/lib/i18n/locales'

/**
 * Says that the shop can take no orders, in place of the page that the query names: a page itself cannot have the status
 * 503. It does not lead back by itself, for where two processes do not agree, a browser would go back and forth without
 * end; the page that it shows has a link.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const page = shopPage(request.nextUrl.searchParams.get('page') ?? '')
  return unavailable(new Request(new URL(page, request.url), request), await findProblem())
}

/** Anybody can type this address, so it leads to pages of the shop only. */
function shopPage(path: string): string {
  const [before, locale = ''] = path.split('/')
  return before === '' && isLocale(locale) ? path : '/'
}
