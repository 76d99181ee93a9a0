import { startSimulatorProcess } from 'cashflows-simulator/kit/simulator-process'

/** Starts the simulator of all tests that need none of their own, unless SIMULATOR_URL names one that runs. */
export default async function startSimulator(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.SIMULATOR_URL) return
  const simulator = await startSimulatorProcess()
  process.env.SIMULATOR_URL = simulator.url
  return () => simulator.stop()
}
