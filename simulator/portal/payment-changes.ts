import { AlreadyCancelled, NotPossible, type NotPossibleCode } from '../payments/actions.ts'
import { Rejection } from './rejection.ts'

const notPossible: Record<NotPossibleCode, (detail: string | undefined) => string> = {
  InvalidPaymentStatus: (detail) =>
    detail === 'changed'
      ? 'Something was captured since you opened the page. Look at its activity below, and try again if it is still wanted.'
      : `The payment is ${detail} and does not allow this any more.`,
  InvalidPaymentForRefund: (detail) =>
    detail === 'not settled'
      ? 'Refunds are possible from midnight on, London time, when the payment is settled. Until then it can be cancelled as a whole.'
      : `Only a paid payment can be refunded; this one is ${detail}.`,
  PaymentAlreadyFullyRefunded: () => 'The whole amount is refunded already.',
  RefundAmountExceedsOriginalAmount: () => 'This is more than is left to refund.',
  GenericRejectionOfRefund: () =>
    'Something was refunded since you opened the page. Look at its activity below, and try again if it is still wanted.',
  CaptureAmountExceedsOriginalAuthorisation: () => 'This is more than is left to capture.',
}

/** Waits for a change of a payment. @throws Rejection in words, where the payment does not allow it */
export async function rejectImpossible<Result>(change: Promise<Result>): Promise<Result> {
  try {
    return await change
  } catch (error) {
    if (error instanceof NotPossible) throw new Rejection(notPossible[error.code](error.parameters[0]))
    if (error instanceof AlreadyCancelled) throw new Rejection('It is cancelled already.')
    throw error
  }
}
