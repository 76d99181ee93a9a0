import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { fontClasses } from '@/components/layout/fonts'
import { colourSchemeScript } from '@/lib/theme/colour-scheme'
import { pictureAddress } from '@/lib/theme/pictures'
import { shopTheme } from '@/lib/theme/theme'
import '../globals.css'

export const metadata: Metadata = {
  // Every page has a title but the one that is not found, which does not say that there is a back office.
  title: { template: `%s – ${shopTheme.businessName}`, default: `404 – ${shopTheme.businessName}` },
  robots: { index: false, follow: false },
  icons: pictureAddress('favicon'),
}

/** The back office is in English, and no page of it is alike for two people. */
export const dynamic = 'force-dynamic'

export default function AdminLayout({ children }: { children: ReactNode }) {
  return (
    // The script changes it before React looks.
    <html lang="en-GB" className={fontClasses} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant, whose hash policies name. */}
        <script dangerouslySetInnerHTML={{ __html: colourSchemeScript }} />
      </head>
      <body className="flex min-h-dvh flex-col">{children}</body>
    </html>
  )
}
