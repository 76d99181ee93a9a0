'use server'

import { headers } from 'next/headers'
import type { FindOrderState } from '@/components/order/find-order-state'
import { failureTexts } from '@/lib/availability/failure-texts'
import { database } from '@/lib/database/database'
import { formFields } from '@/lib/form-fields'
import { defaultLocale, isLocale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { log } from '@/lib/log'
import { readOrderLinkRequest, requestOrderLink } from '@/lib/orders/order-link-request'
import { shop } from '@/lib/shop'

/**
 * Has a link to an order mailed to the address of the order. The answer is the same whether there is such an order or not.
 *
 * @returns what the form is to show
 */
export async function sendOrderLink(_previous: FindOrderState, form: FormData): Promise<FindOrderState> {
  const { locale: askedLocale = '', orderNumber = '', email = '' } = formFields(form)
  const locale = isLocale(askedLocale) ? askedLocale : defaultLocale
  const t = translator(locale)
  const values = { orderNumber, email }
  try {
    const request = readOrderLinkRequest(values, t)
    if ('errors' in request) {
      const count = Object.keys(request.errors).length
      return { values, ...request, errorTitle: t('checkout.errorTitle', { count }) }
    }
    const outcome = await requestOrderLink(await database(), request, locale, await headers())
    if (outcome === 'received') {
      const sent = { title: t('findOrder.sentTitle'), text: t('findOrder.sentText') }
      return { values, errors: {}, sent }
    }
    const text = t('findOrder.tooManyText', { email: shop.email })
    return { values, errors: {}, problem: { title: t('checkout.tooManyTitle'), text } }
  } catch (error) {
    log.error({ err: error }, 'A link to an order could not be sent.')
    return { values, errors: {}, problem: await failureTexts(error, locale) }
  }
}
