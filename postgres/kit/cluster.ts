import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRoot, nobody, unprivileged } from './unprivileged.ts'

/** A PostgreSQL server of its own, in a temporary folder, that can be killed and started again. */
export class PostgresCluster {
  readonly folder = mkdtempSync(join(tmpdir(), 'postgres-'))
  #server: ChildProcess | undefined

  /**
   * @param programs see `findPostgresPrograms`
   * @param onPrint is given what the server prints
   */
  constructor(
    private readonly programs: string,
    private readonly onPrint: (printed: Buffer) => void = () => {},
  ) {
    if (isRoot()) chownSync(this.folder, nobody, nobody)
    const [program, ...flags] = unprivileged(join(programs, 'initdb'))
    const data = ['--pgdata', this.#data, '--username', 'owner', '--auth', 'trust', '--encoding', 'UTF8']
    execFileSync(program, [...flags, ...data, '--no-sync'], { stdio: ['ignore', 'ignore', 'inherit'] })
    process.once('exit', this.#killWithThisProcess)
  }

  /** The address of a database: over a socket in the cluster's folder, so that no port is needed. */
  url(database: string): string {
    return `postgresql://owner@localhost/${database}?host=${encodeURIComponent(this.folder)}`
  }

  /**
   * Starts the server, and waits until it takes connections.
   *
   * @param settings such as `ssl=on`
   * @throws Error with what it printed, when it ends instead
   */
  start(settings: readonly string[] = ['listen_addresses=']): Promise<void> {
    const options = ['-D', this.#data, '-k', this.folder, ...settings.flatMap((setting) => ['-c', setting])]
    const [program, ...flags] = unprivileged(join(this.programs, 'postgres'), ...options)
    const env = { ...process.env, LC_ALL: 'C' }
    const server = spawn(program, flags, { env, stdio: ['ignore', 'ignore', 'pipe'] })
    this.#server = server
    return new Promise((resolve, reject) => {
      let printed = ''
      server.stderr.on('data', (chunk: Buffer) => {
        this.onPrint(chunk)
        // What comes later is read, so that the server can go on, but not kept.
        if (printed.length < 100_000) printed += chunk
        if (printed.includes('ready to accept connections')) resolve()
      })
      server.once('error', reject)
      server.once('close', () => reject(new Error(`PostgreSQL ended. It printed:\n${printed}`)))
    })
  }

  /** Kills the server and every process of it, so that nothing can be brought to an end. */
  async kill(): Promise<void> {
    const server = this.#server
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const closed = new Promise((resolve) => server.once('close', resolve))
    this.#killWithThisProcess()
    await closed
  }

  /** Kills one process that serves a connection: PostgreSQL then closes all connections and recovers by itself. */
  killOneBackend(): void {
    const children = childrenOf(this.#server?.pid ?? 0)
    const backend = children.findLast((child) => /^postgres: owner /.test(commandOf(child)))
    if (backend !== undefined) killProcess(backend)
  }

  /** Ends the server and removes its data. */
  async remove(): Promise<void> {
    await this.kill()
    process.off('exit', this.#killWithThisProcess)
    rmSync(this.folder, { recursive: true, force: true })
  }

  readonly #killWithThisProcess = (): void => {
    const server = this.#server
    if (server?.pid === undefined || server.exitCode !== null) return
    const children = childrenOf(server.pid)
    server.kill('SIGKILL')
    for (const child of children) killProcess(child)
  }

  get #data(): string {
    return join(this.folder, 'data')
  }
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
