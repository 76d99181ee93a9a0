import { readEnvironment } from '../environment.ts'
import { listen } from '../listen.ts'
import { type SimulatorOptions, variablesOf } from '../options.ts'
import { type ControlClient, createControlClient } from './control-client.ts'

/** A simulator that runs in this process. */
export interface RunningSimulator {
  /** Such as http://localhost:4000 */
  url: string
  /** The merchant that it knows: what a shop signs its calls with. */
  configurationId: string
  apiKey: string
  /** Looks, lets time pass, injects faults, pays without a browser; only where the option `control` is not off. */
  control: ControlClient
  /** Removes all payments and settings, sets the clock right, and applies the seed again. */
  reset(): Promise<void>
  /** Ends it. */
  close(): Promise<void>
}

/**
 * Starts a simulator in this process, for tests: on a free port, with control, and with data that ends with it.
 *
 * ```ts
 * const simulator = await startSimulator()
 * // … tests of a shop whose gateway is `${simulator.url}/api/gateway` …
 * await simulator.reset()
 * await simulator.close()
 * ```
 *
 * @param options change that; no environment variable is read
 * @throws Error with a sentence on each option that is wrong
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<RunningSimulator> {
  const isKept = options.data !== undefined || options.databaseUrl !== undefined
  const environment = readEnvironment(variablesOf({ port: 0, memory: !isKept, control: 'on', ...options }))
  const { url, close } = await listen(environment)
  const control = createControlClient({ url })
  const { configurationId, apiKey } = environment
  return { url, configurationId, apiKey, control, reset: async () => void (await control.reset()), close }
}
