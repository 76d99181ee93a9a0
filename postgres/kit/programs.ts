import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Where packages of Debian, Fedora and Homebrew put PostgreSQL, each version in a folder of its own. */
const parents = ['/usr/lib/postgresql', '/usr', '/opt/homebrew/opt', '/usr/local/opt']

/** The folder of PostgreSQL's programs on this machine, of the newest version; undefined when there is none. */
export function findPostgresPrograms(): string | undefined {
  const versions = parents
    .filter((parent) => existsSync(parent))
    .flatMap((parent) => readdirSync(parent).map((name) => ({ name, path: join(parent, name, 'bin') })))
    .filter(({ name }) => /^(postgresql@|pgsql-)?\d+$/.test(name))
    .sort((one, other) => Number(/\d+/.exec(other.name)) - Number(/\d+/.exec(one.name)))
    .map(({ path }) => path)
  return [...versions, ...foldersOfPath()].find((folder) => hasProgram(folder, 'initdb', 'postgres'))
}

/** The path of another program on this machine; undefined when there is none. Debian keeps servers out of users' PATH. */
export function findProgram(name: string): string | undefined {
  const folder = [...foldersOfPath(), '/usr/sbin'].find((folder) => hasProgram(folder, name))
  return folder === undefined ? undefined : join(folder, name)
}

const foldersOfPath = () => (process.env.PATH ?? '').split(delimiter).filter(Boolean)

const hasProgram = (folder: string, ...names: string[]) =>
  names.every((name) => existsSync(join(folder, name)))
