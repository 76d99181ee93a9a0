import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyPackages, copySources } from './project-copy'

// Deletes the simulator from a copy of the repository, as README says, and checks and builds what is left. With --all it
// runs `npm test` there, whose unit tests have passed here already.

const copy = mkdtempSync(join(tmpdir(), 'without-simulator-'))
try {
  copySources(copy, (path) => !/^(app\/)?simulator\//.test(path))
  copyPackages(copy)
  removeSimulator()
  // Removes the packages that only the simulator needs, and fails when what is left cannot be installed.
  run('npm', 'install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund')
  if (process.argv.includes('--all')) run('npm', 'test')
  else {
    run('npm', 'run', 'lint')
    run('npx', 'knip')
    // Checks the types of all that is left, tests included, before it builds.
    run('npm', 'run', 'build')
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

function run(command: string, ...flags: string[]): void {
  console.log(`$ ${command} ${flags.join(' ')}`)
  const { status } = spawnSync(command, flags, {
    cwd: copy,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(`Without the simulator, \`${command} ${flags.join(' ')}\` fails.`)
}
