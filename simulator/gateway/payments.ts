import { Hono } from 'hono'
import { z } from 'zod'
import { isTooFine, minorUnits } from '../payments/amount.ts'

import { currentPayment, newest, type PaymentJob } from '../payments/payment-job.ts'
import { type Call, type CallEnv, invalid, jobOfCall, paymentOfCall, readRequest } from './call.ts'
import type { GatewayContext } from './context.ts'
import { Rejection, warningReport } from './errors.ts'
import { amount, boolean, parameterMap, text } from './fields.ts'
import { Links } from './links.ts'
import { expectPermitted } from './permissions.ts'
import { problem } from './problems.ts'
import { captureData, paymentData, refundData } from './responses.ts'
import { cancelOrWarn, rejectImpossible } from './transition-errors.ts'

/** Source: the gateway's OpenAPI document. `amountToCollect`, as a class of 2019 calls it, is ignored there too. */
export const captureRequest = z.object({
  amountToCapture: amount.optional(),
  isFinalCapture: boolean.optional(),
  parameters: parameterMap.optional(),
})

export const refundRequest = z.object({
  amountToRefund: amount.optional(),
  refundNumber: text.optional(),
  parameters: parameterMap.optional(),
})

/** Calls about one payment of a job. */
export function payments(context: GatewayContext): Hono<CallEnv> {
  const app = new Hono<CallEnv>()
  const answer = (c: Call, job: PaymentJob, reference: string) => {
    const payment = job.payments.find((candidate) => candidate.reference === reference) ?? currentPayment(job)
    return {
      data: paymentData(payment, job),
      links: new Links(context.publicUrl(c.req.raw)).ofPayment(job, payment),
    }
  }

  app.get('/', async (c) => {
    const job = await jobOfCall(c, context.payments)
    return c.json(answer(c, job, paymentOfCall(c, job).reference))
  })

  app.patch('/cancel', async (c) => {
    expectPermitted(c, 'Cancellations')
    const job = await jobOfCall(c, context.payments)
    const { reference } = paymentOfCall(c, job)
    const { changed, warnings } = await cancelOrWarn(context.payments.cancelPayment(job, reference), job)
    return c.json({ ...answer(c, changed, reference), ...warningReport(c, warnings) })
  })

  app.post('/captures', async (c) => {
    expectPermitted(c, 'Captures')
    const job = await jobOfCall(c, context.payments)
    const { reference } = paymentOfCall(c, job)
    const request = readRequest(c.var.body, captureRequest)
    expectAmount(request.amountToCapture, 'amountToCapture', job.currency)
    const changed = await rejectImpossible(context.payments.capture(job, reference, request))
    return c.json({ data: captureData(newest(paymentOfCall(c, changed).captures)) })
  })

  app.post('/refunds', async (c) => {
    expectPermitted(c, 'Refunds')
    const job = await jobOfCall(c, context.payments)
    const { reference } = paymentOfCall(c, job)
    const request = readRequest(c.var.body, refundRequest)
    expectAmount(request.amountToRefund, 'amountToRefund', job.currency)
    const changed = await rejectImpossible(context.payments.refund(job, reference, request))
    return c.json({ data: refundData(newest(paymentOfCall(c, changed).refunds)) })
  })

  return app
}

/** @throws Rejection when an amount was sent that the currency of the job cannot have, or that is nothing */
export function expectAmount(sent: string | undefined, member: string, currency: string): void {
  if (sent === undefined) return
  if (isTooFine(sent, currency)) throw new Rejection(400, [invalid(member, problem('tooFine'))])
  if (minorUnits(sent, currency) === 0n) throw new Rejection(400, [invalid(member, problem('zero'))])
}
