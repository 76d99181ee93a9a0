import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readGatewayAccount } from '../environment.ts'
import type { GatewayClient } from '../kit/gateway-client.ts'
import { packageFile } from '../package-files.ts'
import type { Held } from './fact.ts'
import { tryFact } from './fact-check.ts'
import { facts } from './facts/facts.ts'
import { openMerchant } from './merchant-setup.ts'
import { Recorder, type Transcript, transcript } from './transcript.ts'
import { compare } from './transcript-comparison.ts'
import { whatIsProven } from './what-is-proven.ts'

// `npm run conformance`: tries every fact on the gateway that the environment names, and says which do not hold.
// `-- --record` also writes a transcript, `-- --compare` shows where the simulator differs from it, and `-- --document`
// writes docs/what-is-proven.md.

const signs: Record<Held['outcome'], string> = { held: '✓', broken: '✗', 'not applicable': '–' }
const transcriptFile = packageFile('conformance/transcript.json')
const page = packageFile('../docs/what-is-proven.md')

try {
  const { values } = parseArgs({
    options: {
      record: { type: 'boolean', default: false },
      compare: { type: 'boolean', default: false },
      document: { type: 'boolean', default: false },
      transcript: { type: 'string', default: transcriptFile },
    },
  })
  if (values.document) {
    writeFileSync(page, whatIsProven(facts, readTranscript(values.transcript)))
    console.log(`Written: ${page}`)
  } else if (values.compare) {
    const recorded = readTranscript(values.transcript)
    if (!recorded) throw new Error(`There is no transcript ${values.transcript} yet: record one first.`)
    const own = await tryAll(undefined, new Recorder(), () => {})
    const differences = compare(recorded.facts, own.recorder.facts)
    for (const { what, places } of differences)
      console.log(`${what}\n${places.map((place) => `  ${place}`).join('\n')}`)
    console.log(
      `\n${differences.length} of ${recorded.facts.length} facts are answered otherwise than on ${recorded.host}.`,
    )
    process.exitCode = differences.length === 0 ? 0 : 1
  } else {
    const named = readGatewayAccount(process.env)
    if (values.record && !named) throw new Error('What is to be recorded? Set CASHFLOWS_GATEWAY_URL.')
    const { results, recorder, gateway } = await tryAll(named, new Recorder(), console.log)
    if (values.record) {
      const written = recorder.transcript(gateway, new Date())
      writeFileSync(values.transcript, `${JSON.stringify(written, null, 2)}\n`)
      console.log(`Written, without secrets: ${values.transcript}. Read it before you hand it on.`)
    }
    const count = (outcome: Held['outcome']) => results.filter((result) => result.outcome === outcome).length
    console.log(
      `\n${results.length} facts: ${count('held')} held, ${count('broken')} broken, ${count('not applicable')} not applicable`,
    )
    process.exitCode = count('broken') === 0 ? 0 : 1
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}

/** Tries every fact, and listens. @throws Error when the gateway does not take a plain create call */
async function tryAll(
  named: Parameters<typeof openMerchant>[0],
  recorder: Recorder,
  say: (text: string) => void,
): Promise<{ results: Held[]; recorder: Recorder; gateway: GatewayClient }> {
  const { merchant, close } = await openMerchant(named, recorder.Client)
  const { gateway } = merchant
  try {
    // Nobody but Cashflows answers under this name; anything else is taken for the simulator.
    const isSimulator = !/(^|\.)cashflows\.com$/i.test(new URL(gateway.baseUrl).hostname)
    // Credentials that are wrong would lock the configuration before the end of the table.
    const first = await merchant.create()
    if (first.status !== 201) {
      throw new Error(
        `${gateway.baseUrl} answers ${first.status} to a plain create call. Nothing more is tried.`,
      )
    }
    say(`Facts about the gateway, tried on ${gateway.baseUrl}`)
    const results: Held[] = []
    for (const [subject, rows] of Object.entries(facts)) {
      say(`\n${subject}`)
      for (const fact of rows) {
        recorder.begin(merchant)
        const result = await tryFact(fact, merchant, { isSimulator })
        recorder.end(subject, result)
        results.push(result)
        say(`  ${signs[result.outcome]} ${fact.what}  [${fact.source}]`)
        if (result.outcome !== 'held') say(`      ${result.why}`)
      }
    }
    return { results, recorder, gateway }
  } finally {
    await close()
  }
}

function readTranscript(file: string): Transcript | undefined {
  return existsSync(file) ? transcript.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
}
