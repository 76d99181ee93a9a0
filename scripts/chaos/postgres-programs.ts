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
  const folders = [...versions, ...(process.env.PATH ?? '').split(delimiter).filter(Boolean)]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}
