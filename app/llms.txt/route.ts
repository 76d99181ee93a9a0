import { llmsText } from '@/lib/discovery/llms'
import { ownAddress } from '@/lib/own-address'

export async function GET(request: Request): Promise<Response> {
  return new Response(await llmsText(ownAddress(request.headers)), {
    headers: { 'Content-Type': 'text/markdown; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  })
}
