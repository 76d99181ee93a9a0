import { listCategories, listProducts } from '@/lib/catalogue'
import { defaultLocale, type Locale, locales } from '@/lib/i18n/locales'
import { paths, textPages } from '@/lib/paths'

/** Every page that search engines should know, by its address in a language. */
async function listedPages(): Promise<((locale: Locale) => string)[]> {
  const categories = await listCategories(defaultLocale)
  const products = await listProducts(defaultLocale)
  return [
    paths.home,
    ...categories.map(
      ({ slug }) =>
        (locale: Locale) =>
          paths.category(locale, slug),
    ),
    ...products.map(
      ({ slug }) =>
        (locale: Locale) =>
          paths.product(locale, slug),
    ),
    ...textPages.map((page) => (locale: Locale) => paths.text(locale, page)),
    paths.withdrawal,
  ]
}

/**
 * The site map, with the other languages of each page. Sources: https://www.sitemaps.org/protocol.html and, for the
 * languages, https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap
 *
 * @param address where the shop stands
 */
export async function sitemap(address: string): Promise<string> {
  const entries = (await listedPages()).map((path) => {
    const others = [...locales.map((locale) => [locale, path(locale)]), ['x-default', path(defaultLocale)]]
    const links = others.map(
      ([language, href]) => `<xhtml:link rel="alternate" hreflang="${language}" href="${address}${href}"/>`,
    )
    return locales
      .map((locale) => `<url><loc>${address}${path(locale)}</loc>${links.join('')}</url>`)
      .join('\n')
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.join('\n')}
</urlset>
`
}
