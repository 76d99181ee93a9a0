import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { findPostgresPrograms } from 'cashflows-postgres/kit/programs'
// biome-ignore lint/style/noRestrictedImports: it asks for the choice itself.
import { selectedSource } from '@/lib/catalogue/selected-source'
// biome-ignore lint/style/noRestrictedImports: it asks for the choice itself.
import { typedSource } from '@/lib/catalogue/typed-source'
import * as sample from '@/lib/sample/shop'
import sampleTheme from '@/lib/sample/theme.json'
import { deliveryPrices, languages, shop } from '@/lib/shop'
import theme from '@/lib/theme/theme.json'
import { addCounts, type Counts, playwrightCounts, summary, vitestCounts } from './test-counts'

// `npm test`: the checks of the project, the ends of what failed, and one line at the very end that says how it went.
// With `--all` those that take long, too: tests with the tag `slow`, more examples of each property, chaos, malformed
// requests, 200 tests side by side on one simulator, and the shop without the simulator.

interface Step {
  title: string
  commands: string[][]
  /** Where the commands run, relative to the root. */
  folder?: string
  variables?: Record<string, string>
  /** Whether the rest of its lane needs what it makes. */
  isNeeded?: boolean
  /** Reads how many tests ran, for a step that runs tests. */
  counts?: () => Counts
}

const root = join(import.meta.dirname, '..')
const reports = mkdtempSync(join(tmpdir(), 'storefront-test-'))
const unitReport = join(reports, 'unit.json')
const shopReport = join(reports, 'shop.json')
const simulatorReport = join(reports, 'simulator.json')
const sideBySideReport = join(reports, 'side-by-side.json')
const chaosReport = join(reports, 'chaos.json')
const isWhole = process.argv.includes('--all')
const hasSimulator = existsSync(join(root, 'simulator'))

const withoutSlow = isWhole ? [] : ['--grep-invert', '@slow']

const browser: Step = { title: 'Browser', commands: [['tsx', 'scripts/install-browser.ts']] }
/** The tests that buy in a browser find the products, languages and brand that the project comes with. */
const isSample = isDeepStrictEqual(
  [shop, languages, deliveryPrices, theme, selectedSource],
  [sample.shop, sample.languages, sample.deliveryPrices, sampleTheme, typedSource],
)
const endToEndTests: Step = isSample
  ? {
      title: 'End-to-end tests of the shop',
      commands: [
        ['tsc', '--build', 'e2e'],
        ['playwright', 'test', '--config', 'e2e', '--reporter=list,json', ...withoutSlow],
      ],
      variables: { PLAYWRIGHT_JSON_OUTPUT_FILE: shopReport },
      counts: () => playwrightCounts(read(shopReport)),
    }
  : {
      title:
        'End-to-end tests of the shop, left out: they buy the sample; docs/setup.md says how to try yours',
      commands: [['tsc', '--build', 'e2e']],
    }
const endToEndTestsOfSimulator: Step = {
  title: 'End-to-end tests of the simulator',
  commands: [['playwright', 'test', '--reporter=list,json', ...withoutSlow]],
  folder: 'simulator',
  variables: { PLAYWRIGHT_JSON_OUTPUT_FILE: simulatorReport },
  counts: () => playwrightCounts(read(simulatorReport)),
}
const sideBySide: Step = {
  title: 'Tests side by side on one simulator',
  commands: [['playwright', 'test', '--config', 'side-by-side.config.ts', '--reporter=dot,json']],
  folder: 'simulator',
  variables: { PLAYWRIGHT_JSON_OUTPUT_FILE: sideBySideReport },
  counts: () => playwrightCounts(read(sideBySideReport)),
}
const hasPostgres = findPostgresPrograms() !== undefined
const chaosCommand =
  'tsx scripts/chaos/index.ts --payments 24 --seed 1217 --kills 5 --concurrency 6 --report'.split(' ')
const chaos: Step = {
  title: hasPostgres ? 'Chaos' : 'Chaos, skipped: it needs the programs of PostgreSQL',
  commands: hasPostgres ? [[...chaosCommand, chaosReport]] : [],
  counts: () => ({ passed: 0, failed: 0, skipped: 1, ...read(chaosReport) }),
}
const fuzz: Step = {
  title: hasPostgres
    ? 'Malformed requests'
    : 'Malformed requests, skipped: they need the programs of PostgreSQL',
  commands: hasPostgres ? [['tsx', 'scripts/fuzz/index.ts', '1000', '1']] : [],
}
const withoutSimulator: Step = {
  title: 'The shop without the simulator',
  commands: [['tsx', 'scripts/without-simulator.ts']],
}

const secrets = Object.fromEntries(
  [
    'CASHFLOWS_API_KEY',
    'CASHFLOWS_API_KEY_NEXT',
    'CRON_SECRET',
    'SESSION_PASSWORD',
    'SESSION_PASSWORD_PREVIOUS',
  ].map((name) => [name, randomBytes(32).toString('hex')]),
)

