import { Agent, request } from 'node:http'

export interface Load {
  /** How many responses there were. */
  count: number
  /** Responses a second. */
  perSecond: number
  /** Half of the responses took no longer, in milliseconds. */
  p50Ms: number
  /** 99 of 100 responses took no longer, in milliseconds. */
  p99Ms: number
}

interface LoadOptions {
  connections: number
  seconds: number
  headers?: Record<string, string>
}

/** Always the same request without a body. */
export function* sameRequest(): Generator<undefined> {
  for (;;) yield undefined
}

/**
 * Sends requests over connections that are kept open, one at a time on each, until the time or the bodies are over.
 *
 * @param bodies JSON that is posted; for undefined the address is got
 * @throws Error when a response has another status than 200
 */
export async function load(
  url: string,
  bodies: Iterable<string | undefined>,
  { connections, seconds, headers = {} }: LoadOptions,
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const waiting = bodies[Symbol.iterator]()
  const times: number[] = []
  const began = performance.now()
  const endAt = began + seconds * 1000
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let next = waiting.next(); !next.done && performance.now() < endAt; next = waiting.next()) {
        const sentAt = performance.now()
        await send(url, next.value, headers, agent)
        times.push(performance.now() - sentAt)
      }
    }),
  )
  const tookMs = performance.now() - began
  agent.destroy()
  times.sort((one, other) => one - other)
  const percentile = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN
  return {
    count: times.length,
    perSecond: times.length / (tookMs / 1000),
    p50Ms: percentile(0.5),
    p99Ms: percentile(0.99),
  }
}

function send(
  url: string,
  body: string | undefined,
  always: Record<string, string>,
  agent: Agent,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST'
    const headers = {
      ...always,
      ...(body !== undefined && {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      }),
    }
    const sent = request(url, { method, agent, headers }, (response) => {
      response.on('error', reject).on('end', () => {
        if (response.statusCode === 200) resolve()
        else reject(new Error(`${url} responded with ${response.statusCode} to ${body ?? method}`))
      })
      response.resume()
    })
    sent.on('error', reject).end(body)
  })
}
