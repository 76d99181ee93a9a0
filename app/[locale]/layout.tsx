import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { DevelopmentNotice } from '@/components/layout/development-notice'
import { fontClasses } from '@/components/layout/fonts'
import { Footer } from '@/components/layout/footer'
import { Header } from '@/components/layout/header'
import { shopTexts } from '@/lib/content/shop-texts'
import { locales } from '@/lib/i18n/locales'
import { colourSchemeScript } from '@/lib/theme/colour-scheme'
import { pictureAddress } from '@/lib/theme/pictures'
import { shopTheme } from '@/lib/theme/theme'
import { localeOf } from './locale-of'
import '../globals.css'

interface Props {
  children: ReactNode
  params: Promise<{ locale: string }>
}

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { tagline, description } = shopTexts(await localeOf(params))
  return {
    title: {
      template: `%s – ${shopTheme.businessName}`,
      default: `${shopTheme.businessName} – ${tagline}`,
    },
    description,
    icons: pictureAddress('favicon'),
  }
}

export default async function ShopLayout({ children, params }: Props) {
  const locale = await localeOf(params)
  return (
    // The script changes it before React looks.
    <html lang={locale} className={fontClasses} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant, whose hash policies name. */}
        <script dangerouslySetInnerHTML={{ __html: colourSchemeScript }} />
      </head>
      <body className="flex min-h-dvh flex-col">
        <Header locale={locale} />
        {process.env.NODE_ENV === 'development' && <DevelopmentNotice />}
        <main id="content" tabIndex={-1} className="page grow pt-8 outline-none">
          {children}
        </main>
        <Footer locale={locale} />
      </body>
    </html>
  )
}
