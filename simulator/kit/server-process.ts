import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Set to nothing, so that neither the machine's variables nor a developer's .env files reach a server under test. */
const unset = {
  APP_URL: '',
  CASHFLOWS_ENVIRONMENT: '',
  CASHFLOWS_CONFIGURATION_ID: '',
  CASHFLOWS_API_KEY: '',
  CASHFLOWS_GATEWAY_URL: '',
  DATABASE_URL: '',
  SESSION_PASSWORD: '',
}

/** A server of the project that runs as a process of its own, with a store of its own. */
export interface ServerProcess {
  /** What `ready` found in what the server printed. */
  found: string
  stop(): Promise<void>
}

/**
 * Starts a script of the package.json in this folder and waits until it says that it is ready.
 *
 * @param ready its first group is what the caller wants to know, such as the port
 * @throws Error with what the server printed, when it ends or says nothing of the kind within a minute
 */
export async function startServer(
  script: string[],
  variables: Record<string, string>,
  ready: RegExp,
): Promise<ServerProcess> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'storefront-e2e-'))
  // Playwright sets NODE_ENV for itself; each script sets its own.
  const env = { ...process.env, ...unset, DATA_DIR: dataDirectory, NEXT_DIST_DIR: '.e2e', ...variables }
  Reflect.deleteProperty(env, 'NODE_ENV')
  const child: ChildProcess = spawn('npm', ['run', '--silent', ...script], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: npm does not pass on every signal to what it started.
    detached: process.platform !== 'win32',
    shell: process.platform === 'win32',
  })
  const kill = () => killGroup(child)
  process.once('exit', kill)
  const stop = async () => {
    const ended = child.exitCode === null && new Promise((resolve) => child.once('close', resolve))
    kill()
    await ended
    process.off('exit', kill)
    rmSync(dataDirectory, { recursive: true, force: true })
  }
  try {
    return { found: await printed(child, ready), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function printed(child: ChildProcess, ready: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    const fail = (why: string) => reject(new Error(`The server ${why}. It printed:\n${output}`))
    const timer = setTimeout(() => fail('was not ready within a minute'), 60_000)
    const read = (chunk: Buffer) => {
      output += chunk
      const [, found] = ready.exec(output) ?? []
      if (found === undefined) return
      clearTimeout(timer)
      resolve(found)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('error', (error) => fail(`did not start: ${error.message}`))
    child.once('close', (code) => {
      clearTimeout(timer)
      fail(`ended with code ${code}`)
    })
  })
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGTERM')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** A port that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
