import { createHash } from 'node:crypto'
import { readEnvelope } from '../../signature/envelope.ts'
import { explainEnvelope, explainWrongHash } from '../../signature/hash-diagnosis.ts'
import { isSigned } from '../../signature/signature.ts'

/** Whether a hash is right, and why. */
export interface HashCheck {
  isRight: boolean
  text: string
  /** What the hash has to be, where it fits no key. */
  expected?: string
}

type Key = { name: string; key: string }

/**
 * Checks a hash as the gateway does: it is right when it fits a key that is valid now, whichever was pasted. A browser
 * sends what was pasted with CR-LF at the end of each line, whichever it was; both are tried.
 *
 * @param keys the configuration's own: those that are valid, the current one first, and those that were replaced
 */
export function checkHash(
  pasted: { body: string; key: string; hash: string },
  keys: { valid: Key[]; former: Key[] },
): HashCheck {
  const envelope = readEnvelope(pasted.body)
  const hash = pasted.hash.trim() || (envelope?.hash ?? '')
  const pastedKey = pasted.key.trim()
  const known = [...keys.valid, ...keys.former]
  const candidates = pastedKey ? [{ name: 'The pasted key', key: pastedKey }, ...known] : known
  if (envelope) {
    return { isRight: false, text: explainEnvelope({ ...envelope, hash }, candidates) }
  }
  const crlf = pasted.body
  const lf = crlf.replaceAll('\r\n', '\n')
  for (const { name, key } of candidates) {
    for (const [body, how] of [
      [lf, ''],
      [crlf, ' The lines of the body have to be sent with CR-LF, as they were hashed.'],
    ] as const) {
      if (!isSigned(hash, key, Buffer.from(body))) continue
      const fits = `The hash fits the body and the API key.${how}`
      if (keys.former.some((former) => former.key === key)) {
        return { isRight: false, text: `${fits} This was the key before: it is no longer valid.` }
      }
      if (!keys.valid.some((valid) => valid.key === key))
        return { isRight: false, text: `${fits}${notOfThisConfiguration}` }
      const isOther = key !== (pastedKey || keys.valid[0]?.key)
      return { isRight: true, text: isOther ? `${fits} ${name} was used, which is valid.` : fits }
    }
  }
  const key = pastedKey || (keys.valid[0]?.key ?? '')
  const others = known.filter((candidate) => candidate.key !== key)
  const text = explainWrongHash({
    hash,
    body: Buffer.from(lf),
    path: '',
    keys: [{ name: 'The pasted key', key }, ...others],
  })
  return {
    isRight: false,
    text: known.some((candidate) => candidate.key === key) ? text : `${text}${notOfThisConfiguration}`,
    expected: createHash('sha512').update(key, 'utf8').update(lf, 'utf8').digest('hex'),
  }
}

const notOfThisConfiguration =
  ' But this API key is none of this configuration’s: the gateway would reject the call all the same.'
