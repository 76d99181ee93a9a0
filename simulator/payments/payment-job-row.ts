import { challengeEnding } from './challenge.ts'
import { jobStatus } from './lifecycle.ts'
import type { PaymentJob } from './payment-job.ts'
import { searchWords } from './search-words.ts'

/** When time alone changes the job: its own end, or that of a challenge. */
const dueAt = (job: PaymentJob): Date =>
  new Date(
    Math.min(Date.parse(job.expiresAt), challengeEnding(job)?.at.getTime() ?? Number.POSITIVE_INFINITY),
  )

/** What changes with a job: its document, and the columns that it is searched by. */
export const columnsOf = (job: PaymentJob) => ({
  reference: job.reference,
  orderNumber: job.order.orderNumber ?? null,
  // An index takes no longer ones, and nobody has such an address.
  email: job.order.billingIdentity?.emailAddress?.toLowerCase().slice(0, 500) ?? null,
  searchWords: searchWords(job),
  amount: job.amountToCollect,
  currency: job.currency,
  paymentReferences: job.payments.map(({ reference }) => reference),
  status: jobStatus(job.payments),
  updatedAt: new Date(job.updatedAt),
  expiresAt: dueAt(job),
  laterPaymentAt: job.laterPaymentAt ? new Date(job.laterPaymentAt) : null,
  document: job,
})

/** A job as it is inserted. */
export const rowOf = (job: PaymentJob) => ({
  ...columnsOf(job),
  configurationId: job.configurationId,
  pageToken: job.pageToken,
  createdAt: new Date(job.createdAt),
})
