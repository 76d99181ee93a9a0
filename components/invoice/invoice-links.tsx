import type { Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import type { Credit } from '@/lib/invoice/credits'
import { formatMoney } from '@/lib/money'
import type { Order } from '@/lib/orders/order'
import { orderStatuses } from '@/lib/orders/order-status'
import type { apiPaths } from '@/lib/paths'

interface Props {
  order: Order
  credits: readonly Credit[]
  /** Where the documents are for who reads the page. */
  addresses: Pick<typeof apiPaths, 'invoice' | 'creditNote'>
  locale: Locale
}

/** Links to the invoice of an order and to its credit notes, where it has them. */
export function InvoiceLinks({ order, credits, addresses, locale }: Props) {
  const t = translator(locale)
  const invoice = { href: addresses.invoice(order.number), text: t('invoice.link') }
  const notes = credits.map(({ reference, amount }) => ({
    href: addresses.creditNote(order.number, reference),
    text: t('creditNote.link', { amount: formatMoney(amount, order.currency, locale) }),
  }))
  const isInvoiced = orderStatuses[order.status].isInvoiced || credits.length > 0
  return [...(isInvoiced ? [invoice] : []), ...notes].map(({ href, text }) => (
    <p key={href}>
      <a href={href} className="inline-flex min-h-11 items-center underline underline-offset-4">
        {text}
      </a>
    </p>
  ))
}
