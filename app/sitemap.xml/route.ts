import { sitemap } from '@/lib/discovery/sitemap'
import { ownAddress } from '@/lib/own-address'

export async function GET(request: Request): Promise<Response> {
  return new Response(await sitemap(ownAddress(request.headers)), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  })
}
