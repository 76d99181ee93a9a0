/** What a fault may use of the call that it is injected into. */
export interface FaultyCall {
  /** Waits so long, or until the caller has gone. */
  wait(durationMs: number): Promise<void>
  /** Resolves when the notifications that are due were sent. */
  notified(): Promise<void>
  /** The gateway's answer when it fails. */
  internalError(): Response
}

/** What goes wrong with a call of the gateway's API. */
export interface CallFault {
  /** Which calls it can be injected into: only what is read can be read stale. */
  calls: 'all' | 'reads' | 'changes'
  /** Answers without carrying the call out. */
  insteadOfCall?: () => Response
  /** What is read is shown as it was so long ago. */
  staleMs?: number
  /** Gives what is answered once the call was carried out. */
  respond?: (response: Response, call: FaultyCall) => Response | Promise<Response>
}

/** What stands before a gateway answers when none of its servers does. The page is assumed. */
export function unavailable(): Response {
  const page = '<html><head><title>503 Service Temporarily Unavailable</title></head><body></body></html>'
  return new Response(page, { status: 503, headers: { 'content-type': 'text/html' } })
}

/** An answer that ends in the middle, as if it were whole. */
export async function halved(answer: Response): Promise<Response> {
  const text = await answer.text()
  return new Response(text.slice(0, text.length / 2), { status: answer.status, headers: headersOf(answer) })
}

/** The first half must have left before the connection breaks. */
const breakDelayMs = 50

/** An answer whose connection breaks: a body that fails makes every server close it. */
export async function cutOff(answer: Response, where: 'before the answer' | 'half-way'): Promise<Response> {
  const text = await answer.text()
  const half = new TextEncoder().encode(text.slice(0, text.length / 2))
  let isSent = where === 'before the answer'
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!isSent) {
        isSent = true
        controller.enqueue(half)
        return
      }
      await new Promise((resolve) => setTimeout(resolve, breakDelayMs))
      controller.error(new Error('A scenario broke the connection.'))
    },
  })
  return new Response(body, { status: answer.status, headers: headersOf(answer) })
}

function headersOf(answer: Response): Headers {
  const headers = new Headers(answer.headers)
  headers.delete('content-length')
  return headers
}

/** Waits so long, or until the signal says that nobody waits any more. */
export function wait(durationMs: number, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      gone.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, durationMs)
    if (gone.aborted) done()
    else gone.addEventListener('abort', done)
  })
}
