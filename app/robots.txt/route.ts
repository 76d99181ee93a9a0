import { locales } from '@/lib/i18n/locales'
import { ownAddress } from '@/lib/own-address'
import { paths } from '@/lib/paths'

/** Which pages programs should leave alone: those that belong to one shopper, and all results of searches. Source: RFC 9309 */
export function GET(request: Request): Response {
  // A rule holds for every address that begins so.
  const rules = locales.flatMap((locale) =>
    [
      paths.cart(locale),
      paths.checkout(locale),
      paths.order(locale, ''),
      paths.paymentOutcome(locale, ''),
      paths.search(locale),
    ].map((path) => `Disallow: ${path}`),
  )
  const text = `User-agent: *
${rules.join('\n')}
Disallow: /api/
Allow: /api/pictures/
Allow: /api/theme/
Disallow: /simulator

Sitemap: ${ownAddress(request.headers)}/sitemap.xml
`
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
