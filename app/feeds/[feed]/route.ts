import { orUnavailable } from '@/lib/availability/unavailable-handler'
import { productFeed } from '@/lib/discovery/feed'
import { isLocale } from '@/lib/i18n/locales'
import { ownAddress } from '@/lib/own-address'

/** The products in one language, at /feeds/en-GB.xml and the like. */
export const GET = orUnavailable(
  async (request: Request, { params }: { params: Promise<{ feed: string }> }) => {
    const locale = (await params).feed.replace(/\.xml$/, '')
    if (!isLocale(locale)) return new Response('There is no feed in this language.', { status: 404 })
    return new Response(await productFeed(locale, ownAddress(request.headers)), {
      headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=600' },
    })
  },
)
