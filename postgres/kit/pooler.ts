import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRoot, nobody, unprivileged } from './unprivileged.ts'

/**
 * PgBouncer in transaction mode, as providers put it before their servers: what belongs to a session, such as a lock, is
 * left behind on a connection that the next transaction of somebody else is given.
 */
export class TransactionPooler {
  readonly #folder = mkdtempSync(join(tmpdir(), 'pooler-'))
  #server: ChildProcess | undefined

  /** @param program the path of `pgbouncer`. @param serverFolder where the socket of the server is */
  constructor(
    private readonly program: string,
    private readonly serverFolder: string,
  ) {}

  /** The address of a database behind the pooler. */
  url(database: string): string {
    return `postgresql://owner@localhost/${database}?host=${encodeURIComponent(this.#folder)}`
  }

  /**
   * Starts the pooler, and waits until it takes connections.
   *
   * @throws Error with what it printed, when it ends instead
   */
  start(): Promise<void> {
    const configuration = join(this.#folder, 'pgbouncer.ini')
    writeFileSync(
      configuration,
      `[databases]
* = host=${this.serverFolder} user=owner
[pgbouncer]
unix_socket_dir = ${this.#folder}
listen_port = 5432
auth_type = any
pool_mode = transaction
default_pool_size = 3
`,
    )
    if (isRoot()) chownSync(this.#folder, nobody, nobody)
    const [program, ...flags] = unprivileged(this.program, configuration)
    const server = spawn(program, flags, { stdio: ['ignore', 'ignore', 'pipe'] })
    this.#server = server
    process.once('exit', this.#kill)
    return new Promise((resolve, reject) => {
      let printed = ''
      server.stderr.on('data', (chunk: Buffer) => {
        printed += chunk
        if (printed.includes('process up')) resolve()
      })
      server.once('error', reject)
      server.once('close', () => reject(new Error(`PgBouncer ended. It printed:\n${printed}`)))
    })
  }

  async remove(): Promise<void> {
    const server = this.#server
    if (server && server.exitCode === null) {
      const closed = new Promise((resolve) => server.once('close', resolve))
      this.#kill()
      await closed
    }
    process.off('exit', this.#kill)
    rmSync(this.#folder, { recursive: true, force: true })
  }

  readonly #kill = (): void => {
    this.#server?.kill('SIGKILL')
  }
}
