import { jobStatus } from '../payments/lifecycle'
import type { Payment, PaymentJob, Step } from '../payments/payment-job'

/** A payment job as the gateway shows it. Source: the full sample response of the quick start. */
export function paymentJobData(job: PaymentJob) {
  const status = jobStatus(job.payments)
  const paid = job.payments.find((payment) => payment.status === 'Paid')
  return {
    reference: job.reference,
    createDateTimeUtc: utc(job.createdAt),
    type: job.type,
    traceReference: job.traceReference,
    configurationId: job.configurationId,
    domain: 'cashflows.com',
    locale: job.locale,
    timeZone: job.timeZone,
    order: orderData(job),
    orderHistory: [],
    paymentMethodsToUse: job.paymentMethodsToUse,
    currency: job.currency,
    amountToCollect: job.amountToCollect,
    ...(paid && { amountCollected: paid.amountToCollect, paidAmount: paid.paidAmount }),
    ...(job.paidAt && { paidDateTimeUtc: utc(job.paidAt) }),
    expirationDateTimeUtc: utc(job.expiresAt),
    lastUpdateTimeUtc: utc(job.updatedAt),
    lastProcessedTimeUtc: utc(job.updatedAt),
    ...(job.displayUrl && { displayUrl: job.displayUrl }),
    flags: {},
    attributes: job.parameters.webhookUrl ? { webhookUrl: job.parameters.webhookUrl } : {},
    paymentStatus: status,
    payments: job.payments.map(paymentData),
  }
}

/** A payment as the gateway shows it: without the currency, which stands on the job alone. */
export function paymentData(payment: Payment) {
  return {
    reference: payment.reference,
    createDateTimeUtc: utc(payment.createdAt),
    paymentMethods: payment.paymentMethods,
    status: payment.status,
    amountToCollect: payment.amountToCollect,
    ...(payment.paidAmount && { paidAmount: payment.paidAmount }),
    steps: payment.steps.map((step) => stepData(step, payment)),
    flags: {},
    attributes: payment.attributes,
    refunds: payment.refunds.map(({ createdAt, ...refund }) => ({
      ...refund,
      createDateTimeUtc: utc(createdAt),
    })),
    captures: payment.captures.map(({ createdAt, ...capture }) => ({
      ...capture,
      createDateTimeUtc: utc(createdAt),
    })),
  }
}

function stepData(step: Step, payment: Payment) {
  return {
    reference: step.reference,
    createDateTimeUtc: utc(step.createdAt),
    action: step.action,
    paymentMethods: payment.paymentMethods,
    status: step.status,
    amountToCollect: payment.amountToCollect,
  }
}

function orderData(job: PaymentJob) {
  const { createdAt, orderNumber, ...order } = job.order
  return { orderNumber, createDateTimeUtc: utc(createdAt), ...order }
}

/** As .NET writes a moment: without the zeros at the end of the fraction. */
const utc = (iso: string) => iso.replace(/\.?0*Z$/, 'Z')
