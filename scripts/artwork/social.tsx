import { readFileSync } from 'node:fs'
import { formatHex } from 'culori'
import { ImageResponse } from 'next/og'
import { shopTexts } from '@/lib/content/shop-texts'
import type { Locale } from '@/lib/i18n/locales'
import { shopTheme } from '@/lib/theme/theme'
import { shelf } from './shelf'

const size = { width: 1200, height: 630 }

const fonts = ['literata-latin', 'literata-greek', 'commissioner-latin', 'commissioner-greek'].map(
  (name) => ({
    name,
    data: readFileSync(`scripts/artwork/fonts/${name}.woff`),
  }),
)

/** The picture that other sites show for a link to the shop: its name, what it is and what it makes, as PNG. */
export async function drawSocialImage(locale: Locale): Promise<Buffer> {
  const { ground, ink, muted } = shopTheme.light
  const picture = `data:image/svg+xml;base64,${Buffer.from(shelf('wide')).toString('base64')}`
  const image = new ImageResponse(
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        width: '100%',
        height: '100%',
        backgroundColor: formatHex(ground),
        color: formatHex(ink),
      }}
    >
      <img src={picture} alt="" width={1200} height={400} style={{ objectFit: 'cover' }} />
      <div style={{ display: 'flex', flexDirection: 'column', padding: '36px 64px', gap: 12 }}>
        <div style={{ fontFamily: 'literata-latin, literata-greek', fontSize: 72, lineHeight: 1.1 }}>
          {shopTheme.businessName}
        </div>
        <div
          style={{
            fontFamily: 'commissioner-latin, commissioner-greek',
            fontSize: 36,
            lineHeight: 1.3,
            color: formatHex(muted),
          }}
        >
          {shopTexts(locale).tagline}
        </div>
      </div>
    </div>,
    { ...size, fonts },
  )
  return Buffer.from(await image.arrayBuffer())
}

/** A drawing as PNG, for sites that show no SVG. */
export async function raster(svg: string): Promise<Buffer> {
  const picture = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
  const image = new ImageResponse(<img src={picture} alt="" width={600} height={750} />, {
    width: 600,
    height: 750,
  })
  return Buffer.from(await image.arrayBuffer())
}
