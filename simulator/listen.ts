import { once } from 'node:events'
import type { Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Http2Bindings, type HttpBindings, serve } from '@hono/node-server'
import type { Environment } from './environment.ts'
import { openSimulator, type Simulator } from './simulator.ts'
import { clientNetwork } from './web/client-network.ts'
import { forwardedOrigin } from './web/forwarded-origin.ts'

/** A simulator that listens. */
export interface ListeningSimulator extends Pick<Simulator, 'store'> {
  /** Such as http://localhost:4000 */
  url: string
  /** Stops listening, lets requests under way end for up to five seconds, cuts off notifications, and closes the store. */
  close(): Promise<void>
}

/** Short of the ten seconds after which Docker kills what has not ended. */
const requestLimitMs = 5_000

/**
 * Opens a simulator and listens.
 *
 * @throws Error with a sentence when the port is taken, or not for this user
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
  let server: Server
  try {
    server = await new Promise<Server>((resolve, reject) => {
      // Without options it makes a server of HTTP/1.
      const starting = serve({ fetch, port: environment.port }, () => resolve(starting)) as Server
      starting.once('error', reject)
    })
  } catch (error) {
    await simulator.close()
    throw listenError(error as NodeJS.ErrnoException, environment.port)
  }
  const underWay = new Set<ServerResponse>()
  server.on('request', (_, response) => {
    underWay.add(response)
    response.once('close', () => underWay.delete(response))
  })
  url = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    url,
    store: simulator.store,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      const limit = setTimeout(() => server.closeAllConnections(), requestLimitMs)
      for (const response of underWay) await new Promise((resolve) => response.once('close', resolve))
      clearTimeout(limit)
      // Browsers open connections on which nothing was asked yet; Node would wait for those.
      server.closeAllConnections()
      await closed
      await simulator.close()
    },
  }
}

export function listenError(error: NodeJS.ErrnoException, port: number): Error {
  const choose = (other: number) => `Choose another one: --port ${other}, or PORT=${other}`
  if (error.code === 'EADDRINUSE') {
    return new Error(`Port ${port} is taken. ${choose(port < 65535 ? port + 1 : port - 1)}`)
  }
  if (error.code === 'EACCES') return new Error(`This user may not listen on port ${port}. ${choose(4000)}`)
  return error
}
