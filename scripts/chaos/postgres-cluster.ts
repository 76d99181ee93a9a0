import { execFileSync, spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ServerProcess, startServer } from 'cashflows-simulator/kit/server-process'

/** PostgreSQL does not run as root; this is the user that Linux keeps for programs without rights. */
const nobody = 65_534

/** A PostgreSQL server of its own, in a temporary folder, that can be killed and started again. */
export class PostgresCluster {
  readonly #folder = mkdtempSync(join(tmpdir(), 'chaos-postgres-'))
  #server: ServerProcess | undefined

  /** @param programs see `findPostgresPrograms`. @param onPrint is given what the server prints */
  constructor(
    private readonly programs: string,
    private readonly onPrint: (printed: Buffer) => void,
  ) {
    if (isRoot()) chownSync(this.#folder, nobody, nobody)
    const [program, ...flags] = unprivileged(join(programs, 'initdb'))
    const data = ['--pgdata', this.#data, '--username', 'chaos', '--auth', 'trust', '--encoding', 'UTF8']
    execFileSync(program, [...flags, ...data, '--no-sync'], { stdio: ['ignore', 'ignore', 'inherit'] })
  }

  /** The address of a database: over a socket in the cluster's folder, so that no port is needed. */
  url(database: string): string {
    return `postgresql://chaos@localhost/${database}?host=${encodeURIComponent(this.#folder)}`
  }

  /** Starts the server, and waits until it takes connections. */
  async start(): Promise<void> {
    const options = ['-D', this.#data, '-k', this.#folder, '-c', 'listen_addresses=']
    this.#server = await startServer({
      command: unprivileged(join(this.programs, 'postgres'), ...options),
      variables: { DATA_DIR: this.#folder, LC_ALL: 'C' },
      ready: /(ready to accept connections)/,
      onPrint: this.onPrint,
    })
  }

  /** Kills the server and every process of it, so that nothing can be brought to an end. */
  async kill(): Promise<void> {
    const server = this.#server
    if (!server) return
    const children = childrenOf(server.pid)
    const stopped = server.stop('SIGKILL')
    for (const child of children) killProcess(child)
    await stopped
  }

  /** Kills one process that serves a connection: PostgreSQL then closes all connections and recovers by itself. */
  killOneBackend(): void {
    const children = childrenOf(this.#server?.pid ?? 0)
    const backend = children.findLast((child) => /^postgres: chaos /.test(commandOf(child)))
    if (backend !== undefined) killProcess(backend)
  }

  /** Ends the server and removes its data. */
  async remove(): Promise<void> {
    await this.kill()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  get #data(): string {
    return join(this.#folder, 'data')
  }
}

const isRoot = () => process.getuid?.() === 0

/** As root, the same command as a user without rights. */
function unprivileged(program: string, ...flags: string[]): [string, ...string[]] {
  const user = String(nobody)
  return isRoot()
    ? ['setpriv', '--reuid', user, '--regid', user, '--clear-groups', program, ...flags]
    : [program, ...flags]
}

function childrenOf(pid: number): number[] {
  const { stdout } = spawnSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
  return stdout.split('\n').filter(Boolean).map(Number)
}

const commandOf = (pid: number) =>
  spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout

function killProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
