import { spawn } from 'node:child_process'
import { GatewayClient } from '../conformance/gateway-client.ts'
import { Merchant } from '../conformance/merchant.ts'
import { readEnvironment } from '../environment.ts'
import { packageFile } from '../package-files.ts'

/** A simulator that runs as a process of its own, so that it can be measured and killed. */
export interface SimulatorProcess {
  pid: number
  /** Where it stands. */
  url: string
  /** A merchant who calls it. */
  merchant: Merchant
  /** Ends it as if the machine had lost its power. */
  kill(): Promise<void>
}

/**
 * Starts a simulator and waits until it listens.
 *
 * @param store where it keeps its data
 * @throws Error with what it printed, when it ends instead
 */
export async function startSimulator(store: {
  dataDirectory: string
  databaseUrl?: string | undefined
}): Promise<SimulatorProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server.ts'], {
    cwd: packageFile('.'),
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: store.dataDirectory,
      DATABASE_URL: store.databaseUrl ?? '',
      CASHFLOWS_CONFIGURATION_ID: '',
      CASHFLOWS_API_KEY: '',
      SIMULATOR_CONTROL: 'on',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  const port = await new Promise<string>((resolve, reject) => {
    let printed = ''
    const read = (chunk: Buffer) => {
      // What comes later is read, so that the process can go on, but not kept.
      if (printed.length < 10_000) printed += chunk
      const found = /listening on http:\/\/localhost:(\d+)/.exec(printed)?.[1]
      if (found !== undefined) resolve(found)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`The simulator ended. It printed:\n${printed}`)))
  })
  const { configurationId, apiKey } = readEnvironment({})
  const url = `http://127.0.0.1:${port}`
  const gateway = new GatewayClient(url, { configurationId, apiKey })
  return { pid: child.pid ?? 0, url, merchant: new Merchant(gateway), kill }
}
