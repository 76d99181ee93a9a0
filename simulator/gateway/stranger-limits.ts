import type { MiddlewareHandler } from 'hono'
import { defaultCredentials } from '../environment.ts'
import type { DailyLimit } from '../payments/daily-limit.ts'
import type { Call, CallEnv } from './call.ts'
import type { GatewayContext } from './context.ts'
import { Rejection } from './errors.ts'
import type { Words } from './problems.ts'

/**
 * Counts what a stranger stores: whoever calls with the published key, and is not the program in whose process the
 * simulator stands.
 *
 * @param owner the configuration or payment job to which it belongs, by its reference
 * @throws Rejection with 429 when strangers have stored as much as they may in a day
 */
export async function takeOfLimit(
  { dailyLimit }: GatewayContext,
  c: Call,
  kind: keyof DailyLimit['perDay'],
  owner: string,
): Promise<void> {
  if (!dailyLimit || !isStranger(c)) return
  if (await dailyLimit.allow(kind, owner)) return
  throw new Rejection(429, [
    { code: 'DailyLimitReached', parameters: [String(dailyLimit.perDay[kind]), kindWords[kind]] },
  ])
}

/** Counts the changes of a payment job, each of which stays in it: an order, a capture, a refund. What is rejected is none. */
export function limitChanges(context: GatewayContext): MiddlewareHandler<CallEnv> {
  return async (c, next) => {
    const { job } = c.var
    if (!job || ['GET', 'HEAD'].includes(c.req.method)) return next()
    await takeOfLimit(context, c, 'change', job.reference)
    await next()
    if (c.res.status >= 400 && isStranger(c)) await context.dailyLimit?.uncount('change', job.reference)
  }
}

const isStranger = (c: Call) => !c.env?.isOwn && c.var.configuration.apiKey === defaultCredentials.apiKey

/** What is counted, in words. */
const kindWords: Record<keyof DailyLimit['perDay'], Words> = {
  'payment job': {
    en_GB: 'payment job',
    en_US: 'payment job',
    el_GR: 'εργασίες πληρωμής',
    nl_NL: 'betaalopdrachten',
    es_ES: 'trabajos de pago',
  },
  card: { en_GB: 'card', en_US: 'card', el_GR: 'κάρτες', nl_NL: 'kaarten', es_ES: 'tarjetas' },
  change: { en_GB: 'change', en_US: 'change', el_GR: 'αλλαγές', nl_NL: 'wijzigingen', es_ES: 'cambios' },
  'rejected signature': {
    en_GB: 'rejected signature',
    en_US: 'rejected signature',
    el_GR: 'υπογραφές που απορρίφθηκαν',
    nl_NL: 'afgewezen handtekeningen',
    es_ES: 'firmas rechazadas',
  },
}
