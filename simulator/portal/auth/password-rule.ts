import { z } from 'zod'
import { assumptions } from '../../assumptions.ts'

const { minPasswordLength } = assumptions.portal
export const maxPasswordLength = 200

/** What every password of the Portal must be, also the first Owner's. Source: the rules of Cashflows' portal guide. */
export const passwordSchema = z
  .string()
  .min(minPasswordLength, `Choose at least ${minPasswordLength} characters.`)
  .max(maxPasswordLength, `Choose at most ${maxPasswordLength} characters.`)
  .refine((password) => /\p{L}/u.test(password) && /\p{N}/u.test(password), 'Use letters and digits.')
