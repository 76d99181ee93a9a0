import { fromAmount } from '@/lib/cashflows/amount'
import type { PaymentJob } from '@/lib/cashflows/contract'
import { paymentOutcome } from '@/lib/cashflows/payment-status'
import type { OrderPayment, OrderPaymentJob, PaymentStep } from './order'

/** A payment of a job as the gateway tells it now. @param known the job as it is stored */
export function asPayment(
  payment: PaymentJob['payments'][number],
  currency: string,
  known: OrderPaymentJob,
): OrderPayment {
  const amountOf = (text: string) => minorUnits(text, currency) ?? 0
  const sum = (amounts: string[]) => amounts.reduce((total, text) => total + amountOf(text), 0)
  const outcome = paymentOutcome(payment.status)
  const captures = payment.captures.filter(({ status }) => status === 'Completed')
  const before = known.payments.find(({ reference }) => reference === payment.reference)
  return {
    reference: payment.reference,
    status: payment.status,
    amount: amountOf(payment.amountToCollect),
    wasAuthorised:
      before?.wasAuthorised === true ||
      outcome === 'paid' ||
      outcome === 'reserved' ||
      captures.length > 0 ||
      amountOf(payment.paidAmount ?? '0') > 0,
    captured: sum(captures.map(({ amountToCapture }) => amountToCapture)),
    refunded: sum(
      payment.refunds.filter(({ status }) => status !== 'Failed').map(({ amountToRefund }) => amountToRefund),
    ),
    refunds: payment.refunds.map(({ reference, refundNumber, status, amountToRefund }) => ({
      reference,
      refundNumber,
      status,
      amount: amountOf(amountToRefund),
    })),
    card: payment.card && { brand: payment.card.brand, lastFour: payment.card.lastFourDigits },
    failure: payment.failure?.code,
  }
}

/**
 * What happened to the payments of a job, as far as the gateway says when. A capture or a refund stands there itself, with
 * its amount, in place of the step that the payment has for it.
 */
export function stepsOf({ payments, currency }: PaymentJob): PaymentStep[] {
  return payments.flatMap(({ reference: payment, steps, captures, refunds }) => [
    ...steps
      .filter(({ action }) => action !== 'Capture' || captures.length === 0)
      .filter(({ action }) => action !== 'Refund' || refunds.length === 0)
      .flatMap((step) => dated(step.createDateTimeUtc, { ...step, payment })),
    ...captures.flatMap((capture) =>
      dated(capture.createDateTimeUtc, {
        payment,
        action: 'Capture',
        status: capture.status,
        amount: minorUnits(capture.amountToCapture, currency),
      }),
    ),
    ...refunds.flatMap((refund) =>
      dated(refund.createDateTimeUtc, {
        payment,
        action: 'Refund',
        status: refund.status,
        amount: minorUnits(refund.amountToRefund, currency),
      }),
    ),
  ])
}

const dated = (at: string | undefined, { payment, action, status, amount }: Omit<PaymentStep, 'at'>) =>
  at === undefined ? [] : [{ at, payment, action, status, ...(amount !== undefined && { amount }) }]

/** Of the gateway's decimal text; undefined where it is none of the currency. */
export function minorUnits(amount: string, currency: string): number | undefined {
  try {
    return fromAmount(amount, currency)
  } catch {
    return undefined
  }
}
