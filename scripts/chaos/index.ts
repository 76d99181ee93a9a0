import { rmSync, writeFileSync } from 'node:fs'
import { findPostgresPrograms } from 'cashflows-postgres/kit/programs'
import { readOptions } from './options'
import { countsOf, printReport } from './report'
import { runChaos } from './run'

// `npm run chaos -- --payments 2000 --seed 1`: shoppers of every kind buy while the shop, the simulator and PostgreSQL
// are killed again and again; then what the gateway holds is compared with what the shop says.

const { report, ...options } = readOptions(process.argv.slice(2))
const postgres = findPostgresPrograms()
if (!postgres) {
  console.error(
    'Chaos needs the programs of PostgreSQL, initdb and postgres: install them, or put them on PATH.',
  )
  process.exit(1)
}
// Ends the servers, too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
const result = await runChaos(options, postgres)
printReport(options, result)
const counts = countsOf(result)
if (report !== undefined) writeFileSync(report, JSON.stringify(counts))
if (counts.failed > 0) {
  console.log(`\nWhat the processes printed: ${result.logs}`)
  process.exitCode = 1
} else rmSync(result.logs, { recursive: true })
