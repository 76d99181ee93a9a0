import type { MiddlewareHandler } from 'hono'
import { assumptions } from '../assumptions.ts'
import type { Configuration } from '../payments/configuration.ts'
import { explainWrongHash } from '../signature/hash-diagnosis.ts'
import { isSigned } from '../signature/signature.ts'
import type { CallEnv } from './call.ts'
import { maxPathLength } from './call-recorder.ts'
import type { GatewayContext } from './context.ts'
import { Rejection } from './errors.ts'
import { readBody } from './request-body.ts'

/**
 * Lets a call through whose Hash fits its body and one of the configuration's keys. The caller of another learns no
 * more than from the real gateway; why the hash is wrong stands in the log and in the Portal.
 */
export function authentication({
  configurations,
  clock,
  isLockable,
  dailyLimit,
}: Pick<
  GatewayContext,
  'configurations' | 'clock' | 'isLockable' | 'dailyLimit'
>): MiddlewareHandler<CallEnv> {
  return async (c, next) => {
    const body = await readBody(c.req.raw)
    const configurationId = c.req.header('configurationid')
    const hash = c.req.header('hash')
    if (!configurationId || !hash) throw new Rejection(401, [{ code: assumptions.codes.missingCredentials }])
    const configuration = await configurations.find(configurationId)
    if (!configuration) throw new Rejection(404, [{ code: 'RecordNotFound' }])
    if (configuration.locked) throw new Rejection(403, [{ code: assumptions.codes.locked }])

    if (!keysOf(configuration).some(({ key }) => isSigned(hash, key, body))) {
      const { wrongHashes, settings } = configuration
      // What would lock another simulator is enough to find the mistake; to explain each one takes time and room.
      if (!isLockable && wrongHashes >= settings.wrongHashesBeforeLock) {
        throw new Rejection(401, [{ code: assumptions.codes.wrongHash }])
      }
      // A good hash ends a row of wrong ones: whoever knows the key could have any number explained.
      if (dailyLimit && !(await dailyLimit.allow('rejected signature', configurationId))) {
        throw new Rejection(401, [{ code: assumptions.codes.wrongHash }])
      }
      const url = new URL(c.req.url)
      const path = url.pathname + url.search
      const keys = [...keysOf(configuration), ...(await configurations.wrongKeys(configurationId))]
      const explanation = explainWrongHash({ hash, body, path, keys })
      console.warn(
        `Signature rejected: ${c.req.method} ${path.slice(0, maxPathLength)} of configuration ${configurationId}. ${explanation}`,
      )
      const rejection = {
        at: clock.now(),
        method: c.req.method,
        path: path.slice(0, maxPathLength),
        explanation,
      }
      await configurations.rejectSignature(configuration, rejection, isLockable)
      throw new Rejection(401, [{ code: assumptions.codes.wrongHash }])
    }

    if (configuration.wrongHashes > 0) await configurations.resetWrongHashes(configurationId)
    c.set('configuration', configuration)
    c.set('body', body)
    await next()
  }
}

/** Both keys of a rotation are valid until the new one is confirmed. */
function keysOf({ apiKey, nextApiKey }: Configuration): { name: string; key: string }[] {
  const current = { name: 'The current key', key: apiKey }
  return nextApiKey === null ? [current] : [current, { name: 'The new key', key: nextApiKey }]
}
