import { type Product, priceRangeOf } from '@/lib/catalogue'
import { currencyOf, type Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { formatMoney } from '@/lib/money'

/** What a product costs, for lists: from the price of its cheapest option on, where they differ. */
export function priceText(product: Product, locale: Locale): string {
  const { lowest, highest } = priceRangeOf(product)
  const price = formatMoney(lowest, currencyOf(locale), locale)
  return lowest === highest ? price : translator(locale)('product.from', { price })
}
