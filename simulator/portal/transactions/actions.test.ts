import { propertyRuns } from 'cashflows-postgres/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Action, type ActionContext, AlreadyCancelled, NotPossible } from '../../payments/actions.ts'
import { majorUnits, minorUnits } from '../../payments/amount.ts'
import { cancelJob, cancelPayment } from '../../payments/cancellation.ts'
import { capture } from '../../payments/capture.ts'
import { newPaymentJob } from '../../payments/new-payment-job.ts'
import { currentPayment, jobTypes, type PaymentJob } from '../../payments/payment-job.ts'
import { refund } from '../../payments/refund.ts'
import { defaultSettings } from '../../payments/settings.ts'
import { cancelByShopper, expire, simulate } from '../../payments/shopper-actions.ts'
import { simulatedStatus, simulatedStatuses } from '../../payments/simulated-status.ts'
import { jobRequest } from '../../testing/simulator.ts'
import { possibleActions } from './actions.ts'

const day = 24 * 60 * 60 * 1000

/** What becomes of a job by an action, or undefined where its state does not allow it. */
function changedBy(job: PaymentJob, action: Action, context: ActionContext): PaymentJob | undefined {
  const changed = structuredClone(job)
  try {
    action(changed, context)
    return changed
  } catch (error) {
    if (error instanceof NotPossible || error instanceof AlreadyCancelled) return undefined
    throw error
  }
}

/** Does something to the newest payment of a job. */
const ofNewest =
  (act: (paymentReference: string) => Action): Action =>
  (job, context) =>
    act(currentPayment(job).reference)(job, context)

const minorAmount = fc.integer({ min: 1, max: 100 }).map((pence) => majorUnits(BigInt(pence), 'GBP'))
const happenings = fc.oneof(
  fc.constantFrom<Action>(
    simulate('Successful'),
    simulate('Failed'),
    cancelByShopper,
    expire,
    cancelJob,
    ofNewest(cancelPayment),
  ),
  minorAmount.map((amountToCapture) => ofNewest((reference) => capture(reference, { amountToCapture }))),
  minorAmount.map((amountToRefund) => ofNewest((reference) => refund(reference, { amountToRefund }))),
)

/** What the actions of payments accept, found out by trying. */
function accepted(job: PaymentJob, context: ActionContext) {
  const { reference, status } = currentPayment(job)
  const isAccepted = (action: Action) => changedBy(job, action, context) !== undefined
  return {
    capture: isAccepted(capture(reference, {})),
    refund: isAccepted(refund(reference, {})),
    cancel: isAccepted(status === 'Pending' ? cancelJob : cancelPayment(reference)),
  }
}

const penny = (amount: string) => majorUnits(minorUnits(amount, 'GBP') + 1n, 'GBP')

describe('what the Portal offers to do about a payment', () => {
  it('is exactly what payments accepts, whatever has happened', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...jobTypes),
        fc.constantFrom(undefined, ...simulatedStatuses),
        fc.boolean(),
        fc.boolean(),
        fc.array(fc.tuple(happenings, fc.constantFrom(0, day)), { maxLength: 8 }),
        (type, status, autoCapture, refundsNeedSettlement, drawn) => {
          const settings = { ...defaultSettings, autoCapture, refundsNeedSettlement, attempts: 3 }
          const configuration = {
            configurationId: '1'.repeat(18),
            apiKey: 'key',
            nextApiKey: null,
            wrongHashes: 0,
            locked: false,
            settings,
            faults: [],
          }
          let context: ActionContext = { configuration, now: new Date('2026-05-04T12:00:00Z') }
          let job = newPaymentJob(jobRequest({ type, amountToCollect: '1.00' }), configuration, context.now)
          if (status) simulatedStatus(status)?.(job, context)
          for (const [action, passedMs] of [[() => {}, 0] as const, ...drawn]) {
            job = changedBy(job, action, context) ?? job
            context = { ...context, now: new Date(context.now.getTime() + passedMs) }
            const payment = currentPayment(job)
            const offered = possibleActions(job, payment, settings, context.now)
            expect({
              capture: offered.capture !== undefined,
              refund: offered.refund !== undefined,
              cancel: offered.cancel !== undefined,
            }).toEqual(accepted(job, context))
            const { reference } = payment
            if (offered.capture !== undefined) {
              const tooMuch = capture(reference, { amountToCapture: penny(offered.capture) })
              expect(changedBy(job, tooMuch, context)).toBeUndefined()
            }
            if (offered.refund !== undefined) {
              const tooMuch = refund(reference, { amountToRefund: penny(offered.refund) })
              expect(changedBy(job, tooMuch, context)).toBeUndefined()
            }
          }
        },
      ),
      { numRuns: propertyRuns(300) },
    )
  })
})
