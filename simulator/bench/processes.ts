import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'

export interface Running {
  url: string
  /** From the start of the process to its line that it listens, in milliseconds. */
  readyAfter: number
  /** Resident memory in megabytes; undefined where /proc does not tell. */
  memory(): number | undefined
  /** What it has taken of the processor so far, in seconds; undefined where /proc does not tell. */
  processorTime(): number | undefined
  stop(): Promise<void>
}

/**
 * Starts a program as a process of its own, and waits for the line in which it names its address.
 *
 * @param program TypeScript, or what is built
 */
export async function start(program: string, variables: Record<string, string>): Promise<Running> {
  const started = performance.now()
  const loader = program.endsWith('.ts') ? ['--import', 'tsx'] : []
  const child = spawn(process.execPath, [...loader, program], {
    env: { ...process.env, ...variables, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await addressOf(child)
  return {
    url,
    readyAfter: performance.now() - started,
    memory: () => residentMegabytes(child.pid),
    processorTime: () => processorSeconds(child.pid),
    stop: async () => {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  let text = ''
  for await (const chunk of stdout ?? []) {
    text += chunk
    const address = text.match(/listening on (http:\S+)/)?.[1]
    if (address) return address.replace('localhost', '127.0.0.1')
  }
  throw new Error('The program ended before it listened.')
}

function residentMegabytes(pid: number | undefined): number | undefined {
  try {
    const kilobytes = readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)?.[1]
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024)
  } catch {
    return undefined
  }
}

/** Of user and system, which /proc counts in hundredths of a second. */
function processorSeconds(pid: number | undefined): number | undefined {
  try {
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/.*\) /, '')
      .split(' ')
      .slice(11, 13)
    return (Number(user) + Number(system)) / 100
  } catch {
    return undefined
  }
}
