import { pictureNames, themePicture } from '@/lib/theme/pictures'

export const dynamic = 'force-static'
export const dynamicParams = false

export function generateStaticParams() {
  return pictureNames.filter((name) => themePicture(name)).map((picture) => ({ picture }))
}

/** A picture of the shop's theme, for browsers to keep. Opened by itself, it runs nothing and loads nothing. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ picture: string }> },
): Promise<Response> {
  const { picture: asked } = await params
  const name = pictureNames.find((known) => known === asked)
  const picture = name && themePicture(name)
  if (!picture) return new Response('Not found', { status: 404 })
  return new Response(picture.bytes, {
    headers: {
      'Content-Type': picture.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    },
  })
}
