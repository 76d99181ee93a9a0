import type { Translator } from '@/lib/i18n/translator'
import { type StatementError, type StatementField, statementMaxLength } from './statement'

/** What is wrong with fields of the withdrawal form, as sentences that say what to do. */
export function errorMessages(
  errors: Partial<Record<StatementField, StatementError>>,
  t: Translator,
): Record<string, string> {
  const fields = Object.keys(errors) as StatementField[]
  return Object.fromEntries(fields.map((field) => [field, messageOf(field, errors[field], t)]))
}

function messageOf(field: StatementField, error: StatementError | undefined, t: Translator): string {
  if (error === 'too-long') return t('checkout.errors.tooLong', { max: String(statementMaxLength[field]) })
  if (error === 'invalid-email') return t('checkout.errors.emailInvalid')
  if (error === 'invalid-number') return t('withdrawal.errors.orderNumberInvalid')
  if (field === 'email') return t('checkout.errors.emailMissing')
  return t(`withdrawal.errors.${field === 'name' ? 'nameMissing' : 'orderNumberMissing'}`)
}
