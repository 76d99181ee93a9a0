'use server'

import { headers } from 'next/headers'
import { redirect, unstable_rethrow } from 'next/navigation'
import type { WithdrawalState } from '@/components/withdrawal/withdrawal-state'
import { failureTexts } from '@/lib/availability/failure-texts'
import { database } from '@/lib/database/database'
import { formFields } from '@/lib/form-fields'
import { defaultLocale, isLocale, type Locale } from '@/lib/i18n/locales'
import { translator } from '@/lib/i18n/translator'
import { log } from '@/lib/log'
import { isReturnToken, newReturnToken } from '@/lib/orders/order-number'
import { findOwnOrder } from '@/lib/orders/own-order'
import type { Statement } from '@/lib/orders/withdrawal'
import { paths } from '@/lib/paths'
import { shop } from '@/lib/shop'
import { statementFacts } from '@/lib/withdrawals/acknowledgement'
import { chosenInWords, chosenLines, isLineField, withdrawableLines } from '@/lib/withdrawals/chosen-lines'
import { errorMessages } from '@/lib/withdrawals/error-messages'
import { receiveWithdrawal } from '@/lib/withdrawals/receipt'
import { readStatement, statementFields } from '@/lib/withdrawals/statement'

/**
 * Reads a statement of withdrawal, shows it to be confirmed, and receives it once it is. Whether there is such an order is
 * not told. Whatever fails on the way, the shopper keeps what was typed.
 *
 * @returns what the form is to show, as long as it was not received
 */
export async function withdraw(_previous: WithdrawalState, form: FormData): Promise<WithdrawalState> {
  const { locale: askedLocale = '', step, token = '', ...fields } = formFields(form)
  const locale = isLocale(askedLocale) ? askedLocale : defaultLocale
  const isOwnField = (name: string) => statementFields.some((field) => field === name) || isLineField(name)
  const values = Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (isOwnField(name) ? [[name, value ?? '']] : [])),
  )
  const stay = (state: Partial<WithdrawalState>): WithdrawalState => ({ values, errors: {}, ...state })
  if (step === 'change') return stay({})
  try {
    const read = await readForm(values, locale)
    if ('errors' in read) {
      const count = Object.keys(read.errors).length
      return stay({ ...read, errorTitle: translator(locale)('checkout.errorTitle', { count }) })
    }
    const confirmed = isReturnToken(token) ? token : newReturnToken()
    const review = { token: confirmed, facts: statementFacts(read.statement, locale) }
    return stay(step === 'confirm' ? { review, ...(await confirm(confirmed, read.statement)) } : { review })
  } catch (error) {
    // A redirect is one, too.
    unstable_rethrow(error)
    log.error({ err: error }, 'A withdrawal could not be received.')
    return stay({ problem: await failureTexts(error, locale) })
  }
}

/** Receives a statement, and leads to its acknowledgement. @returns why it was not received */
async function confirm(token: string, statement: Statement): Promise<Partial<WithdrawalState>> {
  const { locale } = statement
  const outcome = await receiveWithdrawal(await database(), token, statement, await headers())
  if (outcome === 'received') redirect(paths.withdrawalReceived(locale, token))
  const t = translator(locale)
  const text = t('withdrawal.tooManyText', { email: shop.email })
  return { problem: { title: t('checkout.tooManyTitle'), text } }
}

async function readForm(
  values: Record<string, string>,
  locale: Locale,
): Promise<{ statement: Statement } | { errors: Record<string, string> }> {
  const t = translator(locale)
  const read = readStatement(values)
  const errors = 'errors' in read ? errorMessages(read.errors, t) : {}
  const order = Object.keys(values).some(isLineField)
    ? await findOwnOrder(values.orderNumber ?? '')
    : undefined
  const lines = order ? chosenLines(order, values) : []
  const [firstLine] = order ? withdrawableLines(order) : []
  if (firstLine && lines.length === 0) errors[firstLine.field] = t('withdrawal.errors.linesMissing')
  if ('errors' in read || Object.keys(errors).length > 0) return { errors }
  // In a browser that has lost its cookie, what was chosen is kept in words.
  const words = [read.statement.items, order ? '' : chosenInWords(values)].filter(Boolean).join('\n')
  return { statement: { ...read.statement, lines, items: words || null, locale } }
}
