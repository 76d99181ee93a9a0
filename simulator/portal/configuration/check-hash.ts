import { createHash } from 'node:crypto'
import { explainWrongHash } from '../../signature/hash-diagnosis'
import { isSigned } from '../../signature/signature'

/** What the checker says of a hash. */
export interface HashVerdict {
  isGood: boolean
  text: string
  /** What the hash has to be. */
  expected: string
}

/**
 * Checks a hash as the gateway does. A browser sends what was pasted with CR-LF at the end of each line, whichever it
 * was; both are tried.
 *
 * @param keys the configuration's own; the first is the current one
 */
export function checkHash(
  pasted: { body: string; key: string; hash: string },
  keys: { name: string; key: string }[],
): HashVerdict {
  const hash = pasted.hash.trim()
  const key = pasted.key.trim() || (keys[0]?.key ?? '')
  const crlf = pasted.body
  const lf = crlf.replaceAll('\r\n', '\n')
  const expected = createHash('sha512').update(key, 'utf8').update(lf, 'utf8').digest('hex')
  const known = keys.find((candidate) => candidate.key === key)
  const note = known
    ? ''
    : ' But this API key is none of this configuration’s: the gateway would refuse the call all the same.'
  for (const [body, how] of [
    [lf, ''],
    [crlf, ' The lines of the body have to be sent with CR-LF, as they were hashed.'],
  ] as const) {
    if (isSigned(hash, key, Buffer.from(body))) {
      return {
        isGood: known !== undefined,
        text: `The hash fits the body and the API key.${how}${note}`,
        expected,
      }
    }
  }
  const others = keys.filter((candidate) => candidate.key !== key)
  const text = explainWrongHash({
    hash,
    body: Buffer.from(lf),
    path: '',
    keys: [{ name: 'The pasted key', key }, ...others],
  })
  return { isGood: false, text: `${text}${note}`, expected }
}
