import { Hono } from 'hono'
import type { PaymentJob } from '../payments/payment-job.ts'
import { type Call, type CallEnv, jobOfCall, readRequest } from './call.ts'
import { createPaymentJob } from './create-payment-job.ts'
import { createRequest } from './create-request.ts'
import { warningReport } from './errors.ts'
import { Links } from './links.ts'
import { orderRequest } from './order-request.ts'
import type { GatewayParts } from './parts.ts'
import { cancelled } from './possible.ts'
import { paymentJobData } from './responses.ts'

/** Calls about a payment job as a whole. */
export function paymentJobs(parts: GatewayParts): Hono<CallEnv> {
  const app = new Hono<CallEnv>()
  const answer = (c: Call, job: PaymentJob) => ({
    data: paymentJobData(job),
    links: new Links(parts.publicUrl(c.req.raw)).ofJob(job),
  })

  app.post('/', async (c) => {
    const job = await createPaymentJob(parts, c.var.configuration, readRequest(c.var.body, createRequest))
    c.set('job', job)
    return c.json(answer(c, job), 201)
  })

  app.get('/:job', async (c) => c.json(answer(c, await jobOfCall(c, parts.payments))))

  app.patch('/:job/cancel', async (c) => {
    const job = await jobOfCall(c, parts.payments)
    const { changed, warnings } = await cancelled(() => parts.payments.cancelJob(job), job)
    return c.json({ ...answer(c, changed), ...warningReport(c, warnings) })
  })

  // Known from a library of 2019; its answer, the whole job, is assumed.
  app.put('/:job/order', async (c) => {
    const job = await jobOfCall(c, parts.payments)
    return c.json(answer(c, await parts.payments.replaceOrder(job, readRequest(c.var.body, orderRequest))))
  })

  return app
}
