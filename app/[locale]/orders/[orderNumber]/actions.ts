'use server'

import { redirect } from 'next/navigation'
import { defaultLocale, isLocale } from '@/lib/i18n/locales'
import { refreshOwnOrder } from '@/lib/orders/own-order'
import { paths } from '@/lib/paths'

/** Asks the gateway about the payment of an order of this browser, and shows the order's page anew. */
export async function refreshOrderPage(form: FormData): Promise<void> {
  const locale = String(form.get('locale'))
  const order = await refreshOwnOrder(String(form.get('orderNumber')))
  redirect(order ? paths.order(isLocale(locale) ? locale : defaultLocale, order.number) : '/')
}
