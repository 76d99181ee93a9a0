import { type Context, Hono } from 'hono'
import { cors } from 'hono/cors'
import { z } from 'zod'
import { pageViews } from '../activity/page-views.ts'
import { jobStatus } from '../payments/lifecycle.ts'
import { currentPayment, type PaymentJob } from '../payments/payment-job.ts'
import { stageOf } from '../payments/stage.ts'
import { type CallEnv, invalid, notFound, readRequest } from './call.ts'
import type { GatewayContext } from './context.ts'
import { createPaymentJob } from './create-payment-job.ts'
import { createRequest } from './create-request.ts'
import { errorReport, Rejection } from './errors.ts'
import { anyCase, parameterMap, text } from './fields.ts'
import { Links } from './links.ts'
import { problem } from './problems.ts'
import { readBody } from './request-body.ts'
import type { paymentIntent } from './response-schemas.ts'
import { rejectImpossible } from './transition-errors.ts'

/**
 * The embedded checkout: the merchant's server creates an intent, which is a job with a token for the browser.
 * Source: Cashflows' own browser library. That creating answers 201 is assumed.
 */
export function paymentIntents(context: GatewayContext): Hono<CallEnv> {
  return new Hono<CallEnv>().post('/', async (c) => {
    const job = await createPaymentJob(context, c, readRequest(c.var.body, createRequest))
    c.set('job', job)
    return c.json({ data: intentData(job), links: new Links(context.publicUrl(c.req.raw)).ofJob(job) }, 201)
  })
}

export const startRequest = z.object({
  preparationIds: z.array(text).optional(),
  options: z.array(anyCase(['StoreCardDetails'])).optional(),
  storedCard: text.optional(),
  ApplePayTokenJson: text.optional(),
  GooglePayTokenJson: text.optional(),
  parameters: parameterMap.optional(),
})

type IntentEnv = { Variables: { job: PaymentJob } }

/** What a browser does with an intent. Whoever knows its token may; there is no signature. */
export function browserIntents({
  payments,
  customers,
  activityLog,
  clocks,
  publicUrl,
}: GatewayContext): Hono<IntentEnv> {
  const app = new Hono<IntentEnv>()
  app.use(pageViews(activityLog, clocks))
  app.use('/:token/*', cors())
  app.use('/:token', cors())

  app.get('/:token', async (c) => {
    const job = await jobOfToken(c)
    return c.json({ data: intentData(job) })
  })

  app.post('/:token/payments', async (c) => {
    const job = await jobOfToken(c)
    const request = readRequest(await readBody(c.req.raw), startRequest)
    const paid = await rejectImpossible(start(job, request))
    const isAsked = stageOf(paid) === 'authenticating'
    const links = new Links(publicUrl(c.req.raw)).action(paid)
    return c.json({ data: intentData(paid), ...(isAsked && { links }) })
  })

  app.get('/:token/stored-cards', async (c) => {
    const cards = await cardsOf(await jobOfToken(c))
    const data = cards.map(({ token, card }) => ({
      maskedCardNumber: card.maskedNumber,
      cardExpiryMonth: card.expiryMonth,
      cardExpiryYear: card.expiryYear.slice(-2),
      encryptedCardData: token,
    }))
    return c.json({ data })
  })

  app.delete('/:token/stored-cards/:card', async (c) => {
    const { configurationId, order } = await jobOfToken(c)
    const customer = order.customerReference
    if (!customer || !(await customers.removeStoredCard(configurationId, customer, c.req.param('card'))))
      throw notFound()
    return c.json({ data: {} })
  })

  async function start(job: PaymentJob, request: z.output<typeof startRequest>): Promise<PaymentJob> {
    if (request.storedCard !== undefined) {
      const kept = (await cardsOf(job)).find(({ token }) => token === request.storedCard)
      if (!kept) throw new Rejection(400, [invalid('storedCard', problem('unknownStoredCard'))])
      return payments.submitCard(job, kept.card)
    }
    if (request.ApplePayTokenJson !== undefined) return payments.payByOther(job, 'ApplePay')
    if (request.GooglePayTokenJson !== undefined) return payments.payByOther(job, 'GooglePay')
    // The simulator has no frames for card fields, so preparations are never complete. Cashflows' library says that
    // an intent with incomplete preparations expires.
    if (request.preparationIds !== undefined) return payments.expire(job)
    throw new Rejection(400, [invalid('request', problem('noWayToPay'))])
  }

  async function cardsOf({ configurationId, order }: PaymentJob) {
    return order.customerReference ? customers.cards(configurationId, order.customerReference) : []
  }

  async function jobOfToken(c: Context<IntentEnv>): Promise<PaymentJob> {
    const token = c.req.param('token') ?? ''
    const job = /^[0-9a-f]{128}$/.test(token) ? await payments.findByPageToken(token) : undefined
    if (!job) throw notFound()
    c.set('job', job)
    return job
  }

  return app
}

/**
 * An intent as the browser library reads it. A reserved payment leaves the intent Pending, and shows as the status
 * of the last payment.
 */
function intentData(job: PaymentJob): z.output<typeof paymentIntent> {
  const status = jobStatus(job.payments)
  const { error, ...payment } = currentPayment(job)
  return {
    paymentJobReference: job.reference,
    token: job.pageToken,
    paymentStatus: status === 'Reserved' ? 'Pending' : status,
    lastPaymentStatus: payment.status,
    ...(error && { lastErrorReport: errorReport([error], job.locale) }),
    amountToCollect: job.amountToCollect,
  }
}
