import { createHash, timingSafeEqual } from 'node:crypto'

/** How a call is signed, in words. */
export const signatureRule =
  'SHA-512, in hexadecimal, over the API key followed by the exact bytes of the body; without a body, over the API key alone. Neither path nor query is part of it.'

/** The hash of a request by the rule, in small letters. */
export const hashOf = (apiKey: string, body: string | Uint8Array): string =>
  createHash('sha512').update(apiKey, 'utf8').update(body).digest('hex')

/** Whether a Hash header fits a request by the rule, with hexadecimal digits of either case. */
export function isSigned(hash: string, apiKey: string, body: Uint8Array): boolean {
  if (!/^[0-9a-f]{128}$/i.test(hash)) return false
  return timingSafeEqual(Buffer.from(hashOf(apiKey, body), 'hex'), Buffer.from(hash, 'hex'))
}
