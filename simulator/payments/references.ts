import { z } from 'zod'
import { newBytes, newDigits } from './random.ts'

/** The three digits that say what a reference names. Source: references in Cashflows' own samples. */
const typeDigits = {
  paymentJob: '210',
  payment: '211',
  step: '212',
  refund: '230',
  refundStep: '231',
  capture: '235',
  trace: '201',
  configuration: '261',
  customer: '290',
  /** Assumed. */
  paymentPage: '295',
} as const

/**
 * A new reference: year and month, type, eleven digits. Eighteen digits do not fit into a JavaScript number,
 * so a reference is always a string.
 */
export function newReference(type: keyof typeof typeDigits, now: Date): string {
  const month = now.toISOString().slice(2, 7).replace('-', '')
  return `${month}${typeDigits[type]}${newDigits(11)}`
}

export const referencePattern = /^\d{18}$/

export const referenceSchema = z.string().regex(referencePattern, 'must be a reference of 18 digits')

export const isReference = (text: string): boolean => referencePattern.test(text)

/** What opens a hosted page: whoever holds it can pay, so it cannot be guessed. */
export const newPageToken = () => newBytes(64).toString('hex')
