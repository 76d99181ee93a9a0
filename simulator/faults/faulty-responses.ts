import { setTimeout } from 'node:timers/promises'

/** What a fault may use of the call that it is injected into. */
export interface FaultyCall {
  /** Waits for this duration, or until the caller has disconnected. */
  wait(durationMs: number): Promise<void>
  /** Resolves when the notifications that are due were sent. */
  notified(): Promise<void>
  /** The gateway's response when it fails. */
  internalError(): Response
}

/** What goes wrong with a call of the gateway's API. */
export interface CallFault {
  /** Which calls it can be injected into: only what is read can be read stale. */
  calls: 'all' | 'reads' | 'changes'
  /** Answers without carrying the call out. */
  insteadOfCall?: () => Response
  /** The age of the state that a read gives. */
  staleMs?: number
  /** Gives the response of a call that was carried out. */
  respond?: (response: Response, call: FaultyCall) => Response | Promise<Response>
}

/** The response of a load balancer whose servers are all down. The page is assumed. */
export function unavailable(): Response {
  const page = '<html><head><title>503 Service Temporarily Unavailable</title></head><body></body></html>'
  return new Response(page, { status: 503, headers: { 'content-type': 'text/html' } })
}

/** A response that ends in the middle, as if it were whole. */
export async function halved(response: Response): Promise<Response> {
  const text = await response.text()
  return new Response(text.slice(0, text.length / 2), {
    status: response.status,
    headers: headersOf(response),
  })
}

/** The first half must have left before the connection breaks. */
const breakDelayMs = 50

/** A response whose connection breaks: a body that fails makes every server close it. */
export async function cutOff(
  response: Response,
  where: 'before the response' | 'half-way',
): Promise<Response> {
  const text = await response.text()
  const half = new TextEncoder().encode(text.slice(0, text.length / 2))
  let isSent = where === 'before the response'
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!isSent) {
        isSent = true
        controller.enqueue(half)
        return
      }
      await setTimeout(breakDelayMs)
      // Servers print it: a text, as the stack of an error would look like a failure of the simulator.
      controller.error('The connection was broken by the fault.')
    },
  })
  return new Response(body, { status: response.status, headers: headersOf(response) })
}

function headersOf(response: Response): Headers {
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  return headers
}

/** Waits for a duration, or until the signal says that the caller has disconnected. */
export async function wait(durationMs: number, gone: AbortSignal): Promise<void> {
  await setTimeout(durationMs, undefined, { signal: gone }).catch(() => {})
}
