import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { assumptions } from '../assumptions.ts'
import { whatFailed } from '../database/database-error.ts'
import { authentication } from './authentication.ts'
import { type CallEnv, notFound } from './call.ts'
import { callFaults } from './call-faults.ts'
import { recordCalls } from './call-recorder.ts'
import { cardTokenisation } from './card-tokenisation.ts'
import type { GatewayContext } from './context.ts'
import { errorReport, Rejection, readLocale } from './errors.ts'
import { Links } from './links.ts'
import { orders } from './orders.ts'
import { browserIntents, paymentIntents } from './payment-intents.ts'
import { paymentJobs } from './payment-jobs.ts'
import { paymentMethods } from './payment-methods.ts'
import { payments as paymentCalls } from './payments.ts'
import { queryValue } from './query.ts'
import { limitChanges } from './stranger-limits.ts'

/** The gateway's API, to be mounted at /api/gateway. */
export function gateway(context: GatewayContext): Hono {
  const app = new Hono()
  const reject = (c: Context, { status, errors }: Rejection) => {
    const report = errorReport(errors, readLocale(queryValue(c, 'locale')))
    return c.json(
      { errorReport: report, links: new Links(context.publicUrl(c.req.raw)).documentation() },
      status,
    )
  }
  app.onError((error, c) => {
    if (error instanceof Rejection) return reject(c, error)
    console.error(whatFailed(error))
    return c.json({ errorReport: errorReport([{ code: 'InternalError' }], 'en_GB') }, 500)
  })
  app.use(acceptsJson, isFindable)

  // A browser that holds the token of an intent calls without a signature.
  app.route('/payment-intents', browserIntents(context))

  const signed = new Hono<CallEnv>()
  signed.use(authentication(context), callFaults(context), limitChanges(context), recordCalls(context))
  signed.route('/payment-jobs', paymentJobs(context))
  signed.route('/payment-jobs/:job/payments/:payment', paymentCalls(context))
  signed.route('/payment-intents', paymentIntents(context))
  // Cashflows' browser library calls it with a slash at the end.
  signed.route('/payment-intents/', paymentIntents(context))
  signed.route('/supported-payment-methods', paymentMethods(context))
  signed.route('/card-tokenisation', cardTokenisation(context))
  signed.route('/creditcard-tokenization', cardTokenisation(context))
  signed.route('/orders', orders(context))
  // Not as the application's notFound, which a mounted application does not have.
  signed.all('*', () => {
    throw notFound()
  })
  app.route('/', signed)
  return app
}

/** PostgreSQL stores no U+0000, so nothing is found under an address that has one. */
const isFindable: MiddlewareHandler = async (c, next) => {
  if (c.req.url.includes('%00')) throw notFound()
  await next()
}

/** Assumed: 406 is what a caller gets whose Accept header excludes JSON. */
const acceptsJson: MiddlewareHandler = async (c, next) => {
  const accept = c.req.header('accept')
  if (accept && !/(\*\/\*|application\/\*|application\/json|text\/\*|text\/json|text\/plain)/i.test(accept)) {
    throw new Rejection(406, [{ code: assumptions.codes.notAcceptable }])
  }
  await next()
}
