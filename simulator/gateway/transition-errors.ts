import { AlreadyCancelled, NotPossible } from '../payments/actions.ts'
import type { PaymentJob } from '../payments/payment-job.ts'
import { Rejection } from './errors.ts'

/**
 * Waits for a cancellation. Cancelling twice is no error, but is answered with a warning.
 *
 * @param job as it was before
 * @throws Rejection where the state of the payment does not allow it
 */
export async function cancelOrWarn(
  cancellation: Promise<PaymentJob>,
  job: PaymentJob,
): Promise<{ changed: PaymentJob; warnings: { code: 'UnexpectedPaymentStatus' }[] }> {
  try {
    return { changed: await rejectImpossible(cancellation), warnings: [] }
  } catch (error) {
    if (error instanceof AlreadyCancelled)
      return { changed: job, warnings: [{ code: 'UnexpectedPaymentStatus' }] }
    throw error
  }
}

/** Waits for a change of a payment. @throws Rejection with 400 where the state of the payment does not allow it */
export async function rejectImpossible<Result>(change: Promise<Result>): Promise<Result> {
  try {
    return await change
  } catch (error) {
    if (error instanceof NotPossible) {
      throw new Rejection(400, [{ code: error.code, parameters: error.parameters }])
    }
    throw error
  }
}
