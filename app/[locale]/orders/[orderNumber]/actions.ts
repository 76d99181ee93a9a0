'use server'

import { redirect } from 'next/navigation'
import { defaultLocale, isLocale } from '@/lib/i18n/locales'
import { isAuthorisedOrPaid } from '@/lib/orders/lifecycle'
import { removePurchasedItems } from '@/lib/orders/purchased-items'
import { refreshOrder } from '@/lib/orders/refresh'
import { paths } from '@/lib/paths'
import { findOwnOrder } from './own-order'

/** Asks the gateway how an order of this session stands, and shows its page anew. */
export async function lookAgain(form: FormData): Promise<void> {
  const locale = String(form.get('locale'))
  const stored = await findOwnOrder(String(form.get('orderNumber')))
  if (!stored) redirect('/')
  const order = await refreshOrder(stored)
  if (isAuthorisedOrPaid(order.status)) await removePurchasedItems(order)
  redirect(paths.order(isLocale(locale) ? locale : defaultLocale, order.number))
}
