import type { MiddlewareHandler } from 'hono'
import { assumptions } from '../assumptions.ts'
import { validKeys } from '../payments/configuration.ts'
import { readEnvelope } from '../signature/envelope.ts'
import { explainEnvelope, explainWrongHash } from '../signature/hash-diagnosis.ts'
import { isSigned } from '../signature/signature.ts'
import type { Call, CallEnv } from './call.ts'
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
  clocks,
  isLockable,
  dailyLimit,
}: Pick<
  GatewayContext,
  'configurations' | 'clocks' | 'isLockable' | 'dailyLimit'
>): MiddlewareHandler<CallEnv> {
  /** Says what is wrong with a call and gives what is kept of it. */
  const rejected = (c: Call, configurationId: string, explanation: string) => {
    const { method } = c.req
    const path = pathOf(c).slice(0, maxPathLength)
    console.warn(`Signature rejected: ${method} ${path} of configuration ${configurationId}. ${explanation}`)
    return { at: clocks.of(configurationId).now(), method, path, explanation }
  }

  /** A call without the headers may have them in its body, as a sample of the quick start shows it. */
  const explainEnvelopeOf = async (c: Call, body: Uint8Array, headerId: string | undefined) => {
    const envelope = readEnvelope(new TextDecoder().decode(body))
    const configurationId = headerId ?? envelope?.configurationId
    const configuration = configurationId && (await configurations.find(configurationId))
    if (!envelope || !configuration) return
    if (dailyLimit && !(await dailyLimit.allow('rejected signature', configuration.configurationId))) return
    const keys = [
      ...validKeys(configuration),
      ...(await configurations.wrongKeys(configuration.configurationId)),
    ]
    const explanation = explainEnvelope(envelope, keys)
    await configurations.explainUnsigned(
      configuration.configurationId,
      rejected(c, configuration.configurationId, explanation),
    )
  }

  return async (c, next) => {
    const body = await readBody(c.req.raw)
    const configurationId = c.req.header('configurationid')
    const hash = c.req.header('hash')
    if (!configurationId || !hash) {
      await explainEnvelopeOf(c, body, configurationId)
      throw new Rejection(401, [{ code: assumptions.codes.missingCredentials }])
    }
    const configuration = await configurations.find(configurationId)
    if (!configuration) throw new Rejection(404, [{ code: 'RecordNotFound' }])
    if (configuration.locked) throw new Rejection(403, [{ code: assumptions.codes.locked }])

    if (!validKeys(configuration).some(({ key }) => isSigned(hash, key, body))) {
      const { wrongHashes, settings } = configuration
      // What would lock another simulator is enough to find the mistake; to explain each one takes time and room.
      if (!isLockable && wrongHashes >= settings.wrongHashesBeforeLock) {
        throw new Rejection(401, [{ code: assumptions.codes.wrongHash }])
      }
      // A good hash ends a row of wrong ones: whoever knows the key could have any number explained.
      if (dailyLimit && !(await dailyLimit.allow('rejected signature', configurationId))) {
        throw new Rejection(401, [{ code: assumptions.codes.wrongHash }])
      }
      const path = pathOf(c)
      const keys = [...validKeys(configuration), ...(await configurations.wrongKeys(configurationId))]
      const rejection = rejected(c, configurationId, explainWrongHash({ hash, body, path, keys }))
      await configurations.rejectSignature(configuration, rejection, isLockable)
      throw new Rejection(401, [{ code: assumptions.codes.wrongHash }])
    }

    if (configuration.wrongHashes > 0) await configurations.resetWrongHashes(configurationId)
    if (
      configuration.settings.requiresJsonContentType &&
      body.length > 0 &&
      !isJson(c.req.header('content-type'))
    ) {
      throw new Rejection(415, [{ code: assumptions.codes.unsupportedMediaType }])
    }
    c.set('configuration', configuration)
    c.set('body', body)
    await next()
  }
}

function pathOf(c: Call): string {
  const { pathname, search } = new URL(c.req.url)
  return pathname + search
}

/** Source: the content types in the gateway's OpenAPI document. */
const isJson = (contentType = '') =>
  /^(application|text)\/([\w.-]+\+)?json(-patch\+json)?\s*(;|$)/i.test(contentType)
