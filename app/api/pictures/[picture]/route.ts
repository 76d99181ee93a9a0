import { extname } from 'node:path'
import { pictureTypes, readPicture } from '@/lib/catalogue'

/** A picture of the catalogue, where it does not stand in `public/`. Opened by itself, it runs nothing and loads nothing. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ picture: string }> },
): Promise<Response> {
  const { picture } = await params
  const type = pictureTypes[extname(picture)]
  const bytes = type && (await readPicture(picture))
  if (!type || !bytes) return new Response('Not found', { status: 404 })
  return new Response(bytes, {
    headers: {
      'Content-Type': type,
      'Cache-Control': 'public, max-age=3600',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    },
  })
}
