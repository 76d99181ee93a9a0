import type { Metadata } from 'next'
import { fontClasses } from '@/components/layout/fonts'
import { Wordmark } from '@/components/layout/wordmark'
import { Link } from '@/components/ui/link'
import { isDemonstration } from '@/lib/environment'
import { defaultLocale, locales } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { paths } from '@/lib/paths'
import { colourSchemeScript } from '@/lib/theme/colour-scheme'
import { pictureAddress } from '@/lib/theme/pictures'
import { shopTheme } from '@/lib/theme/theme'
import './globals.css'

export const metadata: Metadata = {
  title: `404 – ${shopTheme.businessName}`,
  icons: pictureAddress('favicon'),
}

/** For an address that no page stands at: as it may be meant in any language, it speaks them all. */
export default function GlobalNotFoundPage() {
  return (
    // The script changes it before React looks.
    <html lang={defaultLocale} className={fontClasses} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant, whose hash policies name. */}
        <script dangerouslySetInnerHTML={{ __html: colourSchemeScript }} />
      </head>
      <body>
        <main className="page py-10">
          <Wordmark />
          <h1 className="mt-10">404</h1>
          <ul className="mt-4 divide-y divide-line border-y border-line">
            {locales
              .filter((locale) => locale !== 'en-US' || !locales.includes('en-GB'))
              .map((locale) => {
                const t = translator(locale)
                return (
                  <li
                    key={locale}
                    lang={locale}
                    className="flex flex-wrap items-center justify-between gap-x-8 py-3"
                  >
                    <p>
                      {t('notFound.title')}. <span className="text-muted">{t('notFound.text')}</span>
                    </p>
                    <Link
                      href={paths.home(locale)}
                      className="inline-flex min-h-11 items-center text-link underline underline-offset-4"
                    >
                      {t('notFound.home')}
                    </Link>
                  </li>
                )
              })}
          </ul>
          {isDemonstration() && (
            <p className="mt-8 text-small text-muted">{translator(defaultLocale)('shop.demonstration')}</p>
          )}
        </main>
      </body>
    </html>
  )
}
