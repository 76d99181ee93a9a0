import type { z } from 'zod'
import type { Notification, NotificationAttempt } from '../notifications/notifications.ts'
import type { Configuration } from '../payments/configuration.ts'
import { jobStatus } from '../payments/lifecycle.ts'
import type { Payment, PaymentJob } from '../payments/payment-job.ts'
import type * as schemas from './schemas.ts'

export function jobView(job: PaymentJob): z.output<typeof schemas.job> {
  return {
    reference: job.reference,
    configurationId: job.configurationId,
    orderNumber: job.order.orderNumber,
    status: jobStatus(job.payments),
    currency: job.currency,
    amountToCollect: job.amountToCollect,
    createdAt: job.createdAt,
    expiresAt: job.expiresAt,
    pagePath: `/payment?ref=${job.pageToken}`,
    parameters: job.parameters,
    payments: job.payments.map((payment) => paymentView(payment, job)),
  }
}

export function paymentView(payment: Payment, job: PaymentJob): z.output<typeof schemas.payment> {
  const { cashFlowsAcquiringDetails } = payment.attributes
  return {
    reference: payment.reference,
    paymentJobReference: job.reference,
    createdAt: payment.createdAt,
    status: payment.status,
    amountToCollect: payment.amountToCollect,
    paidAmount: payment.paidAmount,
    paidAt: payment.paidAt,
    card: payment.card,
    authentication: payment.authentication,
    acquiringDetails: cashFlowsAcquiringDetails && JSON.parse(cashFlowsAcquiringDetails),
    error: payment.error?.code,
    steps: payment.steps.map(({ action, status, createdAt }) => ({ action, status, createdAt })),
    captures: payment.captures.map(({ reference, status, amountToCapture }) => ({
      reference,
      status,
      amountToCapture,
    })),
    refunds: payment.refunds.map(({ reference, refundNumber, status, amountToRefund }) => ({
      reference,
      refundNumber,
      status,
      amountToRefund,
    })),
  }
}

export function notificationView(
  row: Notification,
  attempts: NotificationAttempt[],
): z.output<typeof schemas.notification> {
  return {
    id: row.id,
    configurationId: row.configurationId,
    paymentJobReference: row.paymentJobReference,
    paymentReference: row.paymentReference,
    paymentStatus: row.paymentStatus,
    url: row.url,
    state: row.state,
    scenario: row.fault,
    createdAt: row.createdAt.toISOString(),
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
    attempts: attempts
      .filter(({ notificationId }) => notificationId === row.id)
      .map(({ at, requestBody, responseStatus, responseBody, milliseconds, acknowledged, result }) => ({
        at: at.toISOString(),
        requestBody,
        responseStatus,
        responseBody,
        milliseconds,
        acknowledged,
        result,
      })),
  }
}

export function configurationView({
  configurationId,
  apiKey,
  nextApiKey,
  wrongHashes,
  locked,
  settings,
  faults,
}: Configuration): z.output<typeof schemas.configuration> {
  return { configurationId, apiKey, nextApiKey, wrongHashes, locked, settings, troubles: faults }
}
