import * as http from 'node:http'
import * as https from 'node:https'
import { assumptions } from '../assumptions.ts'
import { storable } from '../database/storable-text.ts'
import { type Destinations, isPrivateHost, PrivateHost } from '../destinations/destinations.ts'
import type { DeliveryResponse } from './acknowledgement.ts'

const { timeoutMs, userAgent } = assumptions.notifications
/** In characters: more than an acknowledgement needs; the rest of a long response is not read. */
const maxResponseLength = 4_096

/** Gives a request to a merchant in this process; undefined for one that is elsewhere. */
export type Deliver = (request: Request) => Promise<Response> | undefined

/**
 * Posts a notification. Redirects are not followed. Whether the address is allowed, also by where its host is found, is
 * looked at here once more: since the job was made, either may have changed.
 *
 * @param body JSON
 */
export async function post(
  url: string,
  body: string,
  headers: Record<string, string>,
  destinations: Destinations,
  deliver: Deliver = () => undefined,
): Promise<DeliveryResponse> {
  if (!destinations.allows(url)) {
    return { failure: 'the address is not one that this simulator may send to' }
  }
  const signal = AbortSignal.timeout(timeoutMs)
  const all = { 'content-type': 'application/json; charset=utf-8', 'user-agent': userAgent, ...headers }
  try {
    const own = deliver(new Request(url, { method: 'POST', headers: all, body, signal }))
    if (own) return await untilAborted(signal, own.then(readDelivered))
    const response = await send(new URL(url), body, all, signal, destinations)
    return { status: response.statusCode ?? 0, body: await beginningOf(response) }
  } catch (error) {
    if (signal.aborted) return { failure: `no answer within ${timeoutMs / 1000} seconds` }
    return { failure: `the address cannot be reached (${reasonOf(error)})` }
  }
}

async function readDelivered(response: Response): Promise<DeliveryResponse> {
  return { status: response.status, body: storable((await response.text()).slice(0, maxResponseLength)) }
}

/** A merchant in this process need not look at the signal of its request. */
function untilAborted<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    work.then(resolve, reject)
  })
}

function send(
  url: URL,
  body: string,
  headers: Record<string, string>,
  signal: AbortSignal,
  destinations: Destinations,
): Promise<http.IncomingMessage> {
  const mayBePrivate = destinations.mayBePrivate(url.href)
  if (!mayBePrivate && isPrivateHost(url)) throw new PrivateHost()
  const { request } = url.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      // A connection of its own: one that is kept may be closed by the merchant at the very moment of the next request.
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

/** The beginning of a response's body, as it can be stored. The rest is not read. */
async function beginningOf(response: http.IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of response.setEncoding('utf8')) {
    text += chunk
    // Leaving the loop closes the connection.
    if (text.length >= maxResponseLength) break
  }
  return storable(text.slice(0, maxResponseLength))
}

/** An error that gathers those of several addresses of one host has no message of its own. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.message || (error as NodeJS.ErrnoException).code || error.name
}
