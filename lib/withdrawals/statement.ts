import { z } from 'zod'
import { maxLength } from '@/lib/checkout/details'
import { emailField, type TextError, text, tidy } from '@/lib/checkout/text-fields'
import { orderNumberField } from '@/lib/orders/order-number-field'
import type { Statement } from '@/lib/orders/withdrawal'

/** Why a field of the withdrawal form is not accepted. */
export type StatementError = TextError | 'invalid-number'

const maxItemsCharacters = 2000

const statementForm = z.object({
  name: text(maxLength.addressLine1),
  orderNumber: orderNumberField,
  email: emailField(maxLength.email),
  items: z
    .preprocess(
      (value) => (typeof value === 'string' && tidy(value)) || undefined,
      text(maxItemsCharacters).optional(),
    )
    .transform((items) => items ?? null),
})

export type StatementField = keyof z.infer<typeof statementForm>

export const statementFields = Object.keys(statementForm.shape) as StatementField[]

/** The greatest number of characters that each field takes. */
export const statementMaxLength: Record<StatementField, number> = {
  orderNumber: maxLength.addressLine1,
  name: maxLength.addressLine1,
  email: maxLength.email,
  items: maxItemsCharacters,
}

/**
 * Reads the withdrawal form. Whether there is such an order is not looked at: the answer is the same for all.
 *
 * @param form the fields as they were posted; others are ignored
 * @returns the statement, tidied, or the first thing wrong with each field
 */
export function readStatement(
  form: Record<string, unknown>,
):
  | { statement: Pick<Statement, StatementField> }
  | { errors: Partial<Record<StatementField, StatementError>> } {
  const result = statementForm.safeParse(form)
  if (result.success) return { statement: result.data }
  const errors: Partial<Record<StatementField, StatementError>> = {}
  for (const { path, message } of result.error.issues) {
    errors[path[0] as StatementField] ??= message as StatementError
  }
  return { errors }
}
