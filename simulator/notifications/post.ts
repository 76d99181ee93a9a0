import type { IncomingMessage } from 'node:http'
import { assumptions } from '../assumptions.ts'
import { storable } from '../database/storable-text.ts'
import { separateCredentials } from '../destinations/credentials.ts'
import type { Destinations } from '../destinations/destinations.ts'
import { reasonOf, send } from '../destinations/outgoing-request.ts'
import type { DeliveryResponse } from './acknowledgement.ts'

const { timeoutMs, userAgent } = assumptions.notifications
/** In characters: more than an acknowledgement needs; the rest of a long response is not read. */
const maxResponseLength = 4_096

/** Gives a request to a merchant in this process; undefined for one that is elsewhere. */
export type Deliver = (request: Request) => Promise<Response> | undefined

/**
 * Posts a notification. Redirects are not followed. Whether the address is allowed, also by where its host is found, is
 * looked at here once more: since the job was made, either may have changed. A name and a password in it are sent as
 * those of basic authentication.
 *
 * @param body JSON
 * @param stop ends it early, as a failure
 */
export async function post(
  url: string,
  body: string,
  headers: Record<string, string>,
  destinations: Destinations,
  deliver: Deliver = () => undefined,
  stop?: AbortSignal,
): Promise<DeliveryResponse> {
  if (!destinations.allows(url)) {
    return { failure: 'the address is not one that this simulator may send to' }
  }
  const timeout = AbortSignal.timeout(timeoutMs)
  const signal = stop ? AbortSignal.any([timeout, stop]) : timeout
  const { url: address, headers: credentials } = separateCredentials(url)
  const all = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': userAgent,
    ...credentials,
    ...headers,
  }
  try {
    signal.throwIfAborted()
    const own = deliver(new Request(address, { method: 'POST', headers: all, body, signal }))
    if (own) return await untilAborted(signal, own.then(readDelivered))
    const response = await send(address, { method: 'POST', headers: all, body, signal }, destinations)
    return { status: response.statusCode ?? 0, body: await beginningOf(response) }
  } catch (error) {
    if (timeout.aborted) return { failure: `no answer within ${timeoutMs / 1000} seconds` }
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

/** The beginning of a response's body, as it can be stored. The rest is not read. */
async function beginningOf(response: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of response.setEncoding('utf8')) {
    text += chunk
    // Leaving the loop closes the connection.
    if (text.length >= maxResponseLength) break
  }
  return storable(text.slice(0, maxResponseLength))
}
