import { redirect } from 'next/navigation'
import { connection } from 'next/server'
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
  // What is wrong where the shop is built says nothing of where it runs, and would be stored as the page.
  await connection()
  if (!isCheckedByProxy() && (await findProblem()) !== undefined) redirect(apiPaths.unavailable(page))
}
