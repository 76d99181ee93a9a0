import { after } from 'next/server'
import { processesSleep } from '@/lib/environment'
import { mountGateway } from '@/lib/gateway-access/mounted-gateway'

/**
 * Has the shop call the simulator in its own process. Over HTTP the call would leave the deployment and come back: a
 * protection of previews rejects it, and a proxy may not be reachable from inside.
 */
export function mountSimulator(): void {
  mountGateway({ fetch: fetchFromSimulator, doDue: doDueOfSimulator })
}

async function fetchFromSimulator(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init)
  const simulator = await openedSimulator()
  if (!simulator) throw new TypeError(`No gateway stands at ${request.url}`)
  const response = await untilAborted(request.signal, simulator.fetch(request, { isOwn: true }))
  if (processesSleep()) after(doDueOfSimulator)
  const body = response.body?.pipeThrough(new TransformStream(), { signal: request.signal }) ?? null
  return new Response(body, response)
}

async function doDueOfSimulator(): Promise<void> {
  await (await openedSimulator())?.doDue()
}

/** Loaded by the first call: most functions of the shop never make one. */
async function openedSimulator() {
  const { mountedSimulator } = await import('./mounted-simulator')
  return mountedSimulator()
}

function untilAborted<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    work.then(resolve, reject)
  })
}
