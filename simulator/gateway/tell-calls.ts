import type { MiddlewareHandler } from 'hono'
import { maskCardData } from '../story/mask-card-data'
import { bodyToKeep } from '../story/story'
import type { CallEnv } from './call'
import type { GatewayParts } from './parts'

/**
 * Tells the story of a payment job every signed call about it, with the answer as it was before a scenario struck. The caller does not wait for it to be written.
 */
export const tellCalls =
  ({ story, clock }: Pick<GatewayParts, 'story' | 'clock'>): MiddlewareHandler<CallEnv> =>
  async (c, next) => {
    const started = performance.now()
    const at = clock.now()
    await next()
    const path = new URL(c.req.url).pathname.replace(/^.*?(?=\/api\/gateway)/, '')
    if (!/\/payment-(jobs|intents)\b/.test(path)) return
    const response = await c.res.clone().text()
    const reference = /\/payment-jobs\/(\d{18})/.exec(path)?.[1] ?? createdReference(response)
    if (reference === undefined) return
    story.tell({
      paymentJobReference: reference,
      at,
      kind: 'call',
      title: `${c.req.method} ${path}`,
      detail: {
        method: c.req.method,
        path,
        status: c.res.status,
        milliseconds: Math.round(performance.now() - started),
        request: bodyToKeep(new TextDecoder().decode(c.var.body), maskCardData),
        // What the gateway answers has no card data in it that is not masked.
        response: bodyToKeep(response),
      },
    })
  }

/** The answer to a create call begins with the job's own reference. */
const createdReference = (response: string): string | undefined =>
  /^\{"data":\{(?:"paymentJobReference"|"reference"):"(\d{18})"/.exec(response)?.[1]
