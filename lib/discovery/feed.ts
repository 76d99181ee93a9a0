import { toAmount } from '@/lib/cashflows/amount'
import { listProducts } from '@/lib/catalogue'
import { shopTexts } from '@/lib/content/shop-texts'
import { database } from '@/lib/database/database'
import { currencyOf, type Locale } from '@/lib/i18n/locales'
import { paths } from '@/lib/paths'
import { availability } from '@/lib/stock/stock'
import { stockKeyOf } from '@/lib/stock/stock-item'
import { shopTheme } from '@/lib/theme/theme'
import { itemsOf } from './items'

/**
 * The products of the shop in one language and its currency, an entry for each option, as RSS for Google Merchant Center
 * and what reads the same. What is made to order is in stock there, and is handled for longer.
 * Source: https://support.google.com/merchants/answer/7052112
 *
 * @param address where the shop stands
 */
export async function productFeed(locale: Locale, address: string): Promise<string> {
  const currency = currencyOf(locale)
  const products = await listProducts(locale)
  const items = products.flatMap((product) => itemsOf(product).map((item) => ({ product, ...item })))
  const limited = items.filter(({ isLimited }) => isLimited).map(({ item }) => item)
  const left = await availability(await database(), limited)
  const entries = items.map(({ product, item, sku, variant, name, price, netQuantity, picture }) => {
    const { workingDays } = product.dispatch
    const fields = {
      id: sku,
      title: name,
      description: product.description,
      link: address + paths.product(locale, product.slug, item.option),
      image_link: address + picture,
      availability: left.get(stockKeyOf(item)) === 0 ? 'out_of_stock' : 'in_stock',
      price: `${toAmount(price, currency)} ${currency}`,
      min_handling_time: String(workingDays.min),
      max_handling_time: String(workingDays.max),
      // Of which the price per kilogram or litre follows, as on the page.
      ...(netQuantity && { unit_pricing_measure: `${netQuantity.amount} ${netQuantity.unit}` }),
      condition: 'new',
      brand: shopTheme.businessName,
      product_type: product.category.name,
      // A group of what does not differ in any of the feed's attributes would be rejected.
      ...(variant && { ...variant, item_group_id: product.sku }),
      identifier_exists: 'no',
    }
    const tags = Object.entries(fields).map(([name, value]) => `<g:${name}>${escapeXml(value)}</g:${name}>`)
    return `<item>${tags.join('')}</item>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">
<channel>
<title>${escapeXml(shopTheme.businessName)}</title>
<link>${address}${paths.home(locale)}</link>
<description>${escapeXml(shopTexts(locale).description)}</description>
${entries.join('\n')}
</channel>
</rss>
`
}

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
