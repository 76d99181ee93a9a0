import { orUnavailable } from '@/lib/availability/unavailable-handler'
import { isAuthorised } from '@/lib/bearer-token'
import { database } from '@/lib/database/database'
import { environment } from '@/lib/environment'
import { metrics } from '@/lib/metrics/metrics'

/** What a monitor watches, for who sends METRICS_TOKEN as a bearer token. Without that variable there is no such address. */
export const GET = orUnavailable(async (request: Request) => {
  const { metricsToken } = environment()
  if (metricsToken === undefined) return text(404, 'Set METRICS_TOKEN to have the metrics shown.')
  if (!isAuthorised(request, metricsToken)) return text(401, 'Send METRICS_TOKEN as a bearer token.')
  return text(200, await metrics(await database()))
})

/** Source: the text format of Prometheus, version 0.0.4. */
const text = (status: number, body: string) =>
  new Response(body, {
    status,
    headers: { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' },
  })
