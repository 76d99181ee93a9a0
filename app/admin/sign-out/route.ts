import { sessionCookie } from '@/lib/admin/session-cookie'
import { endSession } from '@/lib/admin/sessions'
import { recordAudit } from '@/lib/audit-log/audit-log'
import { orUnavailable } from '@/lib/availability/unavailable-handler'
import { adminPaths } from '@/lib/paths'
import { findSignedIn } from '../signed-in'

/** Ends the session of this browser. The proxy has seen that the form is the shop's own. */
export const POST = orUnavailable(async () => {
  const signed = await findSignedIn()
  if (signed) {
    const { account, token, store } = signed
    await endSession(store, token)
    await recordAudit(store, { actor: account.email, action: 'sign-out', detail: 'Signed out.' })
  }
  await sessionCookie.remove()
  return new Response(null, { status: 303, headers: { Location: adminPaths.signIn } })
})
