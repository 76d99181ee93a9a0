import type { Metadata } from 'next'
import { fontClasses } from '@/components/layout/fonts'
import { NotFoundInAllLanguages } from '@/components/layout/not-found-in-all-languages'
import { defaultLocale } from '@/lib/i18n/locales'
import { colourSchemeScript } from '@/lib/theme/colour-scheme'
import { pictureAddress } from '@/lib/theme/pictures'
import { shopTheme } from '@/lib/theme/theme'
import './globals.css'

export const metadata: Metadata = {
  title: `404 – ${shopTheme.businessName}`,
  icons: pictureAddress('favicon'),
}

/** For an address that no page stands at. */
export default function GlobalNotFoundPage() {
  return (
    // The script changes it before React looks.
    <html lang={defaultLocale} className={fontClasses} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant, whose hash policies name. */}
        <script dangerouslySetInnerHTML={{ __html: colourSchemeScript }} />
      </head>
      <body>
        <NotFoundInAllLanguages />
      </body>
    </html>
  )
}
