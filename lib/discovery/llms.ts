import { listCategories, listProducts } from '@/lib/catalogue'
import { shopTexts } from '@/lib/content/shop-texts'
import { textPageTitle } from '@/lib/content/text-page-file'
import { isDemonstration } from '@/lib/environment'
import { currencyOf, defaultLocale, localeNames, locales } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { formatMoney } from '@/lib/money'
import { paths, textPages } from '@/lib/paths'
import { shopTheme } from '@/lib/theme/theme'

/**
 * What the shop sells and where it says so, for programs that read for people. Source: https://llmstxt.org
 *
 * @param address where the shop stands
 */
export async function llmsText(address: string): Promise<string> {
  const locale = defaultLocale
  const t = translator(locale)
  const link = (text: string, path: string, note?: string) =>
    `- [${text}](${address}${path})${note ? `: ${note}` : ''}`
  const categories = await Promise.all(
    (await listCategories(locale)).map(async ({ slug, name }) => {
      const products = await listProducts(locale, slug)
      const links = products.map(({ slug, name, tagline, price }) => {
        const money = formatMoney(price, currencyOf(locale), locale)
        return link(name, paths.product(locale, slug), `${tagline} ${money}`)
      })
      return [`## ${name}`, '', link(name, paths.category(locale, slug)), ...links, ''].join('\n')
    }),
  )
  return `# ${shopTheme.businessName}

> ${shopTexts(locale).description}${isDemonstration() ? ` ${t('shop.demonstration')}` : ''}

${categories.join('\n')}
## ${t('footer.help')}

${[...textPages.map((page) => link(textPageTitle(page, locale), paths.text(locale, page)))].join('\n')}

## ${t('footer.languages')}

${locales.map((other) => link(localeNames[other], paths.home(other), `${currencyOf(other)}; ${address}/feeds/${other}.xml`)).join('\n')}
`
}
