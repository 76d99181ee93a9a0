import { z } from 'zod'

export const maxRefundNumberLength = 1_000

/** The merchant's own reference of a refund: by a call, or typed in the Portal. */
export const refundNumberSchema = z
  .string({ error: 'must be text' })
  .max(maxRefundNumberLength, 'is too long')
