import { packageFile } from '../package-files.ts'
import { type ServerOptions, type ServerProcess, startServer } from './server-process.ts'

/** Set to nothing, so that what is configured on this machine for other purposes does not reach the simulator. */
const unset = { CASHFLOWS_CONFIGURATION_ID: '', CASHFLOWS_API_KEY: '', DATABASE_URL: '' }

/** A simulator that runs as a process of its own. */
export interface SimulatorProcess extends Omit<ServerProcess, 'found'> {
  /** Such as http://127.0.0.1:4000 */
  url: string
}

/**
 * Starts a simulator on a free port, with control for tests, and waits until it listens.
 *
 * @param variables its environment variables, such as DATABASE_URL; without any, its data ends with it
 * @param onPrint is given everything that it prints
 * @throws Error with what it printed, when it ends instead
 */
export async function startSimulatorProcess(
  variables: Record<string, string> = {},
  onPrint?: ServerOptions['onPrint'],
): Promise<SimulatorProcess> {
  const { found, ...server } = await startServer({
    command: [process.execPath, packageFile('dist/bundle/cli.js')],
    // No file .env of whoever runs this is there.
    folder: packageFile('dist'),
    variables: { ...unset, PORT: '0', SIMULATOR_CONTROL: 'on', ...variables },
    ready: /Simulator listening on http:\/\/localhost:(\d+)/,
    ...(onPrint && { onPrint }),
  })
  return { ...server, url: `http://127.0.0.1:${found}` }
}
