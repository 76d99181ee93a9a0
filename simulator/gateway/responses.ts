import type { z } from 'zod'
import { assumptions } from '../assumptions.ts'
import { captured } from '../payments/actions.ts'
import { majorUnits } from '../payments/amount.ts'
import { jobStatus } from '../payments/lifecycle.ts'
import type {
  Capture,
  JobOption,
  Payment,
  PaymentJob,
  Refund,
  Step,
  StoredOrder,
} from '../payments/payment-job.ts'
import { isCancelled } from '../payments/payment-status.ts'
import { errorReport } from './errors.ts'
import type * as schemas from './response-schemas.ts'

/** A payment job as the gateway shows it. Source: the full sample response of the quick start. */
export function paymentJobData(job: PaymentJob): z.output<typeof schemas.paymentJob> {
  return {
    reference: job.reference,
    createDateTimeUtc: utc(job.createdAt),
    type: job.type,
    traceReference: job.traceReference,
    parentPaymentJobReference: job.parentPaymentJobReference,
    configurationId: job.configurationId,
    domain: 'cashflows.com',
    locale: job.locale,
    timeZone: job.timeZone,
    order: orderData(job.order),
    orderHistory: job.orderHistory.map(orderData),
    paymentMethodsToUse: job.paymentMethodsToUse,
    currency: job.currency,
    amountToCollect: job.amountToCollect,
    ...collected(job),
    expirationDateTimeUtc: utc(job.expiresAt),
    lastUpdateTimeUtc: utc(job.updatedAt),
    lastProcessedTimeUtc: utc(job.updatedAt),
    displayUrl: job.displayUrl,
    recurrenceCriteria: job.recurrenceCriteria,
    flags: jobFlags(job),
    attributes: jobAttributes(job),
    paymentStatus: jobStatus(job.payments),
    payments: job.payments.map((payment) => paymentData(payment, job)),
  }
}

/** A payment as the gateway shows it: without the currency, which stands on the job alone. */
export function paymentData(payment: Payment, job: PaymentJob): z.output<typeof schemas.payment> {
  return {
    reference: payment.reference,
    createDateTimeUtc: utc(payment.createdAt),
    paymentMethods: payment.paymentMethods,
    status: payment.status,
    amountToCollect: payment.amountToCollect,
    paidAmount: payment.paidAmount,
    ...(isCancelled(payment.status) && payment.paidAmount && { surchargeAmount: '0' }),
    steps: payment.steps.map((step) => stepData(step, payment)),
    ...(payment.error && { lastErrorReport: errorReport([payment.error], job.locale) }),
    flags: {},
    attributes: { ...payment.attributes, ...cardAttributes(payment) },
    refunds: payment.refunds.map(refundData),
    captures: payment.captures.map(captureData),
  }
}

/** No more than a receipt prints: neither the first digits nor the expiry. */
function cardAttributes({ card }: Payment): Record<string, string> {
  const { brand, number } = assumptions.cardAttributes
  return card ? { [brand]: card.brand, [number]: `****${card.maskedNumber.slice(-4)}` } : {}
}

export function captureData({ createdAt, ...capture }: Capture): z.output<typeof schemas.capture> {
  return { ...capture, createDateTimeUtc: utc(createdAt) }
}

export function refundData({ createdAt, steps, ...refund }: Refund): z.output<typeof schemas.refund> {
  return {
    ...refund,
    createDateTimeUtc: utc(createdAt),
    steps: steps.map(({ createdAt: at, ...step }) => ({
      ...step,
      createDateTimeUtc: utc(at),
      resultAttributes: {},
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

function orderData({ createdAt, orderNumber, ...order }: StoredOrder) {
  return { orderNumber, createDateTimeUtc: utc(createdAt), ...order }
}

/** What was taken. `paidDateTimeUtc` is there only when all of it was. */
function collected(job: PaymentJob) {
  const payment = job.payments.find(({ paidAmount, status }) => paidAmount && !isCancelled(status))
  if (!payment?.paidAt) return {}
  const amount = captured(job, payment)
  const isWhole = payment.paidAmount === payment.amountToCollect
  return {
    amountCollected: isWhole ? payment.paidAmount : majorUnits(amount, job.currency),
    paidAmount: payment.paidAmount,
    ...(isWhole && { paidDateTimeUtc: utc(payment.paidAt) }),
  }
}

const flagOfOption: Partial<Record<JobOption, string>> = {
  IsRecurringPaymentJobParent: 'recurringParent',
  IsMoto: 'moto',
  StoreCardDetails: 'storeCardDetails',
  GenerateToken: 'generateToken',
  Frictionless: 'frictionless',
}

function jobFlags(job: PaymentJob): Record<string, true> {
  const names = job.options.flatMap((option) => flagOfOption[option] ?? [])
  return Object.fromEntries([...names, ...(job.isDirect ? ['direct'] : [])].map((name) => [name, true]))
}

const jobAttributeNames = [
  'webhookUrl',
  'googleAnalyticsClientId',
  'allowedParentFrameDomains',
  'paymentPageReference',
] as const

function jobAttributes({ parameters }: PaymentJob): Record<string, string> {
  return Object.fromEntries(
    jobAttributeNames.flatMap((name) => (parameters[name] ? [[name, parameters[name]]] : [])),
  )
}

/** As .NET writes a moment: without the zeros at the end of the fraction. */
const utc = (iso: string) => iso.replace(/\.?0*Z$/, 'Z')
