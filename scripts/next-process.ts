import { createRequire } from 'node:module'
import { type ServerOptions, type ServerProcess, startServer } from 'cashflows-simulator/kit/server-process'
import { ready, unset } from '../e2e/environment'

const next = createRequire(import.meta.url).resolve('next/dist/bin/next')

/** A server of Next that runs as a process of its own, from its production build. */
export interface NextProcess extends Omit<ServerProcess, 'found'> {
  /** Such as http://127.0.0.1:3000 */
  url: string
}

/**
 * Starts the shop, or another application of Next, and waits until it listens.
 *
 * @param variables its environment variables; what is configured on this machine for other purposes does not reach it
 * @param options.folder of the application; when left out, the shop's
 * @param options.port when left out, a free one
 * @param options.onPrint is given everything that it prints
 * @throws Error with what it printed, when it ends instead
 */
export async function startNext(
  variables: Record<string, string>,
  { folder, port = 0, onPrint }: { folder?: string; port?: number } & Pick<ServerOptions, 'onPrint'> = {},
): Promise<NextProcess> {
  const server = await startServer({
    command: [process.execPath, next, 'start', ...(folder ? [folder] : []), '--port', String(port)],
    variables: { ...unset, ...variables },
    ready,
    ...(onPrint && { onPrint }),
  })
  return { ...server, url: `http://127.0.0.1:${server.found}` }
}
