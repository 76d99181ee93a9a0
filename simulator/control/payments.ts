import { createRoute } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { readAcquiringDetails } from '../payments/acquiring-details.ts'
import { jobOfPayment } from '../payments/job-list.ts'
import {
  authenticationOutcomes,
  completionStatusSchema,
  type Payment,
  type PaymentJob,
} from '../payments/payment-job.ts'
import { referenceSchema } from '../payments/references.ts'
import { byReference, type ControlContext, moment, paymentStatus, responses, routes } from './api.ts'
import { filteredJobs, jobFilter } from './job-filter.ts'

export const payment = z.strictObject({
  reference: referenceSchema,
  paymentJobReference: referenceSchema,
  createdAt: moment,
  status: paymentStatus,
  amountToCollect: z.string(),
  paidAmount: z.string().optional(),
  paidAt: moment.optional(),
  card: z
    .strictObject({
      maskedNumber: z.string(),
      brand: z.string(),
      type: z.string(),
      holderName: z.string(),
      expiryMonth: z.string(),
      expiryYear: z.string(),
    })
    .optional(),
  authentication: z.enum(authenticationOutcomes).optional(),
  acquiringDetails: z
    .record(z.string(), z.string())
    .describe('What the acquirer and the bank of the card say; the gateway sends it as JSON within text.')
    .optional(),
  error: z.string().optional(),
  steps: z.array(z.strictObject({ action: z.string(), status: paymentStatus, createdAt: moment })),
  captures: z.array(
    z.strictObject({
      reference: referenceSchema,
      status: completionStatusSchema,
      amountToCapture: z.string(),
    }),
  ),
  refunds: z.array(
    z.strictObject({
      reference: referenceSchema,
      refundNumber: z.string().optional(),
      status: completionStatusSchema,
      amountToRefund: z.string(),
    }),
  ),
})

/** The payments of payment jobs, to be read. */
export function paymentRoutes(context: ControlContext) {
  return routes()
    .openapi(
      createRoute({
        operationId: 'listPayments',
        method: 'get',
        path: '/payments',
        summary: 'Lists the payments of a configuration, those of the newest job first.',
        request: { query: jobFilter },
        responses: responses(z.strictObject({ payments: z.array(payment) })),
      }),
      async (c) => {
        const jobs = await filteredJobs(context, c.req.valid('query'))
        return c.json(
          { payments: jobs.flatMap((of) => of.payments.map((found) => paymentResponse(found, of))) },
          200,
        )
      },
    )
    .openapi(
      createRoute({
        operationId: 'readPayment',
        method: 'get',
        path: '/payments/{reference}',
        summary: 'Reads a payment.',
        request: { params: byReference },
        responses: responses(payment),
      }),
      async (c) => {
        const { reference: paymentReference } = c.req.valid('param')
        const of = await jobOfPayment(context.database, paymentReference)
        const found = of?.payments.find((candidate) => candidate.reference === paymentReference)
        if (!of || !found)
          throw new HTTPException(404, { message: `There is no payment ${paymentReference}.` })
        return c.json(paymentResponse(found, of), 200)
      },
    )
}

export function paymentResponse(
  of: Payment,
  { reference: paymentJobReference }: PaymentJob,
): z.output<typeof payment> {
  return {
    reference: of.reference,
    paymentJobReference,
    createdAt: of.createdAt,
    status: of.status,
    amountToCollect: of.amountToCollect,
    paidAmount: of.paidAmount,
    paidAt: of.paidAt,
    card: of.card,
    authentication: of.authentication,
    acquiringDetails: readAcquiringDetails(of),
    error: of.error?.code,
    steps: of.steps.map(({ action, status, createdAt }) => ({ action, status, createdAt })),
    captures: of.captures.map(({ reference: captureReference, status, amountToCapture }) => ({
      reference: captureReference,
      status,
      amountToCapture,
    })),
    refunds: of.refunds.map(({ reference: refundReference, refundNumber, status, amountToRefund }) => ({
      reference: refundReference,
      refundNumber,
      status,
      amountToRefund,
    })),
  }
}
