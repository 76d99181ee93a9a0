import type { DetailsField, DetailsValues } from '@/lib/checkout/details'

/** What the checkout form shows after it was sent and came back. All texts are in the shopper's language. */
export interface CheckoutState {
  /** What was typed, and what was checked. */
  values: DetailsValues & { isRemembered?: string | undefined }
  errors: Partial<Record<DetailsField, string>>
  /** How many fields need attention, as a sentence. */
  errorTitle?: string | undefined
  /** Why there is no payment although every field is right. */
  problem?: { title?: string | undefined; text: string; orderNumber?: string | undefined } | undefined
}

export const untouched: CheckoutState = { values: {}, errors: {} }
