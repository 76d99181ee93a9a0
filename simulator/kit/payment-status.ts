import { factsOf, paymentStatuses } from '../payments/payment-status.ts'

/** Statuses of a payment with which money was taken or promised. */
export const statusesWithMoney: readonly string[] = paymentStatuses.filter(
  (status) => factsOf(status).rank !== undefined,
)
