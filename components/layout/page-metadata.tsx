import { addressAtBuild } from '@/lib/environment'
import { defaultLocale, type Locale, locales } from '@/lib/i18n/locales'
import { socialImage } from '@/lib/paths'
import { shopTheme } from '@/lib/theme/theme'

interface Props {
  locale: Locale
  /** The address of the page in a language. */
  path: (locale: Locale) => string
  title: string
  description: string
  /** The address of a picture for links to the page; without one, that of the shop. */
  image?: string
}

/**
 * Tells search engines where the page stands, in this language and the others, and other sites what a link to it shows.
 * Search engines want whole addresses: they are where the build knows that of the shop, and relative otherwise. Source:
 * https://developers.google.com/search/docs/specialty/international/localized-versions#html
 */
export function PageMetadata({ locale, path, title, description, image }: Props) {
  const origin = addressAtBuild() ?? ''
  return (
    <>
      <link rel="canonical" href={origin + path(locale)} />
      {locales.map((other) => (
        <link key={other} rel="alternate" hrefLang={other} href={origin + path(other)} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={origin + path(defaultLocale)} />
      <meta property="og:site_name" content={shopTheme.businessName} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:locale" content={locale.replace('-', '_')} />
      <meta property="og:image" content={origin + (image ?? socialImage(locale))} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  )
}
