import { TrialMerchant } from '../conformance/merchant.ts'
import { readEnvironment } from '../environment.ts'
import { GatewayClient } from '../kit/gateway-client.ts'
import * as kit from '../kit/simulator-process.ts'

/** A simulator that runs as a process of its own, so that it can be measured and killed. */
export interface SimulatorWithMerchant {
  pid: number
  /** Where it listens. */
  url: string
  /** A merchant who calls it. */
  merchant: TrialMerchant
  /** Ends it as if the machine had lost its power. */
  kill(): Promise<void>
}

/**
 * Starts a simulator and waits until it listens.
 *
 * @param store where it keeps its data
 * @throws Error with what it printed, when it ends instead
 */
export async function startSimulatorWithMerchant(store: {
  dataDirectory: string
  databaseUrl?: string | undefined
}): Promise<SimulatorWithMerchant> {
  const { pid, url, stop } = await kit.startSimulatorProcess({
    DATA_DIR: store.dataDirectory,
    DATABASE_URL: store.databaseUrl ?? '',
  })
  const { configurationId, apiKey } = readEnvironment({})
  const gateway = new GatewayClient(url, { configurationId, apiKey })
  return { pid, url, merchant: new TrialMerchant(gateway), kill: () => stop('SIGKILL') }
}
