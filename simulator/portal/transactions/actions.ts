import { assumptions } from '../../assumptions.ts'
import { captured, refunded } from '../../payments/actions.ts'
import { majorUnits, minorUnits } from '../../payments/amount.ts'
import type { Payment, PaymentJob } from '../../payments/payment-job.ts'
import type { ConfigurationSettings } from '../../payments/settings.ts'
import { isSettled } from '../../payments/settlement.ts'

/** What can be done in the Portal about a payment as it now is; `payments/` decides again when it is asked for. */
export interface PossibleActions {
  /** What is left to capture, as a decimal in major units. */
  capture?: string
  /** What is left to refund. */
  refund?: string
  /** What cancelling would mean. */
  cancel?: 'withdraw' | 'release' | 'void'
}

export function possibleActions(
  job: PaymentJob,
  payment: Payment,
  { refundsNeedSettlement }: Pick<ConfigurationSettings, 'refundsNeedSettlement'>,
  now: Date,
): PossibleActions {
  if (payment.status === 'Pending' && !job.closed) return { cancel: 'withdraw' }
  const left = minorUnits(payment.amountToCollect, job.currency) - captured(job, payment)
  if (payment.status === 'Reserved') {
    const mayBeCancelled = payment.captures.length === 0 || assumptions.partlyCapturedCanBeCancelled
    return { capture: majorUnits(left, job.currency), ...(mayBeCancelled && { cancel: 'release' as const }) }
  }
  if (payment.status !== 'Paid') return {}
  const refundable = captured(job, payment) - refunded(job, payment)
  const settled = isSettled(payment, now)
  return {
    ...(refundable > 0n &&
      job.type === 'Payment' &&
      (settled || !refundsNeedSettlement) && { refund: majorUnits(refundable, job.currency) }),
    ...(!settled && payment.refunds.length === 0 && { cancel: 'void' as const }),
  }
}
