import { z } from 'zod'
import { readEmailAddress } from '@/lib/email-address'

/** Why a text is not accepted. */
export type TextError = 'required' | 'too-long' | 'invalid-email'

/** A text as one line. PostgreSQL rejects U+0000, and no control character belongs into an address. */
export const tidy = (value: string) => value.replace(/\p{Cc}+/gu, ' ').trim()

/** A text that is needed, tidied, of so many characters at most. */
export const text = (maxCharacters: number) =>
  z
    .string('required' satisfies TextError)
    .transform(tidy)
    .pipe(
      z
        .string()
        .min(1, 'required' satisfies TextError)
        .max(maxCharacters, 'too-long' satisfies TextError),
    )

/** An email address, as people write it. */
export const emailField = (maxCharacters: number) =>
  text(maxCharacters)
    .refine((typed) => readEmailAddress(typed) !== undefined, 'invalid-email' satisfies TextError)
    .transform((typed) => readEmailAddress(typed) ?? typed)
