import { orUnavailable } from '@/lib/availability/unavailable-handler'
import { portalAddresses } from '@/lib/cashflows/environments'
import { environment } from '@/lib/environment'

/** Leads from the demonstration's note to the merchant's Portal, wherever that stands. */
export const GET = orUnavailable(async () => {
  const { isMounted, publicUrl, environment: name } = environment().cashflows
  const portalOfSimulator = isMounted ? '/simulator/portal' : `${publicUrl}/portal`
  return new Response(null, {
    status: 307,
    headers: { Location: portalAddresses[name] ?? portalOfSimulator, 'Cache-Control': 'no-store' },
  })
})
