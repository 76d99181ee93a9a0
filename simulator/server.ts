import type { AddressInfo } from 'node:net'
import { type Http2Bindings, type HttpBindings, serve } from '@hono/node-server'
import { readEnvironment } from './environment.ts'
import { openSimulator } from './simulator.ts'
import { clientNetwork } from './web/client-network.ts'

try {
  const environment = readEnvironment(process.env)
  const { publicUrl, shopUrl, warning, clientAddressHeader } = environment
  if (warning) console.warn(warning)
  const simulator = await openSimulator(environment, {
    ...(publicUrl !== undefined && { publicUrl }),
    ...(shopUrl !== undefined && { shopUrlOf: () => shopUrl }),
  })
  const fetch = (request: Request, { incoming }: HttpBindings | Http2Bindings) =>
    simulator.fetch(request, { network: clientNetwork(incoming, clientAddressHeader) })
  const server = serve({ fetch, port: environment.port }, ({ port }: AddressInfo) => {
    console.log(`Simulator listening on http://localhost:${port}`)
  })
  server.on('error', (error: NodeJS.ErrnoException) => fail(listenError(error, environment.port)))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close()
      void simulator.close().finally(() => process.exit(0))
    })
  }
} catch (error) {
  fail(error instanceof Error ? error.message : String(error))
}

function listenError(error: NodeJS.ErrnoException, port: number): string {
  return error.code === 'EADDRINUSE'
    ? `Port ${port} is taken. Set PORT to another one: PORT=${port + 1} npm run simulator`
    : error.message
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
