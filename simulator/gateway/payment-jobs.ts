import { Hono } from 'hono'
import type { PaymentJob } from '../payments/payment-job.ts'
import { type Call, type CallEnv, jobOfCall, readRequest } from './call.ts'
import type { GatewayContext } from './context.ts'
import { createPaymentJob, customerOf } from './create-payment-job.ts'
import { createRequest } from './create-request.ts'
import { warningReport } from './errors.ts'
import { Links } from './links.ts'
import { orderRequest } from './order-request.ts'
import { expectPermitted } from './permissions.ts'
import { paymentJobData } from './responses.ts'
import { cancelOrWarn } from './transition-errors.ts'

/** Calls about a payment job as a whole. */
export function paymentJobs(context: GatewayContext): Hono<CallEnv> {
  const app = new Hono<CallEnv>()
  const answer = (c: Call, job: PaymentJob) => ({
    data: paymentJobData(job),
    links: new Links(context.publicUrl(c.req.raw)).ofJob(job),
  })

  app.post('/', async (c) => {
    const job = await createPaymentJob(context, c, readRequest(c.var.body, createRequest))
    c.set('job', job)
    return c.json(answer(c, job), 201)
  })

  app.get('/:job', async (c) => c.json(answer(c, await jobOfCall(c, context.payments))))

  app.patch('/:job/cancel', async (c) => {
    expectPermitted(c, 'Cancellations')
    const job = await jobOfCall(c, context.payments)
    const { changed, warnings } = await cancelOrWarn(context.payments.cancelJob(job), job)
    return c.json({ ...answer(c, changed), ...warningReport(c, warnings) })
  })

  // Known from a library of 2019; its answer, the whole job, is assumed.
  app.put('/:job/order', async (c) => {
    const job = await jobOfCall(c, context.payments)
    const order = readRequest(c.var.body, orderRequest)
    await customerOf(context, c.var.configuration, order.customerReference)
    return c.json(answer(c, await context.payments.replaceOrder(job, order)))
  })

  return app
}
