import type { AddressInfo } from 'node:net'
import { type Http2Bindings, type HttpBindings, type ServerType, serve } from '@hono/node-server'
import type { Environment } from './environment.ts'
import { openSimulator, type Simulator } from './simulator.ts'
import { clientNetwork } from './web/client-network.ts'
import { forwardedOrigin } from './web/forwarded-origin.ts'

/** A simulator that listens. */
export interface ListeningSimulator extends Pick<Simulator, 'store'> {
  /** Such as http://localhost:4000 */
  url: string
  /** Stops listening, waits for what is under way and closes the store. */
  close(): Promise<void>
}

/**
 * Opens a simulator and listens.
 *
 * @throws Error with a sentence when the port is taken
 * @throws DirectoryInUse when another process has the embedded store open
 */
export async function listen(environment: Environment): Promise<ListeningSimulator> {
  const { publicUrl, shopUrl, clientAddressHeader, trustsProxy } = environment
  let url = ''
  const simulator = await openSimulator(environment, {
    ...(publicUrl !== undefined && { publicUrl }),
    ...(trustsProxy && publicUrl === undefined ? { publicUrlOf: forwardedOrigin } : { ownUrl: () => url }),
    ...(shopUrl !== undefined && { shopUrlOf: () => shopUrl }),
  })
  const fetch = (request: Request, { incoming }: HttpBindings | Http2Bindings) =>
    simulator.fetch(request, {
      // Hardly any request needs it.
      get network() {
        return clientNetwork(incoming, clientAddressHeader)
      },
    })
  let server: ServerType
  try {
    server = await new Promise<ServerType>((resolve, reject) => {
      const starting = serve({ fetch, port: environment.port }, () => resolve(starting))
      starting.once('error', reject)
    })
  } catch (error) {
    await simulator.close()
    throw listenError(error as NodeJS.ErrnoException, environment.port)
  }
  url = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    url,
    store: simulator.store,
    close: async () => {
      server.close()
      await simulator.close()
    },
  }
}

function listenError(error: NodeJS.ErrnoException, port: number): Error {
  return error.code === 'EADDRINUSE'
    ? new Error(`Port ${port} is taken. Choose another one: --port ${port + 1}, or PORT=${port + 1}`)
    : error
}
