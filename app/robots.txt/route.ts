import { ownAddress } from '@/lib/own-address'

/** Which pages programs should leave alone: those that belong to one shopper. Source: RFC 9309 */
export function GET(request: Request): Response {
  const text = `User-agent: *
Disallow: /*/cart
Disallow: /*/checkout
Disallow: /*/orders/
Disallow: /*/payments/
Disallow: /*/search
Disallow: /api/
Allow: /api/pictures/
Allow: /api/theme/
Disallow: /simulator

Sitemap: ${ownAddress(request.headers)}/sitemap.xml
`
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
