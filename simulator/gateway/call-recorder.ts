import type { Context, MiddlewareHandler } from 'hono'
import { bodyToKeep } from '../activity/activity-log.ts'
import { maskCardData } from '../activity/card-data-mask.ts'
import type { CallEnv } from './call.ts'
import type { GatewayContext } from './context.ts'

/**
 * Records every signed call about a payment job in the activity log, with the answer as it was before a fault was
 * injected. The caller does not wait for it to be written. The answer of a successful read is not kept: it says what
 * the log says.
 */
export const recordCalls =
  ({ activityLog, clock }: Pick<GatewayContext, 'activityLog' | 'clock'>): MiddlewareHandler<CallEnv> =>
  async (c, next) => {
    const started = performance.now()
    const at = clock.now()
    const answered = keepAnswer(c)
    await next()
    const { job, body } = c.var
    if (!job) return
    const path = c.req.path.replace(/^.*?(?=\/api\/gateway)/, '')
    const { method } = c.req
    const { status } = c.res
    const isRead = method === 'GET' || method === 'HEAD'
    activityLog.record({
      paymentJobReference: job.reference,
      at,
      kind: 'call',
      title: `${method} ${path}`,
      detail: {
        method,
        path,
        status,
        milliseconds: Math.round(performance.now() - started),
        ...(body.length > 0 && { request: bodyToKeep(new TextDecoder().decode(body), maskCardData) }),
        // What the gateway answers has no card data in it that is not masked.
        ...((!isRead || status >= 400) && { response: bodyToKeep(answered()) }),
      },
    })
  }

/**
 * Keeps what a call is answered with, as it is given: reading it back from the response would turn a text that is
 * ready to be sent into a stream, which takes longer than the call itself.
 *
 * @returns gives the answer as JSON
 */
function keepAnswer(c: Context<CallEnv>): () => string {
  const { json } = c
  let answer: unknown = null
  c.json = ((data: unknown, ...rest: []) => {
    answer = data
    return json(data, ...rest)
  }) as typeof json
  return () => JSON.stringify(answer)
}
