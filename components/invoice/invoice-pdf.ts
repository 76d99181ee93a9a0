import { cartAmounts } from '@/components/cart/cart-amounts'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import type { Invoice } from '@/lib/invoice/issue'
import { vatTable } from '@/lib/invoice/vat-table'
import { formatMoney } from '@/lib/money'
import type { Order } from '@/lib/orders/order'
import { bold, dateText, drawVat, pdfOf, row } from './pdf-document'

/** Draws the invoice of an order as a PDF, with its VAT by rate. */
export function invoicePdf(
  { number, issuedAt, seller }: Invoice,
  order: Order,
  locale: Locale,
): Promise<Uint8Array<ArrayBuffer>> {
  const t = translator(locale)
  const money = (minorUnits: number) => formatMoney(minorUnits, order.currency, locale)
  const facts = [
    `${t('invoice.date')}: ${dateText(issuedAt, locale)}`,
    `${t('order.number')}: ${order.number}`,
    `${t('order.placed')}: ${dateText(order.placedAt, locale)}`,
  ]
  return pdfOf(
    { title: `${t('invoice.title')} ${number}`, issuedAt, seller, facts, order, locale },
    (document) => {
      row(document, [t('invoice.item'), t('invoice.unitPrice'), t('invoice.amount')], bold)
      for (const { name, optionLabel, quantity, unitPrice, total, discount = 0 } of order.lines) {
        const label = `${[name, optionLabel].filter(Boolean).join(', ')} × ${quantity}`
        row(document, [label, money(unitPrice), money(total + discount)])
      }
      const amounts = cartAmounts(order, locale)
      for (const [index, { label, amount }] of amounts.entries()) {
        row(document, [label, '', amount], index === amounts.length - 1 ? bold : undefined)
      }
      drawVat(document, vatTable(order), order.currency, locale)
    },
  )
}
