import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** Copies whatever is or would be committed. @param isWanted is given each path, relative to the root */
export function copySources(to: string, isWanted: (path: string) => boolean = () => true): void {
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  for (const file of files.split('\0')) {
    if (!file || !existsSync(join(root, file)) || !isWanted(file)) continue
    mkdirSync(dirname(join(to, file)), { recursive: true })
    cpSync(join(root, file), join(to, file))
  }
}

/** Packages are linked where the file system can do so; npm's list of them would be written to, and is left out. */
export function copyPackages(to: string): void {
  const from = join(root, 'node_modules')
  const packages = join(to, 'node_modules')
  const isLinked =
    process.platform === 'linux' && spawnSync('cp', ['-al', from, packages], { stdio: 'ignore' }).status === 0
  if (!isLinked) {
    rmSync(packages, { recursive: true, force: true })
    cpSync(from, packages, { recursive: true, verbatimSymlinks: true })
  }
  for (const name of ['.package-lock.json', '.cache', '.vite'])
    rmSync(join(packages, name), { recursive: true, force: true })
}

/** Copies what the types of the shop need, without its packages: a link leads to them. */
export function copyForTypes(to: string): void {
  copySources(to, (path) => !/^(simulator|public)\//.test(path))
  symlinkSync(join(root, 'node_modules'), join(to, 'node_modules'), 'junction')
}

/** What the compiler says of a copy; nothing when it is right. */
export function typeErrors(copy: string): string {
  return spawnSync('npx', ['tsc', '--noEmit'], {
    cwd: copy,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  }).stdout
}
