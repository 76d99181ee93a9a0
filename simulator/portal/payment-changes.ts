import type { ActivityEntry } from '../activity/activity-log.ts'
import { AlreadyCancelled, NotPossible, type NotPossibleCode } from '../payments/actions.ts'
import type { PaymentJob } from '../payments/payment-job.ts'
import { FormRejection } from './form-rejection.ts'
import type { PortalContext } from './portal-env.ts'

const notPossible: Record<NotPossibleCode, (problem: NotPossible) => string> = {
  InvalidPaymentStatus: ({ reason, parameters: [status] }) =>
    reason === 'changed'
      ? 'Something was captured after you opened this page. Check the activity of the transaction, then try again if you still want to.'
      : `The payment is ${status}, so this is no longer possible.`,
  InvalidPaymentForRefund: ({ reason, parameters: [status] }) =>
    reason === 'unsettled'
      ? 'Refunds are possible once the payment is settled, at midnight London time. Until then, cancel the whole payment instead.'
      : `Only a paid payment can be refunded; this one is ${status}.`,
  PaymentAlreadyFullyRefunded: () => 'The whole amount is already refunded.',
  RefundAmountExceedsOriginalAmount: () => 'This is more than is left to refund.',
  GenericRejectionOfRefund: () =>
    'Something was refunded after you opened this page. Check the activity of the transaction, then try again if you still want to.',
  CaptureAmountExceedsOriginalAuthorisation: () => 'This is more than is left to capture.',
}

/** Waits for a change of a payment. @throws FormRejection in words, where the payment does not allow it */
export async function rejectImpossible<Result>(change: Promise<Result>): Promise<Result> {
  try {
    return await change
  } catch (error) {
    if (error instanceof NotPossible) throw new FormRejection(notPossible[error.code](error))
    if (error instanceof AlreadyCancelled) throw new FormRejection('This is already cancelled.')
    throw error
  }
}

/** An entry of the activity log: who changed a payment job in the Portal. @param title what was done */
export const portalEntry = (c: PortalContext, job: PaymentJob, at: Date, title: string): ActivityEntry => ({
  configurationId: job.configurationId,
  paymentJobReference: job.reference,
  at,
  kind: 'portal',
  title: `${title} in the Portal`,
  detail: { by: c.var.viewer.user.email },
})
