import fc from 'fast-check'
import type { TrialMerchant } from '../conformance/merchant.ts'
import { inputs } from './inputs.ts'
import { type Reply, sendBytes } from './raw-connection.ts'
import type { Existing, Input } from './request.ts'

export interface FuzzReport {
  inputs: number
  /** How often each status was answered, and how often none was. */
  answers: Record<string, number>
  /** What was wrong: a status of 500 or more, no response to a request, no end of waiting. */
  failures: string[]
}

/** New jobs are made after this many inputs, since inputs use them up. */
const inputsPerRound = 1_000
const maxConcurrent = 8
const maxFailures = 20

/**
 * Throws inputs at a simulator until all are through, or too many have failed.
 *
 * @param options.seed the same seed draws the same inputs
 * @param options.onRound is called with how many are through
 */
export async function fuzz(
  merchant: TrialMerchant,
  options: { inputs: number; seed: number; onRound?: (done: number) => void },
): Promise<FuzzReport> {
  const report: FuzzReport = { inputs: 0, answers: {}, failures: [] }
  const address = new URL(merchant.gateway.baseUrl)
  while (report.inputs < options.inputs && report.failures.length < maxFailures) {
    const existing = await makeExisting(merchant)
    const numRuns = Math.min(inputsPerRound, options.inputs - report.inputs)
    const round = fc.sample(inputs(existing), { seed: options.seed + report.inputs, numRuns })
    const waiting = round[Symbol.iterator]()
    const work = async () => {
      for (const input of waiting) {
        note(report, input, await sendBytes(address, input.bytes, input.isNoHttp === true))
        if (report.failures.length >= maxFailures) return
      }
    }
    await Promise.all(Array.from({ length: maxConcurrent }, work))
    options.onRound?.(report.inputs)
  }
  return report
}

function note(report: FuzzReport, input: Input, reply: Reply): void {
  report.inputs++
  const answer = 'status' in reply ? String(reply.status) : reply.failure
  report.answers[answer] = (report.answers[answer] ?? 0) + 1
  const isWrong = 'status' in reply ? reply.status >= 500 : !input.isNoHttp
  if (isWrong) report.failures.push(`${answer} for ${input.what}\n${shown(input.bytes)}`)
}

const shown = (bytes: Buffer) => JSON.stringify(bytes.subarray(0, 2_000).toString('latin1'))

async function makeExisting(merchant: TrialMerchant): Promise<Existing> {
  const made = [
    ...(await Promise.all(Array.from({ length: 4 }, () => merchant.start()))),
    await merchant.startIn('PAID'),
    await merchant.startIn('RESERVED'),
  ]
  const tokenOf = (page: string) => new URL(page).searchParams.get('ref') ?? ''
  const jobs = made.map(({ path, paymentPath, page }) => ({ path, paymentPath, pageToken: tokenOf(page) }))
  const intent = await merchant.start({ options: ['StoreCustomerInformation', 'StoreCardDetails'] })
  return { ...merchant.gateway.credentials, jobs, intents: [tokenOf(intent.page)] }
}
