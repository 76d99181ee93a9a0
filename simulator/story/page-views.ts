import type { MiddlewareHandler } from 'hono'
import type { Clock } from '../clock'
import type { PaymentJob } from '../payments/payment-job'
import type { Story } from './story'

const titles: [RegExp, string][] = [
  [/^GET .*\/three-d-secure$/, 'The shopper saw the 3-D Secure page'],
  [/^POST .*\/three-d-secure$/, 'The shopper answered the 3-D Secure page'],
  [/^GET .*\/payment$/, 'The shopper saw the hosted page'],
  [/^GET .*\/payment\/card$/, 'The shopper saw the card form'],
  [/^POST .*\/payment\/card$/, 'The shopper sent the card form'],
  [/^POST .*\/payment\/simulate$/, 'The shopper chose a simulated outcome'],
  [/^POST .*\/payment\/cancel$/, 'The shopper pressed Cancel'],
]

/** Tells the story of a payment job every page that its shopper saw or sent. What was typed is not looked at. */
export const pageViews =
  (story: Story, clock: Pick<Clock, 'now'>): MiddlewareHandler =>
  async (c, next) => {
    const at = clock.now()
    await next()
    // The shopper's doors have found the job by then, where there is one.
    const job = c.get('job' as never) as PaymentJob | undefined
    const title = titles.find(([pattern]) => pattern.test(`${c.req.method} ${c.req.path}`))?.[1]
    if (!job || !title) return
    const userAgent = c.req.header('user-agent')?.slice(0, 300)
    const detail = {
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      ...(userAgent && { userAgent }),
    }
    story.tell({ paymentJobReference: job.reference, at, kind: 'page', title, detail })
  }
