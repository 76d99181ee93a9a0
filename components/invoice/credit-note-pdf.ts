import { itemName } from '@/lib/catalogue'
import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import type { Credit } from '@/lib/invoice/credits'
import type { CreditNote } from '@/lib/invoice/issue'
import { creditedParts, creditedVat } from '@/lib/invoice/vat-table'
import { formatMoney } from '@/lib/money'
import type { Order } from '@/lib/orders/order'
import { bold, dateText, drawVat, pdfOf, row } from './pdf-document'

/**
 * Draws a credit note as a PDF: its items, where they are known, the amount, and the VAT in it.
 *
 * @param earlier what of the order has earlier credit notes, in their order
 */
export function creditNotePdf(
  { number, invoiceNumber, issuedAt, seller }: CreditNote,
  refund: Credit,
  earlier: readonly Credit[],
  order: Order,
  locale: Locale,
): Promise<Uint8Array<ArrayBuffer>> {
  const t = translator(locale)
  const facts = [
    `${t('creditNote.date')}: ${dateText(issuedAt, locale)}`,
    `${t('invoice.title')}: ${invoiceNumber}`,
    `${t('order.number')}: ${order.number}`,
  ]
  return pdfOf(
    { title: `${t('creditNote.title')} ${number}`, issuedAt, seller, facts, order, locale },
    (document) => {
      const { lines, delivery } = creditedParts(order, refund)
      for (const { line, quantity } of lines) {
        row(document, [`${itemName(line.name, line.optionLabel)} × ${quantity}`])
      }
      if (delivery > 0) row(document, [t('cart.delivery')])
      row(document, [t('creditNote.amount'), '', formatMoney(refund.amount, order.currency, locale)], bold)
      drawVat(document, creditedVat(order, refund, earlier), order.currency, locale)
    },
  )
}
