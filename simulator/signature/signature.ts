import { createHash, timingSafeEqual } from 'node:crypto'

/**
 * Whether a Hash header fits a request: SHA-512 over the API key followed by the bytes of the body as they were
 * received (without a body, over the key alone), in hexadecimal of either case. Method, path and query are not covered.
 */
export function isSigned(hash: string, apiKey: string, body: Uint8Array): boolean {
  if (!/^[0-9a-f]{128}$/i.test(hash)) return false
  const expected = createHash('sha512').update(apiKey, 'utf8').update(body).digest()
  return timingSafeEqual(expected, Buffer.from(hash, 'hex'))
}
