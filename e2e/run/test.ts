import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from './browser'
import { addCounts, type Counts, playwrightCounts, summary, vitestCounts } from './counts'

// `npm test`: every check of the project, one after the other, and one line at the end that says how it went.

interface Step {
  title: string
  commands: string[][]
  /** Reads how many tests ran, for a step that runs tests. */
  counts?: () => Counts
}

const root = join(import.meta.dirname, '../..')
const reports = mkdtempSync(join(tmpdir(), 'storefront-test-'))
const unitReport = join(reports, 'unit.json')
const endToEndReport = join(reports, 'end-to-end.json')

const steps: Step[] = [
  {
    title: 'Types',
    commands: [
      ['next', 'typegen'],
      ['tsc', '--noEmit'],
    ],
  },
  { title: 'Lint and walls', commands: [['biome', 'ci', '--error-on-warnings']] },
  { title: 'Unused code', commands: [['knip']] },
  {
    title: 'Unit tests',
    commands: [['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`]],
    counts: () => vitestCounts(read(unitReport)),
  },
  { title: 'Production build', commands: [['next', 'build']] },
  {
    title: 'End-to-end tests',
    commands: [['playwright', 'test', '--reporter=list,json']],
    counts: () => playwrightCounts(read(endToEndReport)),
  },
]

let counts: Counts = { passed: 0, failed: 0, skipped: 0 }
const started = Date.now()
// Next points this file at whatever it built last; a `next dev` that runs beside the tests expects its own.
const routeTypes = join(root, 'next-env.d.ts')
const routeTypesBefore = existsSync(routeTypes) ? readFileSync(routeTypes) : undefined

try {
  const variables = {
    ...process.env,
    NEXT_DIST_DIR: '.e2e',
    NEXT_TELEMETRY_DISABLED: '1',
    PLAYWRIGHT_JSON_OUTPUT_FILE: endToEndReport,
    CHROMIUM_PATH: findBrowser(),
  }
  for (const [index, step] of steps.entries()) {
    console.log(`\n── ${index + 1}/${steps.length} ${step.title} ${'─'.repeat(60 - step.title.length)}\n`)
    const stepStarted = Date.now()
    const succeeded = await runAll(step.commands, variables)
    if (step.counts) counts = addCounts(counts, step.counts())
    console.log(`\n${step.title}: ${succeeded ? 'passed' : 'FAILED'} in ${seconds(stepStarted)}`)
    if (!succeeded) {
      const rest = steps.slice(index + 1).map(({ title }) => title.toLowerCase())
      throw new Error(`Stopped at “${step.title}”.${rest.length ? ` Not run: ${rest.join(', ')}.` : ''}`)
    }
  }
  console.log(`\nEverything passed in ${seconds(started)}.`)
} catch (error) {
  console.log(`\n${error instanceof Error ? error.message : error}`)
  // The last line must not read like success when what failed was no test.
  if (counts.failed === 0) counts = addCounts(counts, { passed: 0, failed: 1, skipped: 0 })
  process.exitCode = 1
} finally {
  rmSync(reports, { recursive: true, force: true })
  if (routeTypesBefore) writeFileSync(routeTypes, routeTypesBefore)
  console.log(summary(counts))
}

async function runAll(commands: string[][], variables: NodeJS.ProcessEnv): Promise<boolean> {
  for (const command of commands) if (!(await run(command, variables))) return false
  return true
}

function run([name = '', ...flags]: string[], variables: NodeJS.ProcessEnv): Promise<boolean> {
  const program = join(root, 'node_modules/.bin', name)
  const shell = process.platform === 'win32'
  const child = spawn(program, flags, {
    cwd: root,
    env: variables,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell,
  })
  return new Promise((resolve, reject) => child.on('error', reject).on('exit', (code) => resolve(code === 0)))
}

/** A report that was not written stands for a run that broke before its first test. */
function read(report: string): unknown {
  return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {}
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`
}
