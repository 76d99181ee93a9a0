import { type Input, type Reply, sendInputs, shown } from 'cashflows-postgres/kit/fuzz'
import type { TrialMerchant } from '../conformance/merchant.ts'
import { inputs } from './inputs.ts'
import type { Existing } from './request.ts'

export interface FuzzReport {
  inputs: number
  /** How often each status was answered, and how often none was. */
  answers: Record<string, number>
  /** What was wrong: a status of 500 or more, no response to a request, no end of waiting. */
  failures: string[]
}

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
  await sendInputs(new URL(merchant.gateway.baseUrl), {
    ...options,
    // Inputs use up what exists.
    inputs: async () => inputs(await makeExisting(merchant)),
    count: options.inputs,
    onReply: (input, reply) => {
      note(report, input, reply)
      return report.failures.length < maxFailures
    },
  })
  return report
}

function note(report: FuzzReport, input: Input, reply: Reply): void {
  report.inputs++
  const answer = 'status' in reply ? String(reply.status) : reply.failure
  report.answers[answer] = (report.answers[answer] ?? 0) + 1
  const isWrong = 'status' in reply ? reply.status >= 500 : !input.isNoHttp
  if (isWrong) report.failures.push(`${answer} for ${input.what}\n${shown(input)}`)
}

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
