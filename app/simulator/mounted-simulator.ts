import { openSimulator, readEnvironment, type Simulator } from 'cashflows-simulator'
import { environment } from '@/lib/environment'

// Next evaluates a module more than once in a process, and the store may only be opened once.
const held = globalThis as typeof globalThis & { mountedSimulator?: Promise<Simulator> | undefined }

/**
 * The simulator of this process, opened at the first call. It stands at APP_URL/simulator.
 *
 * @returns undefined where the shop talks to Cashflows' own integration or production environment
 * @throws DirectoryInUse when another process has the embedded store open; the next call tries again
 */
export async function mountedSimulator(): Promise<Simulator | undefined> {
  const { appUrl, cashflows } = environment()
  if (cashflows.environment !== 'simulator') return undefined
  held.mountedSimulator ??= openSimulator(readEnvironment(process.env), {
    publicUrl: `${appUrl}/simulator`,
  })
  try {
    return await held.mountedSimulator
  } catch (error) {
    held.mountedSimulator = undefined
    throw error
  }
}
