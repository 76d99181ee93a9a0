import { z } from 'zod'
import { captured, refunded } from '../payments/actions.ts'
import { amountPattern, isTooFine, majorUnits, minorUnits, tooFineText } from '../payments/amount.ts'
import type { PaymentJob } from '../payments/payment-job.ts'
import { formatMoney } from '../web/money.ts'
import type { ActivityEntry, ActivityLog } from './activity-log.ts'

/** The reasons that Cashflows' "Chargebacks FAQ" calls the most common ones. */
export const chargebackReasons = [
  'The cardholder does not recognise the payment (fraud)',
  'The goods were not received',
  'The service was not provided',
] as const

export const chargebackRequest = z.strictObject({
  /** A decimal in major units; omitted, everything that is left. */
  amount: z.string().regex(amountPattern, 'Enter an amount such as 24.00.').optional(),
  reason: z
    .string()
    .trim()
    .min(1, 'Enter a reason.')
    .max(200, 'Use at most 200 characters.')
    .default(chargebackReasons[0]),
})
type ChargebackRequest = z.output<typeof chargebackRequest>

/** The payment was not paid, or not as much: the message is a sentence. */
export class NoChargeback extends Error {
  override name = 'NoChargeback'
}

/**
 * Puts a chargeback into the activity log, which is all that there is of it: the gateway's API knows none, so no status
 * changes and nothing is notified.
 *
 * @throws NoChargeback
 */
export async function chargeBack(
  activityLog: ActivityLog,
  job: PaymentJob,
  { amount, reason }: ChargebackRequest,
  at: Date,
  by?: string,
): Promise<ActivityEntry & { detail: { amount: string; reason: string } }> {
  const payment = job.payments.find(({ status }) => status === 'Paid')
  if (!payment || job.type !== 'Payment')
    throw new NoChargeback('Only a payment that was paid can be charged back.')
  const earlier = await activityLog.chargebacks(job.reference)
  const chargedBack = earlier.map(({ detail }) => minorUnits(detail.amount ?? '0', job.currency))
  const left = chargedBack.reduce(
    (rest, part) => rest - part,
    captured(job, payment) - refunded(job, payment),
  )
  if (left <= 0n) throw new NoChargeback('Everything was refunded or charged back already.')
  if (amount !== undefined && isTooFine(amount, job.currency)) {
    throw new NoChargeback(tooFineText(job.currency))
  }
  const disputed = amount === undefined ? left : minorUnits(amount, job.currency)
  if (disputed === 0n) throw new NoChargeback('The amount must be more than zero.')
  const words = (minor: bigint) => formatMoney(majorUnits(minor, job.currency), job.currency, 'en_GB')
  if (disputed > left) throw new NoChargeback(`No more than ${words(left)} is left of the payment.`)
  const entry = {
    configurationId: job.configurationId,
    paymentJobReference: job.reference,
    at,
    kind: 'chargeback' as const,
    title: `Chargeback of ${words(disputed)}`,
    detail: { amount: majorUnits(disputed, job.currency), reason, ...(by !== undefined && { by }) },
  }
  activityLog.record(entry)
  return entry
}
