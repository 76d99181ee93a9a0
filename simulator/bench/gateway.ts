import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBody, type Rate, rateOf, signedHeaders } from './calls.ts'
import { fill } from './fill.ts'
import { median } from './median.ts'
import { type Running, start } from './processes.ts'

/**
 * Figures of the gateway: rates of create and retrieve at ten connections with the store on disk, beside a bare
 * node:http server that only hashes and answers, in turns within one run, so that the ratio holds on any machine.
 */
const rounds = Number(process.argv[2] ?? 3)
const seconds = Number(process.argv[3] ?? 5)
const sizes = (process.argv[4] ?? '0,1000,100000').split(',').map(Number)

const directory = mkdtempSync(join(tmpdir(), 'bench-'))
const baseline = await start('bench/baseline.ts', {})
const rows: Record<string, string | number>[] = []
try {
  for (const size of sizes) {
    const data = join(directory, String(size))
    await fill(data, size)
    const simulator = await start('dist/bundle/cli.js', { DATA_DIR: data, DATABASE_URL: '' })
    await measure(size, simulator)
    await simulator.stop()
  }
} finally {
  await baseline.stop()
  rmSync(directory, { recursive: true, force: true })
}
console.table(rows)

async function measure(stored: number, simulator: Running): Promise<void> {
  const jobs = `${simulator.url}/api/gateway/payment-jobs`
  const job = await firstJob(jobs)
  for (const [call, method, url] of [
    ['create', 'POST', jobs],
    ['retrieve', 'GET', `${jobs}/${job}`],
  ] as const) {
    const ours: Rate[] = []
    const bare: Rate[] = []
    for (let round = 0; round < rounds; round++) {
      bare.push(await rateOf(baseline.url, method, seconds))
      ours.push(await rateOf(url, method, seconds))
    }
    const ratios = ours.map(({ perSecond }, round) => perSecond / (bare[round]?.perSecond ?? Number.NaN))
    rows.push({
      stored,
      call,
      'per second': Math.round(median(ours.map((rate) => rate.perSecond))),
      'p99 (ms)': median(ours.map((rate) => rate.p99Ms)),
      'bare per second': Math.round(median(bare.map((rate) => rate.perSecond))),
      ratio: median(ratios).toFixed(3),
      'ready after (ms)': Math.round(simulator.readyAfter),
      'memory (MB)': simulator.memory() ?? 'unknown',
    })
  }
}

async function firstJob(jobs: string): Promise<string> {
  const response = await fetch(jobs, { method: 'POST', headers: signedHeaders(createBody), body: createBody })
  const { data } = (await response.json()) as { data: { reference: string } }
  return data.reference
}
