import { findProblem } from '@/lib/availability/check'
import { unavailable } from '@/lib/availability/response'

/** Says, for health checks, whether the shop can take orders: 200, or 503 with what is wrong. */
export async function GET(request: Request): Promise<Response> {
  const problem = await findProblem()
  if (problem !== undefined) return unavailable(request, problem)
  return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } })
}
