import type { Locale } from '@/lib/i18n/locales'

/** What each kind of email says beyond what the shop knows of its order; amounts in minor units. */
export interface EmailContents {
  confirmation: null
  'payment-failed': null
  refund: { amount: number; currency: string }
  'payment-released': { amount: number; currency: string }
  shipped: Shipment
  'withdrawal-received': { token: string }
  'withdrawal-denied': { token: string }
  'order-link': null
  /** To the merchant. */
  digest: null
}

export type EmailKind = keyof EmailContents

/** A parcel that was handed to a carrier. */
export interface Shipment {
  /** Where the shopper sees where it is; null when the carrier has no such page. */
  trackingUrl: string | null
}

/** An email that is to be sent. */
export type NewEmail = {
  [Kind in EmailKind]: {
    /** Names the message, so that it is stored and sent once: its idempotency key, and what its Message-ID is made of. */
    key: string
    kind: Kind
    content: EmailContents[Kind]
    /** Also of an order that does not exist, as somebody stated it. */
    orderNumber: string | null
    recipient: string
    locale: Locale
    /** When it is due; at once when left out. */
    nextAttemptAt?: Date
  }
}[EmailKind]

/** An email of the outbox. */
export type Email = NewEmail & {
  id: number
  /** `due` until it is `sent`, has `failed` as a dead letter, or is `dropped`, since it would no longer be true. */
  state: 'due' | 'sent' | 'failed' | 'dropped'
  /** How often sending it was begun. */
  attempts: number
  nextAttemptAt: Date
  /** Why the last attempt failed, in words of the mail server. */
  lastError: string | null
  createdAt: Date
  sentAt: Date | null
}
