import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyPackages, copySources } from './project-copy'
import { buyForRealMoney } from './real-money'

// Deletes the simulator from a copy of the repository, as README says, and checks and builds what is left. With --all it
// runs `npm test -- --all` there, whose unit tests have passed here already.

const root = join(import.meta.dirname, '..')
const copy = mkdtempSync(join(tmpdir(), 'without-simulator-'))
try {
  copySources(copy, (path) => !/^(app\/)?simulator\//.test(path))
  copyPackages(copy)
  removeSimulator()
  // Removes the packages that only the simulator needs, and fails when what is left cannot be installed.
  run('npm', 'install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund')
  if (process.argv.includes('--all')) run('npm', 'test', '--', '--all')
  else {
    run('npm', 'run', 'lint')
    // What needs the simulator's test kit stays, and names a package that is not there.
    run('npx', 'knip', '--exclude', 'unlisted', '--no-config-hints')
    // Checks the types of all that is left, tests included, before it builds.
    // What is left takes real money, so that its pages can be looked at where they say so.
    process.env.CASHFLOWS_ENVIRONMENT = 'production'
    run('npm', 'run', 'build')
    expectSameActions()
    await buyForRealMoney(copy)
  }
} finally {
  rmSync(copy, { recursive: true, force: true })
}

function removeSimulator(): void {
  rmSync(join(copy, 'node_modules/cashflows-simulator'), { recursive: true, force: true })
  const manifest = join(copy, 'package.json')
  const lines = readFileSync(manifest, 'utf8').split('\n')
  writeFileSync(manifest, lines.filter((line) => !line.includes('"cashflows-simulator":')).join('\n'))
}

/** A form of a page that one build made is taken by another only where both name their Server Actions alike. */
function expectSameActions(): void {
  const [here, there] = [root, copy].map(actionsOf)
  if (here !== undefined && here !== there)
    throw new Error(
      `This build and the one without the simulator name Server Actions differently:\n${here}\n${there}`,
    )
}

/** The names of the Server Actions of a build; undefined where there is none. */
function actionsOf(folder: string): string | undefined {
  const manifest = join(folder, process.env.NEXT_DIST_DIR || '.next', 'server/server-reference-manifest.json')
  if (!existsSync(manifest)) return undefined
  return Object.keys(JSON.parse(readFileSync(manifest, 'utf8')).node)
    .sort()
    .join('\n')
}

function run(command: string, ...flags: string[]): void {
  console.log(`$ ${command} ${flags.join(' ')}`)
  const { status } = spawnSync(command, flags, {
    cwd: copy,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(`Without the simulator, \`${command} ${flags.join(' ')}\` fails.`)
}
