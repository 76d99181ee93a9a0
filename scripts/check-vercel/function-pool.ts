import { type ChildProcess, spawn } from 'node:child_process'
import { unprivileged } from 'cashflows-postgres/kit/unprivileged'

/** A process that runs a function. */
interface Instance {
  child: ChildProcess
  port: number
  /** Since when it has been started, until it has answered for the first time. */
  startedAt: number | undefined
}

export interface FunctionPoolOptions {
  /** The file that runs a function. */
  runtime: string
  /** Of the function's files, where nobody may write. */
  folder: string
  variables: Record<string, string>
  /** Is given what the processes print. */
  onPrint: (printed: string) => void
}

/**
 * The processes of one function. Each serves one request at a time, which needs the most of them, and is suspended as
 * soon as the response is out and all that was given to `waitUntil` is done.
 */
export class FunctionPool {
  /** In milliseconds, from the start of a process to the end of its first response. */
  readonly coldStarts: number[] = []
  readonly #idle: Instance[] = []
  readonly #all = new Set<Instance>()

  constructor(private readonly options: FunctionPoolOptions) {}

  get processes(): number {
    return this.#all.size
  }

  /** Does something with a process that is awake and free. Its port is given. */
  async use<Result>(act: (port: number) => Promise<Result>): Promise<Result> {
    const instance = this.#idle.pop() ?? (await this.#start())
    instance.child.kill('SIGCONT')
    const done = new Promise<void>((resolve) => {
      instance.child.once('message', () => resolve())
    })
    try {
      return await act(instance.port)
    } finally {
      if (instance.startedAt !== undefined)
        this.coldStarts.push(Math.round(performance.now() - instance.startedAt))
      instance.startedAt = undefined
      void done.then(() => {
        if (!this.#all.has(instance)) return
        instance.child.kill('SIGSTOP')
        this.#idle.push(instance)
      })
    }
  }

  close(): void {
    for (const { child } of this.#all) child.kill('SIGKILL')
    this.#all.clear()
    this.#idle.length = 0
  }

  #start(): Promise<Instance> {
    const { runtime, folder, variables, onPrint } = this.options
    const startedAt = performance.now()
    const [program, ...flags] = unprivileged(process.execPath, runtime, folder)
    const child = spawn(program, flags, {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: '/nowhere', ...variables },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (printed) => onPrint(String(printed)))
    return new Promise((resolve, reject) => {
      child.once('message', (port) => {
        const instance = { child, port: Number(port), startedAt }
        this.#all.add(instance)
        child.once('exit', () => this.#all.delete(instance))
        resolve(instance)
      })
      child.once('exit', (code) => reject(new Error(`A function ended with code ${code}`)))
    })
  }
}
