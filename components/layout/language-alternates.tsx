import { defaultLocale, type Locale, locales } from '@/lib/i18n/locales'

/** Tells search engines where a page stands in the other languages. `path` gives its address in a language. */
export function LanguageAlternates({ path }: { path: (locale: Locale) => string }) {
  return (
    <>
      {locales.map((locale) => (
        <link key={locale} rel="alternate" hrefLang={locale} href={path(locale)} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={path(defaultLocale)} />
    </>
  )
}
