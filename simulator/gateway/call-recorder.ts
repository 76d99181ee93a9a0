import type { Context, MiddlewareHandler } from 'hono'
import { maskSecrets } from '../activity/secret-mask.ts'
import { mayHoldPassword, withoutPasswords } from '../destinations/credentials.ts'
import type { CallEnv } from './call.ts'
import type { GatewayContext } from './context.ts'

/** In characters: the rest of a longer path is not recorded. */
export const maxPathLength = 500

/**
 * Records every signed call about a payment job in the activity log, with the response as it was before a fault
 * was injected. The caller does not wait for it to be written. The response of a successful read is not recorded: it
 * says what the log says.
 */
export const recordCalls =
  ({ activityLog, clocks }: Pick<GatewayContext, 'activityLog' | 'clocks'>): MiddlewareHandler<CallEnv> =>
  async (c, next) => {
    const started = performance.now()
    const at = clocks.of(c.var.configuration.configurationId).now()
    const responseText = recordResponse(c)
    await next()
    const { job, body } = c.var
    if (!job) return
    const path = c.req.path.replace(/^.*?(?=\/api\/gateway)/, '').slice(0, maxPathLength)
    const { method } = c.req
    const { status } = c.res
    const isRead = method === 'GET' || method === 'HEAD'
    activityLog.record({
      configurationId: job.configurationId,
      paymentJobReference: job.reference,
      at,
      kind: 'call',
      title: `${method} ${path}`,
      detail: {
        method,
        path,
        status,
        milliseconds: Math.round(performance.now() - started),
        ...(body.length > 0 && {
          request: activityLog.bodyToKeep(new TextDecoder().decode(body), maskSecrets),
        }),
        // The gateway's responses hold masked card data only.
        ...((!isRead || status >= 400) && { response: activityLog.bodyToKeep(responseText()) }),
      },
    })
  }

/**
 * Records the data that a call is answered with: reading it back from the response would turn a text that is
 * ready to be sent into a stream, which takes longer than the call itself.
 *
 * @returns gives the body of the response as JSON, without passwords of addresses, which are answered as they were sent
 */
function recordResponse(c: Context<CallEnv>): () => string {
  const { json } = c
  let recorded: unknown = null
  c.json = ((data: unknown, ...rest: []) => {
    recorded = data
    return json(data, ...rest)
  }) as typeof json
  return () => {
    const text = JSON.stringify(recorded)
    // Hardly any has one, and a look at the text costs less than one at each member.
    if (!mayHoldPassword(text)) return text
    return JSON.stringify(recorded, (_, value) =>
      typeof value === 'string' ? withoutPasswords(value) : value,
    )
  }
}