const unitTests: Step = {
  title: 'Unit tests',
  commands: [
    [
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unitReport}`,
      ...(isWhole ? [] : ['--tags-filter=!slow']),
    ],
  ],
  // Whoever names a number gets it.
  variables: isWhole || process.env.PROPERTY_RUNS ? {} : { PROPERTY_RUNS: '8' },
  counts: () => vitestCounts(read(unitReport)),
}
const build: Step = {
  title: 'Production build',
  commands: [
    ['next', 'build'],
    ['tsx', 'scripts/after-build/index.ts'],
  ],
  // No secret of the environment may be found in what browsers get.
  variables: { TYPES_CHECKED: 'yes', ...secrets },
  isNeeded: true,
}

/**
 * Lanes of one stage run at the same time, so that no processor waits, and the steps of a lane one after the other. A
 * stage begins when the one before has passed.
 */
const stages: Step[][][] = [
  [
    // `npm test` has built the packages.
    [{ title: 'Types', commands: [['npm', 'run', '--ignore-scripts', 'typecheck']] }],
    [{ title: 'Lint', commands: [['npm', 'run', 'lint']] }],
    [{ title: 'Unused code', commands: [['knip']] }],
    ...(hasSimulator ? [[browser]] : []),
  ],
  [
    // Last what takes a second processor where the other lane has left one.
    [...(hasSimulator ? [endToEndTestsOfSimulator] : []), unitTests],
    [
      build,
      ...(hasSimulator ? [endToEndTests] : []),
      ...(hasSimulator && isWhole ? [withoutSimulator, chaos, fuzz, sideBySide] : []),
    ],
  ],
]

let counts: Counts = { passed: 0, failed: 0, skipped: 0 }
const started = Date.now()
// Next points this file at whatever it built last; a `next dev` that runs beside the tests expects its own.
const routeTypes = join(root, 'next-env.d.ts')
const routeTypesBefore = existsSync(routeTypes) ? readFileSync(routeTypes) : undefined

try {
  const variables = { ...process.env, NEXT_DIST_DIR: '.e2e', NEXT_TELEMETRY_DISABLED: '1' }
  for (const [index, lanes] of stages.entries()) {
    const stage = lanes.flat()
    console.log(`\n── ${index + 1}/${stages.length} ${titles(stage)} `.padEnd(70, '─'))
    const results = (
      await Promise.all(lanes.map((steps, lane) => performAll(steps, variables, lane === 0)))
    ).flat()
    for (const step of stage) if (step.counts) counts = addCounts(counts, step.counts())
    const failures = results.filter(({ succeeded }) => !succeeded)
    if (failures.length > 0) {
      for (const { step, printed } of failures) {
        console.log(`\n── ${step.title}, the end of what it printed `.padEnd(70, '─'))
        console.log(ending(printed))
      }
      const failed = titles(failures.map(({ step }) => step))
      const rest = stages.slice(index + 1).flat(2)
      throw new Error(`Stopped at: ${failed}.${rest.length ? ` Not run: ${titles(rest)}.` : ''}`)
    }
  }
  if (!hasSimulator)
    console.log("\nThe end-to-end tests were not run: they need the simulator's test kit, which was deleted.")
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

function titles(some: Step[]): string {
  return some.map(({ title }) => title).join(', ')
}

/** What is printed again of a step that failed: the steps beside it may have printed thousands of lines since. */
function ending(printed: string): string {
  return printed.trimEnd().split('\n').slice(-60).join('\n')
}

/**
 * Performs the steps of a lane, also after one that failed, unless the rest needs what it makes: each failure is to be
 * known after one run.
 */
async function performAll(steps: Step[], variables: NodeJS.ProcessEnv, isFirst: boolean) {
  const results = []
  for (const step of steps) {
    const result = await perform(step, variables, isFirst)
    results.push(result)
    if (step.isNeeded && !result.succeeded) break
  }
  return results
}

/**
 * Runs the commands of a step until one fails, and says how it went.
 *
 * @param isFirst shows what they print at once; else in one piece when the step has ended
 * @returns whether all succeeded, and what they printed
 */
async function perform(step: Step, variables: NodeJS.ProcessEnv, isFirst: boolean) {
  const stepStarted = Date.now()
  const chunks: Buffer[] = []
  const print = (chunk: Buffer) => {
    chunks.push(chunk)
    if (isFirst) process.stdout.write(chunk)
  }
  let succeeded = true
  for (const command of step.commands)
    succeeded &&= await run(
      command,
      join(root, step.folder ?? '.'),
      { ...variables, ...step.variables },
      print,
    )
  const printed = Buffer.concat(chunks).toString()
  process.stdout.write(`\n${isFirst ? '' : printed}`)
  console.log(`${step.title}: ${succeeded ? 'passed' : 'FAILED'} in ${seconds(stepStarted)}`)
  return { step, succeeded, printed }
}

function run(
  [name = '', ...flags]: string[],
  folder: string,
  variables: NodeJS.ProcessEnv,
  print: (chunk: Buffer) => void,
): Promise<boolean> {
  const child = spawn(name, flags, {
    cwd: folder,
    env: { ...variables, PATH: [join(root, 'node_modules/.bin'), variables.PATH].join(delimiter) },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  })
  child.stdout.on('data', print)
  child.stderr.on('data', print)
  return new Promise((resolve, reject) =>
    child.on('error', reject).on('close', (code) => resolve(code === 0)),
  )
}

/** A report that was not written stands for a run that broke before its first test. */
function read(report: string): object {
  return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {}
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`
}
