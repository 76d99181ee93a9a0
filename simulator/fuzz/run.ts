import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSimulatorWithMerchant } from '../testing/simulator-process.ts'
import { fuzz } from './fuzz.ts'

// `npm run fuzz [inputs] [seed]`: throws malformed requests at a simulator of its own, and measures its memory.

/** How much more memory the simulator may hold at the end than after its first tenth of the inputs. */
const maxGrowthMiB = 100

const inputs = Number(process.argv[2] ?? 100_000)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
if (!Number.isInteger(inputs) || inputs < 1 || !Number.isInteger(seed)) {
  console.error('npm run fuzz [inputs] [seed]: both are whole numbers.')
  process.exit(2)
}

const dataDirectory = mkdtempSync(join(tmpdir(), 'simulator-fuzz-'))
const simulator = await startSimulatorWithMerchant({ dataDirectory })
try {
  console.log(`${inputs} inputs with seed ${seed}`)
  const started = Date.now()
  const atStart = memory()
  let warm = 0
  let lastShown = 0
  const report = await fuzz(simulator.merchant, {
    inputs,
    seed,
    onRound: (done) => {
      if (warm === 0 && done >= inputs / 10) warm = memory()
      if (done - lastShown < inputs / 20) return
      lastShown = done
      console.log(`  ${done} inputs, ${seconds(started)} s, ${memory()} MiB`)
    },
  })
  const atEnd = memory()
  console.log(`\nAnswers: ${JSON.stringify(report.answers)}`)
  console.log(
    `Resident memory: ${atStart} MiB at the start, ${warm} MiB after a tenth, ${atEnd} MiB at the end`,
  )
  console.log(`${report.inputs} inputs in ${seconds(started)} s`)
  const failures = [...report.failures]
  if (atEnd - warm > maxGrowthMiB) {
    failures.push(`Memory grew by ${atEnd - warm} MiB; ${maxGrowthMiB} MiB are allowed.`)
  }
  for (const failure of failures) console.error(`\n✗ ${failure}`)
  console.log(failures.length === 0 ? 'Nothing failed.' : `\n${failures.length} failures; seed ${seed}`)
  process.exitCode = failures.length === 0 ? 0 : 1
} finally {
  await simulator.kill()
  rmSync(dataDirectory, { recursive: true, force: true })
}

/** Of the simulator, in MiB. `ps` is on every Unix. */
function memory(): number {
  const kibibytes = execFileSync('ps', ['-o', 'rss=', '-p', String(simulator.pid)], { encoding: 'utf8' })
  return Math.round(Number(kibibytes) / 1024)
}

function seconds(since: number): number {
  return Math.round((Date.now() - since) / 1000)
}
