/** What a merchant can do that is recorded. */
export const auditActions = [
  'refund',
  'give-up-refund',
  'capture',
  'void',
  'cancel-order',
  'check',
  'ship',
  'note',
  'resend-email',
  'resolve-attention',
  'accept-withdrawal',
  'deny-withdrawal',
  'set-stock',
  'export-orders',
  'export-personal-data',
  'delete-personal-data',
  'sign-in',
  'sign-in-failed',
  'sign-out',
  'change-account',
] as const

export type AuditAction = (typeof auditActions)[number]

/** One thing that a merchant did. */
export interface AuditEntry {
  id: number
  at: Date
  /** Of the form that was sent: what is sent twice is done once. Null where a repetition does no harm. */
  key: string | null
  /** The account that did it, as it signs in; of a sign-in that failed, that which was tried. */
  actor: string
  action: AuditAction
  /** The order that it concerns, if one. */
  orderNumber: string | null
  /** What was done, in a sentence; of a note its text. */
  detail: string
}

/** Who does something to an order, and under which key, so that it is done once however often it is sent. */
export interface Command {
  actor: string
  key: string
}
