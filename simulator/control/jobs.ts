import { createRoute } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import { activityOf } from '../activity/activity-events.ts'
import { chargeBack, chargebackRequest, NoChargeback } from '../activity/chargeback.ts'
import { withoutPasswords } from '../destinations/credentials.ts'
import { configurationOfJob } from '../payments/job-list.ts'
import { jobStatus } from '../payments/lifecycle.ts'
import { hostedPagePath, type PaymentJob } from '../payments/payment-job.ts'
import { referenceSchema } from '../payments/references.ts'
import { type ThreeDSecureWord, threeDSecureWords } from '../payments/three-d-secure-words.ts'
import { body, byReference, type ControlContext, moment, paymentStatus, responses, routes } from './api.ts'
import { completeByThreeDSecure, completePayment, completion } from './completion.ts'
import { filteredJobs, jobFilter } from './job-filter.ts'
import { payment, paymentResponse } from './payments.ts'

const job = z.strictObject({
  reference: referenceSchema,
  configurationId: referenceSchema,
  orderNumber: z.string().optional(),
  status: paymentStatus,
  currency: z.string(),
  amountToCollect: z.string(),
  createdAt: moment,
  expiresAt: moment,
  pagePath: z.string().describe('Of the hosted page, to be put behind the simulator’s address.'),
  parameters: z.record(z.string(), z.string()),
  payments: z.array(payment).min(1),
})

const activityEvent = z.strictObject({
  at: moment,
  title: z.string(),
  notes: z.array(z.string()),
  texts: z
    .array(z.strictObject({ name: z.string(), text: z.string() }))
    .describe('Bodies of requests and responses, without card data, and the shopper’s browser.'),
})

const chargeback = z.strictObject({
  amount: z.string(),
  currency: z.string(),
  reason: z.string(),
  at: moment,
})

export const threeDSecure = z.strictObject({
  word: z.enum(threeDSecureWords as [ThreeDSecureWord, ...ThreeDSecureWord[]], {
    error: `must be one of ${threeDSecureWords.join(', ')}`,
  }),
})

/** Payment jobs: to be read, and to be completed without a browser. */
export function jobRoutes(context: ControlContext) {
  const { database, payments, activityLog, clocks } = context
  const find = async (jobReference: string): Promise<PaymentJob> => {
    const configurationId = await configurationOfJob(database, jobReference)
    const found = configurationId && (await payments.find(configurationId, jobReference))
    if (!found) throw new HTTPException(404, { message: `There is no payment job ${jobReference}.` })
    return found
  }
  return routes()
    .openapi(
      createRoute({
        operationId: 'listJobs',
        method: 'get',
        path: '/jobs',
        summary: 'Lists the payment jobs of a configuration, newest first.',
        request: { query: jobFilter },
        responses: responses(z.strictObject({ jobs: z.array(job) })),
      }),
      async (c) =>
        c.json({ jobs: (await filteredJobs(context, c.req.valid('query'))).map(jobResponse) }, 200),
    )
    .openapi(
      createRoute({
        operationId: 'readJob',
        method: 'get',
        path: '/jobs/{reference}',
        summary: 'Reads a payment job.',
        request: { params: byReference },
        responses: responses(job),
      }),
      async (c) => c.json(jobResponse(await find(c.req.valid('param').reference)), 200),
    )
    .openapi(
      createRoute({
        operationId: 'readActivityLog',
        method: 'get',
        path: '/jobs/{reference}/activity',
        summary:
          'Reads the activity log of a job, oldest first: calls, pages that were looked at, what became of the payment, and notifications.',
        request: { params: byReference },
        responses: responses(z.strictObject({ events: z.array(activityEvent) })),
      }),
      async (c) => {
        const found = await find(c.req.valid('param').reference)
        await activityLog.written()
        const events = (await activityOf(database, activityLog, found)).map(
          ({ at, title, notes, texts }) => ({
            at: at.toISOString(),
            title,
            notes,
            texts,
          }),
        )
        return c.json({ events }, 200)
      },
    )
    .openapi(
      createRoute({
        operationId: 'completePayment',
        method: 'post',
        path: '/jobs/{reference}/complete',
        summary:
          'Completes the payment of a job without a browser: by an outcome, a card, or a 3-D Secure answer.',
        request: { params: byReference, body: body(completion) },
        responses: responses(job),
      }),
      async (c) => {
        const found = await find(c.req.valid('param').reference)
        const now = clocks.of(found.configurationId).now()
        return c.json(jobResponse(await completePayment(found, c.req.valid('json'), payments, now)), 200)
      },
    )
    .openapi(
      createRoute({
        operationId: 'threeDSecure',
        method: 'post',
        path: '/jobs/{reference}/three-d-secure',
        summary:
          'Takes a job through 3-D Secure by one word: as the bank answers, or as Cashflows’ test names decide. Sends a card where none waits for the bank.',
        request: { params: byReference, body: body(threeDSecure) },
        responses: responses(job),
      }),
      async (c) => {
        const found = await find(c.req.valid('param').reference)
        return c.json(
          jobResponse(await completeByThreeDSecure(found, c.req.valid('json').word, payments)),
          200,
        )
      },
    )
    .openapi(
      createRoute({
        operationId: 'chargeBack',
        method: 'post',
        path: '/jobs/{reference}/chargeback',
        summary:
          'Puts a chargeback into the activity log of a paid job, where the Portal shows it. No status changes and nothing is notified: the gateway’s API does not know chargebacks.',
        request: { params: byReference, body: body(chargebackRequest) },
        responses: responses(chargeback),
      }),
      async (c) => {
        const found = await find(c.req.valid('param').reference)
        try {
          const at = clocks.of(found.configurationId).now()
          const { amount, reason } = (await chargeBack(activityLog, found, c.req.valid('json'), at)).detail
          return c.json({ amount, currency: found.currency, reason, at: at.toISOString() }, 200)
        } catch (error) {
          if (error instanceof NoChargeback) throw new HTTPException(400, { message: error.message })
          throw error
        }
      },
    )
}

function jobResponse(of: PaymentJob): z.output<typeof job> {
  return {
    reference: of.reference,
    configurationId: of.configurationId,
    orderNumber: of.order.orderNumber,
    status: jobStatus(of.payments),
    currency: of.currency,
    amountToCollect: of.amountToCollect,
    createdAt: of.createdAt,
    expiresAt: of.expiresAt,
    pagePath: hostedPagePath(of),
    parameters: Object.fromEntries(
      Object.entries(of.parameters).map(([name, value]) => [name, withoutPasswords(value)]),
    ),
    payments: of.payments.map((found) => paymentResponse(found, of)),
  }
}
