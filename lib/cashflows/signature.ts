import { createHash } from 'node:crypto'

/**
 * The value of the `Hash` header: SHA-512 over the bytes of the API key followed by the bytes of the body,
 * in lower-case hex. A request without a body is signed with the key alone.
 *
 * Source: "Generate your signature" in the Hosted Payment Page quick start; the gateway's OpenAPI description
 * decides the order ("the password comes first").
 *
 * @param body exactly the bytes that are sent; text is taken as UTF-8
 */
export function signRequest(apiKey: string, body: string | Uint8Array = ''): string {
  return createHash('sha512').update(apiKey, 'utf8').update(body).digest('hex')
}
