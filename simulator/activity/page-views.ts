import type { Context, MiddlewareHandler } from 'hono'
import type { Clock } from '../clock/clock.ts'
import type { PaymentJob } from '../payments/payment-job.ts'
import type { ActivityLog } from './activity-log.ts'

const titles: [RegExp, string][] = [
  [/^GET .*\/three-d-secure$/, 'The shopper saw the 3-D Secure page'],
  [/^POST .*\/three-d-secure$/, 'The shopper answered the 3-D Secure page'],
  [/^GET .*\/payment$/, 'The shopper saw the hosted page'],
  [/^GET .*\/payment\/card$/, 'The shopper saw the card form'],
  [/^POST .*\/payment\/card$/, 'The shopper sent the card form'],
  [/^POST .*\/payment\/stored$/, 'The shopper sent a saved card'],
  [/^POST .*\/payment\/forget$/, 'The shopper removed a saved card'],
  [/^GET .*\/payment\/other$/, 'The shopper saw the page of a wallet or bank'],
  [/^POST .*\/payment\/other$/, 'The shopper answered the page of a wallet or bank'],
  [/^GET .*\/payment\/result$/, 'The shopper saw how the payment ended'],
  [/^POST .*\/payment\/simulate$/, 'The shopper chose a simulated outcome'],
  [/^POST .*\/payment\/cancel$/, 'The shopper pressed Cancel'],
  [/^GET .*\/payment-intents\/\w+$/, 'The embedded checkout read its payment intent'],
  [/^POST .*\/payment-intents\/\w+\/payments$/, 'The embedded checkout sent a payment'],
  [/^GET .*\/payment-intents\/\w+\/stored-cards$/, 'The embedded checkout read the saved cards'],
  [/^DELETE .*\/payment-intents\/\w+\/stored-cards\/[^/]+$/, 'The embedded checkout removed a saved card'],
]

/** What is recorded of a request. @param request its method and path, such as `GET /payment` */
export const titleOf = (request: string): string | undefined =>
  titles.find(([pattern]) => pattern.test(request))?.[1]

/** Records in the activity log every page of a payment job that its shopper saw or sent, but not what was typed. */
export const pageViews =
  (
    activityLog: Pick<ActivityLog, 'record'>,
    clocks: { of(configurationId: string): Pick<Clock, 'now'> },
  ): MiddlewareHandler<{ Variables: { job?: PaymentJob } }> =>
  async (c, next) => {
    const started = performance.now()
    await next()
    // The shopper's routes have found the job by then, where there is one.
    const { job } = c.var
    const page = titleOf(`${c.req.method} ${c.req.path}`)
    const title = page && leadsAway(c) ? 'The shopper was sent back to the shop' : page
    if (!job || !title || isWatching(c) || isOnTheWay(c)) return
    const userAgent = c.req.header('user-agent')?.slice(0, 300)
    const detail = {
      method: c.req.method,
      path: c.req.path.replace(/[0-9a-f]{128}/, '…'),
      status: c.res.status,
      ...(userAgent && { userAgent }),
    }
    const now = clocks.of(job.configurationId).now()
    const at = new Date(now.getTime() - (performance.now() - started))
    const { configurationId, reference: paymentJobReference } = job
    activityLog.record({ configurationId, paymentJobReference, at, kind: 'page', title, detail })
  }

/** A visit that is answered with the page that leads on to the merchant. */
const leadsAway = (c: Context) => c.req.method === 'GET' && c.res.headers.has('refresh')

/** A page that leads to another one of the checkout, which is recorded, or that a browser fetches before anybody looks at it. */
const isOnTheWay = (c: Context) =>
  c.req.method === 'GET' && (c.res.status === 303 || c.req.header('sec-purpose')?.startsWith('prefetch'))

/** A page that waits for the bank looks again every other second, by itself. */
const isWatching = (c: Context) =>
  c.req.path.endsWith('/three-d-secure') && c.req.header('sec-fetch-dest') === 'empty'
