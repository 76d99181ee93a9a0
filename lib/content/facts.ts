import { cookies } from '@/lib/cookies'
import { currencyOf, type Locale } from '@/lib/i18n/locales'
import { regionName } from '@/lib/i18n/region-name'
import { formatMoney } from '@/lib/money'
import { unmatchedStatementDays } from '@/lib/orders/withdrawal'
import { paths, textPages } from '@/lib/paths'
import { postalAddress } from '@/lib/postal-address'
import { deliveryPrices, shop } from '@/lib/shop'
import { shopTheme } from '@/lib/theme/theme'
import { accessibilityFacts } from './accessibility'
import { plain, tableRows } from './markdown'

/** What placeholders of the pages of text stand for, in Markdown, so that each fact stands in one place. */
export function factsFor(locale: Locale): Record<string, string> {
  const currency = currencyOf(locale)
  const money = (minorUnits: number) => plain(formatMoney(minorUnits, currency, locale))
  const { price, freeFrom } = deliveryPrices[currency]
  return {
    shopName: plain(shopTheme.businessName),
    legalName: plain(shop.legalName),
    address: plain(postalAddress(locale)),
    register: plain(shop.register),
    companyNumber: plain(shop.companyNumber),
    vatNumber: plain(shop.vatNumber),
    director: plain(shop.director),
    email: `[${plain(shop.email)}](mailto:${shop.email})`,
    phone: `[${plain(shop.phone)}](tel:${shop.phone.replaceAll(' ', '')})`,
    withdrawalDays: String(shop.withdrawalDays),
    unmatchedStatementDays: String(unmatchedStatementDays),
    unpaidDays: String(shop.personalDataDays.unpaid),
    deliveryPrice: money(price),
    freeDeliveryFrom: money(freeFrom),
    deliveryRows: deliveryRows(locale),
    ...Object.fromEntries(
      Object.entries(cookies).map(([cookie, { name, lifetimeSeconds }]) => [
        `cookie.${cookie}`,
        `\`${name}\` | ${duration(lifetimeSeconds, locale)}`,
      ]),
    ),
    ...accessibilityFacts(locale),
    ...Object.fromEntries(textPages.map((page) => [`page.${page}`, paths.text(locale, page)])),
    'page.withdrawal': paths.withdrawal(locale),
  }
}

/** The rows of a table: the countries, and the working days until a parcel is there. */
function deliveryRows(locale: Locale): string {
  const list = new Intl.ListFormat(locale)
  const rows = shop.delivery.map(({ countries, workingDays }) => {
    const { min, max }: { min: number; max: number } = workingDays
    const sorted = countries.map((code) => regionName(code, locale)).sort(new Intl.Collator(locale).compare)
    return [plain(list.format(sorted)), min === max ? min : `${min}–${max}`]
  })
  return tableRows(rows)
}

function duration(seconds: number, locale: Locale): string {
  const days = seconds / (24 * 60 * 60)
  const [value, unit] = days >= 1 ? [days, 'day'] : [seconds / 60, 'minute']
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value)
}
