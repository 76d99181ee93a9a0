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

/**
 * Posts JSON over connections that are kept open, one request at a time on each, until the time or the bodies are over.
 *
 * @throws Error when a response has another status than 200
 */
export async function load(
  url: string,
  bodies: Iterable<string>,
  { connections, seconds }: { connections: number; seconds: number },
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
        await post(url, next.value, agent)
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

function post(url: string, body: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.on('error', reject).on('end', () => {
        if (response.statusCode === 200) resolve()
        else reject(new Error(`${url} responded with ${response.statusCode} to ${body}`))
      })
      response.resume()
    })
    sent.on('error', reject).end(body)
  })
}
