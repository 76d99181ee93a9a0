import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

export interface ServerOptions {
  /** The program and its arguments. */
  command: readonly [program: string, ...args: string[]]
  /**
   * Environment variables beside those of this process. Without DATA_DIR, the server gets a folder that is removed
   * when it stops.
   */
  variables: Record<string, string>
  /** Where it is started; without, where this process is. */
  folder?: string
  /**
   * Matches what the server prints when it is ready; its first group is what the caller wants to know. Or the address at
   * which it answers then: whatever it is, or with a status of 200 to 299 only.
   */
  ready: RegExp | { address: string; isOk?: boolean }
  /** Is given everything that the server prints, as it comes. */
  onPrint?: (printed: Buffer) => void
}

/** A server that runs as a process of its own. */
export interface ServerProcess {
  pid: number
  /** What the first group of `ready` matched, such as the port; or its address. */
  found: string
  /** Resolves when it has ended, whoever ended it. */
  ended: Promise<void>
  /** Ends it and what it started. @param signal SIGTERM by default */
  stop(signal?: NodeJS.Signals): Promise<void>
}

/**
 * Starts a server and waits until it prints that it is ready, or answers.
 *
 * @throws Error with what the server printed, when it ends instead
 */
export async function startServer({
  command,
  variables,
  folder,
  ready,
  onPrint,
}: ServerOptions): Promise<ServerProcess> {
  const ownDirectory = variables.DATA_DIR ? undefined : mkdtempSync(join(tmpdir(), 'server-'))
  const env = { ...process.env, ...(ownDirectory && { DATA_DIR: ownDirectory }), ...variables }
  // Test runners set NODE_ENV for themselves; a server has a default of its own.
  if (!('NODE_ENV' in variables)) Reflect.deleteProperty(env, 'NODE_ENV')
  const [program, ...args] = command
  const child = spawn(program, args, {
    env,
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: npm does not pass on every signal to what it started.
    detached: process.platform !== 'win32',
    shell: process.platform === 'win32',
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  if (onPrint) for (const stream of [child.stdout, child.stderr]) stream.on('data', onPrint)
  const endWithThisProcess = () => killGroup(child, 'SIGTERM')
  process.once('exit', endWithThisProcess)
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    killGroup(child, signal)
    await ended
    process.off('exit', endWithThisProcess)
    if (ownDirectory) rmSync(ownDirectory, { recursive: true, force: true })
  }
  try {
    return { found: await whenReady(child, ready), pid: child.pid ?? 0, ended, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function whenReady(child: ChildProcess, ready: ServerOptions['ready']): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    const fail = (why: string) => reject(new Error(`The server ${why}. It printed:\n${output}`))
    const read = (chunk: Buffer) => {
      // What comes later is read, so that the server can go on, but not kept.
      if (output.length < 100_000) output += chunk
      const [, found] = ('exec' in ready && ready.exec(output)) || []
      if (found !== undefined) resolve(found)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('error', (error) => fail(`did not start: ${error.message}`))
    child.once('close', (code) => fail(`ended with code ${code}`))
    if ('address' in ready) {
      void answers(ready, () => child.exitCode !== null).then((isThere) =>
        isThere ? resolve(ready.address) : fail(`did not answer at ${ready.address} within two minutes`),
      )
    }
  })
}

const startLimitMs = 120_000
const askAgainMs = 200

/** Waits until a server is ready at its address. @returns whether that was in time */
async function answers(
  { address, isOk }: { address: string; isOk?: boolean },
  hasEnded: () => boolean,
): Promise<boolean> {
  const endAt = performance.now() + startLimitMs
  while (performance.now() < endAt && !hasEnded()) {
    if (await isAnswering(address, isOk)) return true
    await setTimeout(askAgainMs)
  }
  return false
}

/** Whether a server answers at an address. @param isOk only a status of 200 to 299 counts */
export async function isAnswering(address: string, isOk = false): Promise<boolean> {
  const answer = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(10_000) }).catch(
    () => undefined,
  )
  await answer?.body?.cancel()
  return answer !== undefined && (answer.ok || !isOk)
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null) return
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
