import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import type { CreditNote } from '@/lib/invoice/issue'
import type { CreditedRefund } from '@/lib/invoice/refunds'
import { creditedVat } from '@/lib/invoice/vat-table'
import { formatMoney } from '@/lib/money'
import type { Order } from '@/lib/orders/order'
import { stockKeyOf } from '@/lib/stock/stock-item'
import { bold, dateText, drawVat, pdfOf, row } from './pdf-document'

/** Draws the credit note of a refund as a PDF: its items, where they are known, what was given back, and the VAT in it. */
export function creditNotePdf(
  { number, invoiceNumber, issuedAt }: CreditNote,
  { amount, items }: CreditedRefund,
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
    { title: `${t('creditNote.title')} ${number}`, issuedAt, facts, order, locale },
    (document) => {
      for (const item of items) {
        const line = order.lines.find((candidate) => stockKeyOf(candidate) === stockKeyOf(item))
        if (!line) continue
        const name = [line.name, line.optionLabel].filter(Boolean).join(', ')
        row(document, [`${name} × ${item.quantity}`])
      }
      row(document, [t('creditNote.amount'), '', formatMoney(amount, order.currency, locale)], bold)
      drawVat(document, creditedVat(order, amount, items), order.currency, locale)
    },
  )
}
