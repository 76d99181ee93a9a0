import { after } from 'next/server'
import { orUnavailable } from '@/lib/availability/unavailable-handler'
import { clientNetwork } from '@/lib/client-address'
import { processesSleep } from '@/lib/environment'
import { mountedSimulator } from '../mounted-simulator'

/** Mounts the simulator in the shop's process, so that one command and one deployment show a whole payment. */
const handle = orUnavailable(async (request: Request) => {
  const simulator = await mountedSimulator()
  if (!simulator) return new Response('Not found', { status: 404 })
  const network = clientNetwork(request.headers)
  const response = await simulator.fetch(request, { network })
  // Nothing else would send what this request has put into the outbox.
  if (processesSleep()) after(() => simulator.doDue())
  return response
})

export { handle as DELETE, handle as GET, handle as HEAD, handle as PATCH, handle as POST, handle as PUT }
