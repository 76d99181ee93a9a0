import { redirect } from 'next/navigation'
import { findProblem } from '@/lib/availability/check'
import { isCheckedByProxy } from '@/lib/availability/known-problem'
import { apiPaths } from '@/lib/paths'

/**
 * For pages that are nothing without the database, and forms: where the shop can take no orders, and the proxy could not
 * find that out, the browser is led to what says so.
 *
 * @param page where to go when the shop can take orders again
 */
export async function requireDatabase(page: string): Promise<void> {
  if (!isCheckedByProxy() && (await findProblem()) !== undefined) redirect(apiPaths.unavailable(page))
}
