import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
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

/** Made in `node_modules` by npm, which would write to its list, and by tools, which remove files while they are copied. */
const notPackages = ['.package-lock.json', '.cache', '.vite', '.vite-temp']

/** Packages are linked where the file system can do so. */
export function copyPackages(to: string): void {
  const from = join(root, 'node_modules')
  const packages = join(to, 'node_modules')
  const names = readdirSync(from).filter((name) => !notPackages.includes(name))
  mkdirSync(packages, { recursive: true })
  const isLinked =
    process.platform === 'linux' &&
    spawnSync('cp', ['-al', ...names, packages], { cwd: from, stdio: 'ignore' }).status === 0
  if (isLinked) return
  rmSync(packages, { recursive: true })
  for (const name of names)
    cpSync(join(from, name), join(packages, name), { recursive: true, verbatimSymlinks: true })
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
