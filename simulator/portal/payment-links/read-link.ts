import { assumed } from '../../assumptions.ts'
import { dayAfter, startOfDay } from '../../clock/business-day.ts'
import type { PaymentJobRequest } from '../../payments/new-payment-job.ts'
import { gatewayMethod } from '../../payments/page-methods.ts'
import type { ConfigurationSettings } from '../../payments/settings.ts'
import { NotAllowed } from '../auth/users.ts'
import { currencies } from '../currencies.ts'
import { readAmount } from '../transactions/actions.ts'
import { isDay } from '../transactions/search.ts'
import { typedLine } from '../typed.ts'
import type { Problems } from '../ui/form.tsx'

export const languages = [
  ['en_GB', 'English (UK)'],
  ['en_US', 'English (US)'],
  ['el_GR', 'Greek'],
  ['nl_NL', 'Dutch'],
  ['es_ES', 'Spanish'],
] as const

/**
 * Reads the form of a new link: the payment job that it asks for, or what is wrong with each field.
 *
 * @param settings name the methods by which the link can be paid
 * @param pages the references of the pages on which it can be paid
 */
export function readLink(
  form: Record<string, string | undefined>,
  settings: Pick<ConfigurationSettings, 'paymentMethods'>,
  pages: readonly string[],
  now: Date,
): { request: PaymentJobRequest } | { problems: Problems } {
  const problems: Problems = {}
  const currency = currencies.find((known) => known === form.currency) ?? 'GBP'
  let amount = ''
  try {
    amount = readAmount(form.amount ?? '', currency)
  } catch (error) {
    if (!(error instanceof NotAllowed)) throw error
    problems.amount = error.message
  }
  const description = typedLine(form.description)
  if (description === '') problems.description = 'Write what is paid for: the shopper sees it.'
  if (description.length > 200) problems.description = 'Use at most 200 characters.'
  const orderNumber = typedLine(form.orderNumber)
  if (orderNumber.length > assumed.orderNumberLength) {
    problems.orderNumber = `Use at most ${assumed.orderNumberLength} characters.`
  }
  const day = form.expires?.trim() ?? ''
  const expiresAt = isDay(day) ? new Date(startOfDay(dayAfter(day)).getTime() - 1_000) : undefined
  if (day !== '' && !expiresAt) problems.expires = 'Write a date such as 2026-11-25.'
  if (expiresAt && expiresAt <= now) problems.expires = 'This day is over.'
  const paymentPageReference = form.page || undefined
  if (paymentPageReference && !pages.includes(paymentPageReference)) {
    problems.page = 'This page is gone, or not published. Choose another one.'
  }
  if (Object.keys(problems).length > 0) return { problems }

  return {
    request: {
      type: 'Payment',
      locale: languages.find(([locale]) => locale === form.locale)?.[0] ?? 'en_GB',
      timeZone: 'Europe/London',
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
      parameters: { ...(paymentPageReference && { paymentPageReference }) },
      options: [],
      expiresAt,
    },
  }
}
