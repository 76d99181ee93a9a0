import * as http from 'node:http'
import * as https from 'node:https'
import { type Destinations, isPrivateHost, PrivateHost } from './destinations.ts'

export interface OutgoingRequest {
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body?: string
  /** Ends the request, and the response's body where that is not read yet. */
  signal: AbortSignal
}

/**
 * Sends a request. Redirects are not followed. It connects into a private network only where the destinations say that
 * this address may stand there.
 *
 * @param url whose scheme is http or https
 * @throws PrivateHost where it may not
 * @throws Error where there is no response
 */
export async function send(
  url: URL,
  { method, headers, body, signal }: OutgoingRequest,
  destinations: Destinations,
): Promise<http.IncomingMessage> {
  const place = destinations.locate(url)
  const mayBePrivate = place !== url || destinations.mayBePrivate(url.href)
  if (!mayBePrivate && isPrivateHost(url)) throw new PrivateHost()
  const { request } = place.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    request(place, {
      method,
      // Whoever is found elsewhere is still called by the name that they know.
      ...(place !== url && { servername: url.hostname }),
      headers: {
        host: url.host,
        ...headers,
        ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
      },
      // A connection of its own: one that is kept may be closed by the other side at the very moment of the next request.
      agent: false,
      signal,
      ...(!mayBePrivate && { lookup: destinations.lookupPublic }),
    })
      .on('response', resolve)
      .on('error', reject)
      // After `101 Switching Protocols`, Node emits neither a response nor an error.
      .on('upgrade', (response, socket) => {
        socket.destroy()
        reject(new Error(`it answered ${response.statusCode} ${response.statusMessage}`))
      })
      .on('close', () => reject(new Error('the connection was closed without an answer')))
      .end(body)
  })
}

/** Why there is no response. An error that gathers those of several addresses of one host has no message of its own. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.message || (error as NodeJS.ErrnoException).code || error.name
}
