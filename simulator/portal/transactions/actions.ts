import { majorUnits } from '../../payments/amount.ts'
import { isCancellable, isJobCancellable } from '../../payments/cancellation.ts'
import { leftToCapture } from '../../payments/capture.ts'
import type { Payment, PaymentJob } from '../../payments/payment-job.ts'
import type { PaymentStatus } from '../../payments/payment-status.ts'
import { leftToRefund, refundProblem } from '../../payments/refund.ts'
import type { ConfigurationSettings } from '../../payments/settings.ts'

/** What can be done in the Portal about a payment as it now is; `payments/` decides again when it is asked for. */
export interface PossibleActions {
  /** What is left to capture, as a decimal in major units. */
  capture?: string
  /** What is left to refund. */
  refund?: string
  /** What cancelling would mean. */
  cancel?: Cancellation
}

/** Of a payment that waits, its job is cancelled; of any other, the payment alone. */
type Cancellation = 'withdraw' | 'revoke' | 'release' | 'void'

const cancellations: Partial<Record<PaymentStatus, Cancellation>> = {
  Pending: 'withdraw',
  Commissioned: 'revoke',
  Reserved: 'release',
  Paid: 'void',
}

export function possibleActions(
  job: PaymentJob,
  payment: Payment,
  settings: Pick<ConfigurationSettings, 'refundsNeedSettlement'>,
  now: Date,
): PossibleActions {
  const capture = leftToCapture(job, payment)
  const refund = refundProblem(job, payment, settings, now) ? 0n : leftToRefund(job, payment)
  const cancel = cancellations[payment.status]
  const mayCancel = cancel === 'withdraw' ? isJobCancellable(job, now) : isCancellable(payment, now)
  return {
    ...(capture !== undefined && { capture: majorUnits(capture, job.currency) }),
    ...(refund > 0n && { refund: majorUnits(refund, job.currency) }),
    ...(cancel && mayCancel && { cancel }),
  }
}
