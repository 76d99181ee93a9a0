import type { EventEmitter } from 'node:events'

/** What a host that suspends processes gives to the code of a request. Source: `@vercel/functions`, `get-context`. */
interface RequestContext {
  waitUntil?(work: Promise<unknown>): void
}

const requestContext = Symbol.for('@vercel/request-context')

/**
 * Keeps a process awake until its pool has closed the connections that it no longer uses. A suspended process cannot close
 * them, and the server would count them for hours. Elsewhere it does nothing. `attachDatabasePool` of `@vercel/functions`
 * does the same.
 *
 * @param pool announces each connection that is given back
 * @param idleTimeoutMs after which the pool closes it
 */
export function closeIdleBeforeSleep(pool: EventEmitter, idleTimeoutMs: number): void {
  const host = globalThis as { [requestContext]?: { get?(): RequestContext | undefined } }
  let closed = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let done = () => {}
  pool.on('release', () => {
    const waitUntil = host[requestContext]?.get?.()?.waitUntil
    if (!waitUntil) return
    // One timer, which begins anew with every connection that is given back.
    if (timer === undefined) closed = new Promise((resolve) => (done = resolve))
    clearTimeout(timer)
    timer = setTimeout(() => {
      timer = undefined
      done()
    }, idleTimeoutMs + marginMs)
    waitUntil(closed)
  })
}

/** The pool's own timer comes first. */
const marginMs = 100
