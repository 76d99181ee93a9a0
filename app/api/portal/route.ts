import { orUnavailable } from '@/lib/availability/or-unavailable'
import { environment } from '@/lib/environment'

/** Leads from the demonstration's note to the merchant's Portal, wherever the simulator stands. */
export const GET = orUnavailable(async () => {
  const { isMounted, publicUrl, environment: name } = environment().cashflows
  if (name !== 'simulator') return new Response('Not found', { status: 404 })
  return new Response(null, {
    status: 307,
    headers: {
      Location: isMounted ? '/simulator/portal' : `${publicUrl}/portal`,
      'Cache-Control': 'no-store',
    },
  })
})
