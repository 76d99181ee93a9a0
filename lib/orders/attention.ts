/**
 * What can happen to an order's payment that nobody expected, and what a merchant does about it. Each is recorded
 * once for each subject, and stays until a merchant has resolved it.
 */
export const attentionKinds = {
  'amount-mismatch':
    'The gateway collects another amount or currency than the shop requested. It does not count as paid, and the order cannot be paid in another way. Compare the payment job in the Portal with the order, and refund what was paid: then the shopper can try again.',
  'second-payment':
    'A second payment of one order was taken. The shop gives it back by itself. See in the Portal that it was voided or refunded.',
  'superseded-payment':
    'A payment job was paid that the shop had replaced by another, for other contents. The shop gives the payment back by itself. See in the Portal that it was voided or refunded.',
  'paid-late':
    'The payment came after the order had been cancelled or had expired. Send the goods, or refund the payment if the shopper no longer wants them.',
  'sold-out':
    'The payment came after the last piece had been sold. The shop gives the payment back by itself. Tell the shopper when it can be ordered again.',
  'reservation-expired':
    'No money was taken, and what was ordered can be ordered again. Do not send the goods: ask the shopper to order again. Capture what is reserved before it ends, which it does after about seven days.',
  'sent-unpaid':
    'The goods were sent, and no money is taken for them. Ask the shopper to pay in another way or to send them back. They were not put back into stock: change the number under Stock when they are there.',
  'refund-failed':
    'A refund failed at the gateway. Make another in the back office or in the Portal, or pay the shopper back in another way.',
  'reversal-failed':
    'The shop could not give a payment, or a part of it, back by itself, and does not try it again. Void or refund it in the back office or in the Portal.',
  'reversal-denied':
    'The gateway denies the shop the permission to void or to refund. Let Cashflows give it to the account, or void or refund the payment in the Portal. The shop tries it again for two weeks.',
  'reversal-rejected':
    'The gateway rejects a void or a refund. The shop tries it again for two weeks: a payment has to be settled first, and the account must hold enough. If it stays so, give it up on the page of the order, and then refund it in the Portal or pay the shopper back in another way: the shop would else make it, too.',
  withdrawal:
    'A shopper withdraws from an order, wholly or in part. The back office and `npm run withdrawals` say what, and accept or deny it. What was paid is to be given back within 14 days.',
  'email-failed':
    'The shop could not send an email, and does not try again by itself. Correct the address or SMTP_URL, or write to the shopper.',
  'unknown-job':
    'The gateway does not know this payment job any more, though a payment was made for it. The shop goes by what it heard last. See that CASHFLOWS_ENVIRONMENT and CASHFLOWS_CONFIGURATION_ID are those with which the order was placed, and look in the Portal.',
  'payment-vanished':
    'The gateway no longer says that this payment was authorised or paid, and names no refund or cancellation. Do not send the goods before the Portal explains it; it may be a chargeback.',
  'unknown-status':
    'The gateway reports a status that this version of the shop does not know. It is taken as pending. Look in the Portal, and update the shop.',
} as const

export type AttentionKind = keyof typeof attentionKinds

/** One matter that needs a merchant's attention. */
export interface AttentionItem {
  kind: AttentionKind
  /** The reference of the payment, job or refund that it is about. */
  subject: string
  /** What happened, in a sentence for the merchant. */
  detail: string
}
