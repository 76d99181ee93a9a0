import { renderEmail } from '@/components/email/email-renderer'
import { orUnavailable } from '@/lib/availability/unavailable-handler'
import { isAuthorised } from '@/lib/bearer-token'
import { sendEmails } from '@/lib/email/send-emails'
import { environment } from '@/lib/environment'
import { mountedGateway } from '@/lib/gateway-access/mounted-gateway'
import { log } from '@/lib/log'
import { orderContext } from '@/lib/orders/context'
import { checkDueOrders } from '@/lib/scheduled-jobs/check-due-orders'

/** A host gives a request a minute or more; what is left then is done by the next. */
const maxDurationMs = { orders: 35_000, emails: 10_000 }

/**
 * Reconciles the orders and sends the emails that are due, for hosts whose processes sleep between requests. It is called
 * on a schedule with `Authorization: Bearer` and CRON_SECRET, as Vercel's cron jobs do; calling it more often does no harm.
 */
export const GET = orUnavailable(async (request: Request) => {
  const { cronSecret } = environment()
  if (cronSecret === undefined) {
    return respond(404, { error: 'Set CRON_SECRET to have the orders checked by a request.' })
  }
  if (!isAuthorised(request, cronSecret)) {
    return respond(401, { error: 'Send CRON_SECRET as a bearer token.' })
  }
  try {
    // What the mounted gateway notifies of need not be asked for.
    await mountedGateway()?.doDue()
    const report = await checkDueOrders(await orderContext(), { maxDurationMs: maxDurationMs.orders })
    return respond(200, {
      ...report,
      emails: await sendEmails(renderEmail, { maxDurationMs: maxDurationMs.emails }),
    })
  } catch (error) {
    log.error({ err: error }, 'The orders could not be checked.')
    return respond(503, { error: 'The orders could not be checked. The log says why.' })
  }
})

const respond = (status: number, body: object) =>
  Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } })
