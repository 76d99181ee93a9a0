import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { formatMoney } from '@/lib/money'
import type { Order } from '@/lib/orders/order'
import { percentageText } from '@/lib/tax/percentage-text'
import { type Vat, vatByRate } from '@/lib/tax/vat'

/** What a shopper reads about the VAT that an order contains: a sentence for each rate. */
export function vatNotes(parts: readonly Vat[], currency: string, locale: Locale): string[] {
  const t = translator(locale)
  const rates = vatByRate(parts)
  if (rates.length === 0) return [t('vat.none')]
  return rates.map(({ vatPercentage, vat }) =>
    t('vat.contained', {
      amount: formatMoney(vat, currency, locale),
      percentage: percentageText(vatPercentage, locale),
    }),
  )
}

/** The same of an order; nothing where its VAT was not stored, as of old ones. */
export function orderVatNotes({ lines, deliveryVat, currency }: Order, locale: Locale): string[] {
  if (!deliveryVat) return []
  const parts = lines.map(({ vatPercentage = 0, vat = 0 }) => ({ vatPercentage, vat }))
  return vatNotes([...parts, deliveryVat], currency, locale)
}
