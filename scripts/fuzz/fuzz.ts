import { type Input, type Reply, sendInputs, shown } from 'cashflows-postgres/kit/fuzz'
import type { Existing } from './existing'
import { inputs } from './inputs'

export interface FuzzReport {
  requests: number
  /** How often each status came, and how often none, by entry point. */
  responses: Record<string, Record<string, number>>
  /** What was wrong: of each kind at each entry point how often, and the first request. */
  failures: Record<string, { count: number; first: string }>
}

/**
 * Sends requests to a shop until all are through.
 *
 * @param options.seed the same seed draws the same requests
 * @param options.onRound is called with how many are through
 */
export async function fuzz(
  shopUrl: string,
  existing: Existing,
  options: { requests: number; seed: number; onRound?: (done: number) => void },
): Promise<FuzzReport> {
  const report: FuzzReport = { requests: 0, responses: {}, failures: {} }
  const { host, port } = new URL(shopUrl)
  await sendInputs(new URL(`http://127.0.0.1:${port}`), {
    ...options,
    inputs: () => inputs(existing, host),
    count: options.requests,
    onReply: (input, reply) => {
      note(report, input, reply)
      return true
    },
  })
  return report
}

function note(report: FuzzReport, input: Input, reply: Reply): void {
  report.requests++
  const response = 'status' in reply ? String(reply.status) : reply.failure
  const [entry = ''] = input.what.split(':')
  const counts = report.responses[entry] ?? {}
  report.responses[entry] = { ...counts, [response]: (counts[response] ?? 0) + 1 }
  const why = 'status' in reply ? wrong(input, reply) : !input.isNoHttp && reply.failure
  if (!why) return
  const kind = `${response} for ${entry}: ${why}`
  const known = report.failures[kind] ?? { count: 0, first: `${input.what}\n${shown(input)}` }
  report.failures[kind] = { ...known, count: known.count + 1 }
}

function wrong({ what }: Input, { status, text }: { status: number; text: string }): string | undefined {
  // The sender of a notification is to come back: too many unknown references.
  const isDeliberate =
    status === 503 && what.startsWith('webhook') && /^retry-after: [1-9]\d?\r$/im.test(text)
  if (status >= 500 && !isDeliberate) return 'internal error'
  return /\n\s+at .+:\d+:\d+\)?$/m.test(text) ? 'stack trace' : undefined
}
