import type { MiddlewareHandler } from 'hono'
import { assumed } from '../assumed'
import type { Clock } from '../clock'
import type { Configuration } from '../payments/configuration'
import type { Configurations } from '../payments/configurations'
import { type CallEnv, invalid } from './call'
import { Refusal } from './errors'
import { explainWrongHash } from './hash-diagnosis'
import { isSigned } from './signature'

/**
 * Lets a call through whose Hash fits its body and one of the configuration's keys. The caller of another learns no
 * more than from the real gateway; why the hash is wrong stands in the log and in the Portal.
 */
export function authentication(configurations: Configurations, clock: Clock): MiddlewareHandler<CallEnv> {
  return async (c, next) => {
    const body = await readBody(c.req.raw)
    const configurationId = c.req.header('configurationid')
    const hash = c.req.header('hash')
    if (!configurationId || !hash) throw new Refusal(401, [{ code: assumed.codes.missingCredentials }])
    const configuration = await configurations.find(configurationId)
    if (!configuration) throw new Refusal(404, [{ code: 'RecordNotFound' }])
    if (configuration.locked) throw new Refusal(403, [{ code: assumed.codes.locked }])

    if (!keysOf(configuration).some(({ key }) => isSigned(hash, key, body))) {
      const url = new URL(c.req.url)
      const path = url.pathname + url.search
      const keys = [...keysOf(configuration), ...(await configurations.formerKeys(configurationId))]
      const explanation = explainWrongHash({ hash, body, path, keys })
      console.warn(
        `Signature refused: ${c.req.method} ${path} of configuration ${configurationId}. ${explanation}`,
      )
      await configurations.refuseSignature(configuration, {
        at: clock.now(),
        method: c.req.method,
        path,
        explanation,
      })
      throw new Refusal(401, [{ code: assumed.codes.wrongHash }])
    }

    if (configuration.wrongHashes > 0) await configurations.forgetWrongHashes(configurationId)
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

/** Reads the body no further than the limit, whatever its Content-Length says. */
export async function readBody(request: Request): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of arriving(request)) {
    length += chunk.byteLength
    if (length > assumed.requestLimit) {
      throw new Refusal(413, [{ code: 'RequestTooLarge', parameters: [String(assumed.requestLimit)] }])
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** A caller who goes away before the end makes no internal error. */
async function* arriving(request: Request): AsyncIterable<Uint8Array> {
  try {
    yield* request.body ?? []
  } catch {
    throw new Refusal(400, [invalid('body', 'did not arrive as a whole')])
  }
}
