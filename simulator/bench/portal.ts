import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fill, filledEmail, filledLastName, filledOrderNumber } from './fill.ts'
import { median } from './median.ts'
import { type Running, start } from './processes.ts'

/**
 * Figures of the Portal: how long its lists take with 100,000 payment jobs in the embedded store on disk, beside the
 * same with 1,000, in turns within one run, so that the ratio holds on any machine.
 */
const rounds = Number(process.argv[2] ?? 30)
const few = 1_000
const many = Number(process.argv[3] ?? 100_000)

/** Each list and search, by how many jobs there are. */
const pages: Record<string, (jobs: number) => string> = {
  'newest transactions': () => '/transactions',
  'by order number': (jobs) => `/transactions?text=${filledOrderNumber(Math.floor(jobs / 2))}`,
  'by the beginning of an email': (jobs) => `/transactions?text=${filledEmail(jobs - 7).slice(0, -8)}`,
  'by name and town': (jobs) => `/transactions?text=${filledLastName(jobs - 7)}+cambridge`,
  'by a town that all have': () => '/transactions?text=cambridge',
  'by amount': () => '/transactions?amount=7.00',
  'by status': () => '/transactions?status=Failed',
  'by status and amount': () => '/transactions?status=Paid&amount=7.00',
  'the oldest': () => `/transactions?newer=${new Date('2020-01-01').toISOString()}_000000000000000000`,
  'by a reference that is unknown': () => '/transactions?text=200000000000000000',
  "a day's report": () => '/reports',
}

const directory = mkdtempSync(join(tmpdir(), 'bench-portal-'))
const running: Running[] = []
try {
  const [small, large] = [await openPortal(few), await openPortal(many)]
  const rows: Record<string, string | number>[] = []
  for (const [page, addressOf] of Object.entries(pages)) {
    const [fast, slow]: [number[], number[]] = [[], []]
    for (let round = 0; round < rounds; round++) {
      fast.push(await small.timeOf(addressOf(few)))
      slow.push(await large.timeOf(addressOf(many)))
    }
    rows.push({
      page,
      [`with ${few} (ms)`]: median(fast).toFixed(1),
      [`with ${many} (ms)`]: median(slow).toFixed(1),
      'slowest (ms)': Math.max(...slow).toFixed(1),
      ratio: (median(slow) / median(fast)).toFixed(2),
    })
  }
  console.table(rows)
} finally {
  await Promise.all(running.map((simulator) => simulator.stop()))
  rmSync(directory, { recursive: true, force: true })
}

/** Starts a simulator with this number of payment jobs, and signs in to its Portal. */
async function openPortal(jobs: number) {
  const data = join(directory, String(jobs))
  await fill(data, jobs)
  const simulator = await start('cli.ts', { DATA_DIR: data, DATABASE_URL: '', NODE_ENV: '' })
  running.push(simulator)
  const portal = `${simulator.url}/portal`
  const signIn = await fetch(`${portal}/sign-in/demonstration`, {
    method: 'POST',
    headers: { origin: simulator.url },
    body: new URLSearchParams(),
    redirect: 'manual',
  })
  const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  return {
    /** From the request to the last byte of the page, in milliseconds. @throws Error when it is no page */
    timeOf: async (path: string) => {
      const started = performance.now()
      const response = await fetch(`${portal}${path}`, { headers: { cookie }, redirect: 'manual' })
      await response.text()
      if (response.status !== 200) throw new Error(`${path} was answered with ${response.status}.`)
      return performance.now() - started
    },
  }
}
