import { readEnvelope } from './envelope.ts'
import { explainEnvelope, explainWrongHash } from './hash-diagnosis.ts'
import { hashOf, isSigned } from './signature.ts'

/** Whether a hash is right, and why. */
export interface HashCheck {
  isRight: boolean
  text: string
  /** What the hash has to be, where it fits no key. */
  expected?: string
}

type Key = { name: string; key: string }

/**
 * Checks a hash as the gateway does: it is right when it fits a key that is valid now, whichever was given.
 *
 * @param sent.key with which it was made, where that is known
 * @param sent.path with its query, as it was requested, where that is known
 * @param sent.isFromForm whether a browser has sent the body, with CR-LF at the end of each line, whichever it was: both are
 *   tried
 * @param keys the configuration's own: those that are valid, the current one first, and those that were replaced; and those
 *   of other configurations, where the one who asks may know them
 */
export function checkHash(
  sent: {
    body: string
    key?: string | undefined
    hash: string
    path?: string | undefined
    isFromForm?: boolean
  },
  keys: { valid: Key[]; former: Key[]; others?: Key[] },
): HashCheck {
  const envelope = readEnvelope(sent.body)
  const hash = sent.hash.trim() || (envelope?.hash ?? '')
  const givenKey = sent.key?.trim()
  const own = [...keys.valid, ...keys.former]
  const known = [...own, ...(keys.others ?? [])]
  const candidates = givenKey ? [{ name: 'The given key', key: givenKey }, ...known] : known
  if (envelope) {
    return { isRight: false, text: explainEnvelope({ ...envelope, hash }, candidates) }
  }
  const body = sent.isFromForm ? sent.body.replaceAll('\r\n', '\n') : sent.body
  const readings = [
    { text: body, how: '' },
    { text: sent.body, how: ' The lines of the body have to be sent with CR-LF, as they were hashed.' },
  ]
  for (const { name, key } of candidates) {
    for (const { text, how } of readings) {
      if (!isSigned(hash, key, Buffer.from(text))) continue
      const fits = `The hash fits the body and the API key.${how}`
      if (keys.former.some((former) => former.key === key)) {
        return { isRight: false, text: `${fits} This was the key before: it is no longer valid.` }
      }
      const isOther = key !== (givenKey || keys.valid[0]?.key)
      if (!keys.valid.some((valid) => valid.key === key)) {
        const which = isOther ? ` ${name} was used.` : ''
        return { isRight: false, text: `${fits}${which}${notOfThisConfiguration}` }
      }
      return { isRight: true, text: isOther ? `${fits} ${name} was used, which is valid.` : fits }
    }
  }
  const key = givenKey || (keys.valid[0]?.key ?? '')
  const others = known.filter((candidate) => candidate.key !== key)
  const text = explainWrongHash({
    hash,
    body: Buffer.from(body),
    path: sent.path ?? '',
    keys: [{ name: 'The given key', key }, ...others],
  })
  return {
    isRight: false,
    text: own.some((candidate) => candidate.key === key) ? text : `${text}${notOfThisConfiguration}`,
    expected: hashOf(key, body),
  }
}

const notOfThisConfiguration =
  ' But this API key is none of this configuration’s: the gateway would reject the call all the same.'
