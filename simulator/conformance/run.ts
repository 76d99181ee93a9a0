import { readConformanceEnvironment } from '../environment.ts'
import type { Held } from './fact.ts'
import { tryFact } from './fact-check.ts'
import { facts } from './facts/facts.ts'
import { openMerchant } from './merchant-setup.ts'

// `npm run conformance`: tries every fact on the gateway that the environment names, and says which do not hold.

const signs: Record<Held['outcome'], string> = { held: '✓', broken: '✗', 'not applicable': '–' }

try {
  const named = readConformanceEnvironment(process.env)
  const { merchant, close } = await openMerchant(named)
  // Nobody but Cashflows answers under this name; anything else is taken for the simulator.
  const isSimulator = !/(^|\.)cashflows\.com$/i.test(new URL(merchant.gateway.baseUrl).hostname)
  // Credentials that are wrong would lock the configuration before the end of the table.
  const first = await merchant.create()
  if (first.status !== 201) {
    await close()
    throw new Error(
      `${merchant.gateway.baseUrl} answers ${first.status} to a plain create call. Nothing more is tried.`,
    )
  }
  console.log(`Facts about the gateway, tried on ${merchant.gateway.baseUrl}`)
  const results: Held[] = []
  for (const [subject, rows] of Object.entries(facts)) {
    console.log(`\n${subject}`)
    for (const fact of rows) {
      const result = await tryFact(fact, merchant, { isSimulator })
      results.push(result)
      console.log(`  ${signs[result.outcome]} ${fact.what}  [${fact.source}]`)
      if (result.outcome !== 'held') console.log(`      ${result.why}`)
    }
  }
  await close()
  const count = (outcome: Held['outcome']) => results.filter((result) => result.outcome === outcome).length
  console.log(
    `\n${results.length} facts: ${count('held')} held, ${count('broken')} broken, ${count('not applicable')} not applicable`,
  )
  process.exitCode = count('broken') === 0 ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}
