'use server'

import { redirect } from 'next/navigation'
import { formFields } from '@/lib/form-fields'
import { defaultLocale, isLocale } from '@/lib/i18n/locales'
import { refreshOwnOrder } from '@/lib/orders/own-order'
import { paths } from '@/lib/paths'

/** Asks the gateway about the payment of an order of this browser, and shows the order's page anew. */
export async function refreshOrderPage(form: FormData): Promise<void> {
  const { locale = '', orderNumber = '' } = formFields(form)
  const order = await refreshOwnOrder(orderNumber)
  redirect(order ? paths.order(isLocale(locale) ? locale : defaultLocale, order.number) : '/')
}
