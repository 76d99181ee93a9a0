import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

// Deletes the simulator from a copy of the repository, as README says, and checks and builds what is left. With --all it
// runs `npm test` there, whose unit tests have passed here already.

const root = join(import.meta.dirname, '..')
const copy = mkdtempSync(join(tmpdir(), 'without-simulator-'))
try {
  copySources()
  copyPackages()
  // Removes the packages that only the simulator needs, and fails when what is left cannot be installed.
  run('npm', 'install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund')
  if (process.argv.includes('--all')) run('npm', 'test')
  else {
    run('npm', 'run', 'lint')
    run('npm', 'run', 'typecheck')
    run('npx', 'knip')
    run('npm', 'run', 'build')
  }
} finally {
  rmSync(copy, { recursive: true, force: true })
}

/** Whatever is or would be committed, but for `simulator/`, `app/simulator/` and one line of package.json. */
function copySources(): void {
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  for (const file of files.split('\0')) {
    if (!existsSync(join(root, file)) || !file || /^(app\/)?simulator\//.test(file)) continue
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    cpSync(join(root, file), join(copy, file))
  }
  const manifest = join(copy, 'package.json')
  const lines = readFileSync(manifest, 'utf8').split('\n')
  writeFileSync(manifest, lines.filter((line) => !line.includes('"cashflows-simulator":')).join('\n'))
}

/** Packages are linked where the file system can do so; npm's list of them would be written to, and is left out. */
function copyPackages(): void {
  const from = join(root, 'node_modules')
  const to = join(copy, 'node_modules')
  const isLinked =
    process.platform === 'linux' && spawnSync('cp', ['-al', from, to], { stdio: 'ignore' }).status === 0
  if (!isLinked) {
    rmSync(to, { recursive: true, force: true })
    cpSync(from, to, { recursive: true, verbatimSymlinks: true })
  }
  for (const name of ['cashflows-simulator', '.package-lock.json', '.cache', '.vite'])
    rmSync(join(to, name), { recursive: true, force: true })
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
