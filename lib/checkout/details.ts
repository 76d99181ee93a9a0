import { z } from 'zod'
import { countries } from './countries'

/** Why a field of the checkout form is not accepted. */
export type DetailsError = 'required' | 'too-long' | 'invalid-email' | 'unknown-country'

// PostgreSQL rejects U+0000 in text, and no control character belongs into an address.
export const tidy = (value: string) => value.replace(/\p{Cc}+/gu, ' ').trim()

/** A text that is needed, tidied, of so many characters at most. */
export const text = (maxCharacters: number) =>
  z
    .string('required' satisfies DetailsError)
    .transform(tidy)
    .pipe(
      z
        .string()
        .min(1, 'required' satisfies DetailsError)
        .max(maxCharacters, 'too-long' satisfies DetailsError),
    )

/** The greatest number of characters that each field takes. */
export const maxLength = {
  email: 254,
  firstName: 100,
  lastName: 100,
  addressLine1: 200,
  addressLine2: 200,
  city: 100,
  zipCode: 20,
} as const

const email = z.email()

export const emailField = text(maxLength.email).refine(
  (value) => email.safeParse(value).success,
  'invalid-email' satisfies DetailsError,
)

const detailsForm = z.object({
  email: emailField,
  firstName: text(maxLength.firstName),
  lastName: text(maxLength.lastName),
  addressLine1: text(maxLength.addressLine1),
  addressLine2: z.preprocess(
    (value) => (typeof value === 'string' && tidy(value)) || undefined,
    text(maxLength.addressLine2).optional(),
  ),
  city: text(maxLength.city),
  zipCode: text(maxLength.zipCode),
  countryIso3166Alpha2: z.enum(countries, 'unknown-country' satisfies DetailsError),
})

/** Who orders, and where to: what the checkout form asks for. Member names are the gateway's. */
export type OrderDetails = z.infer<typeof detailsForm>

export type DetailsField = keyof OrderDetails

export const detailsFields = Object.keys(detailsForm.shape) as DetailsField[]

/**
 * Reads the checkout form.
 *
 * @param form the fields as they were posted; others are ignored
 * @returns the details, trimmed, or the first thing wrong with each field
 */
export function readDetails(
  form: Record<string, unknown>,
): { details: OrderDetails } | { errors: Partial<Record<DetailsField, DetailsError>> } {
  const result = detailsForm.safeParse(form)
  if (result.success) return { details: result.data }
  const errors: Partial<Record<DetailsField, DetailsError>> = {}
  for (const { path, message } of result.error.issues) {
    errors[path[0] as DetailsField] ??= message as DetailsError
  }
  return { errors }
}
