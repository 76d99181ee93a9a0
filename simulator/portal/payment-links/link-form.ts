import { z } from 'zod'
import { assumptions } from '../../assumptions.ts'
import { businessTimeZone, dayAfter, isDay, startOfDay } from '../../clock/business-day.ts'
import type { PaymentJobRequest } from '../../payments/new-payment-job.ts'
import { gatewayMethod } from '../../payments/page-methods.ts'
import { locales } from '../../payments/payment-job.ts'
import type { ConfigurationSettings } from '../../payments/settings.ts'
import { currencies } from '../currencies.ts'
import { amountField } from '../typed-amount.ts'
import { type Form, lineField, parseForm } from '../ui/form-data.ts'

const pageText = 'This page was deleted or is not published. Choose another one.'

const linkSchema = (currency: string, pages: readonly string[], now: Date) =>
  z.object({
    description: lineField(200).min(1, 'Enter what the payment is for. The shopper sees it.'),
    amount: amountField(currency),
    orderNumber: lineField(assumptions.maxOrderNumberLength),
    expires: z
      .string()
      .trim()
      .refine((day) => day === '' || isDay(day), { error: 'Enter a date such as 2026-11-25.', abort: true })
      .transform((day) => (day === '' ? undefined : lastSecondOf(day)))
      .refine((expiresAt) => !expiresAt || expiresAt > now, 'Choose today or a later day.'),
    page: z.string().refine((page) => page === '' || pages.includes(page), pageText),
  })

const lastSecondOf = (day: string) => new Date(startOfDay(dayAfter(day)).getTime() - 1_000)

/**
 * Reads the form of a new link.
 *
 * @param settings name the methods by which the link can be paid
 * @param pages the references of the pages on which it can be paid
 * @returns the payment job that it asks for
 * @throws FormRejection with what is wrong with each field
 */
export function readLink(
  form: Form,
  settings: Pick<ConfigurationSettings, 'paymentMethods'>,
  pages: readonly string[],
  now: Date,
): PaymentJobRequest {
  const currency = currencies.find((known) => known === form.currency) ?? 'GBP'
  const { description, amount, orderNumber, expires, page } = parseForm(
    linkSchema(currency, pages, now),
    form,
  )
  return {
    type: 'Payment',
    locale: locales.find((known) => known === form.locale) ?? 'en_GB',
    timeZone: businessTimeZone,
    currency,
    amountToCollect: amount,
    paymentMethodsToUse: [...new Set(settings.paymentMethods.map(gatewayMethod))],
    order: {
      ...(orderNumber && { orderNumber }),
      orderLines: [
        {
          lineNumber: 1,
          name: description,
          quantity: '1',
          unitPriceInclVat: amount,
          totalLineAmount: amount,
        },
      ],
    },
    parameters: { ...(page && { paymentPageReference: page }) },
    options: [],
    expiresAt: expires,
    startsAtCardForm: form.start !== 'outcome',
  }
}
