import { AlreadySo, NotPossible } from '../payments/actions.ts'
import type { PaymentJob } from '../payments/payment-job.ts'
import { Rejection } from './errors.ts'

/** Cancelling twice is no error. @throws Rejection */
export async function cancelled(
  cancel: () => Promise<PaymentJob>,
  job: PaymentJob,
): Promise<{ changed: PaymentJob; warnings: { code: 'UnexpectedPaymentStatus' }[] }> {
  try {
    return { changed: await possible(cancel), warnings: [] }
  } catch (error) {
    if (error instanceof AlreadySo) return { changed: job, warnings: [{ code: 'UnexpectedPaymentStatus' }] }
    throw error
  }
}

/** Turns what the state of a payment does not allow into the gateway's 400. @throws Rejection */
export async function possible<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof NotPossible) {
      throw new Rejection(400, [{ code: error.code, parameters: error.parameters }])
    }
    throw error
  }
}
