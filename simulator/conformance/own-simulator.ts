import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { readEnvironment } from '../environment.ts'
import { openSimulator } from '../simulator.ts'

/** A simulator within this process, whose store ends with it, on a free port. */
export async function openOwnSimulator() {
  const environment = readEnvironment({ DATA_DIR: 'memory' })
  const simulator = await openSimulator(environment)
  const server = serve({
    fetch: (request) => simulator.fetch(request),
    port: 0,
    hostname: '127.0.0.1',
  }) as Server
  if (!server.listening) await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { configurationId: environment.configurationId, apiKey: environment.apiKey },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await simulator.close()
    },
  }
}
