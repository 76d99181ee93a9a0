import { after } from 'next/server'
import { orUnavailable } from '@/lib/availability/or-unavailable'
import { mountedSimulator } from '../mounted-simulator'

/** Mounts the simulator in the shop's process, so that one command and one deployment show a whole payment. */
const handle = orUnavailable(async (request: Request) => {
  const simulator = await mountedSimulator()
  if (!simulator) return new Response('Not found', { status: 404 })
  const response = await simulator.fetch(request)
  // Where the process sleeps between requests, nothing else would send what this request has put into the outbox.
  after(() => simulator.sendDueNotifications())
  return response
})

export { handle as DELETE, handle as GET, handle as HEAD, handle as PATCH, handle as POST, handle as PUT }
