'use server'

import { redirect } from 'next/navigation'
import { formFields } from '@/lib/form-fields'
import { refreshReturnedOrder } from '@/lib/orders/returned-order'
import { paths } from '@/lib/paths'

/** Asks the gateway about the payment that a return token names, and shows its page anew. */
export async function refreshPaymentPage(form: FormData): Promise<void> {
  const order = await refreshReturnedOrder(formFields(form).token ?? '')
  redirect(order ? paths.paymentOutcome(order.locale, order.returnToken) : '/')
}
