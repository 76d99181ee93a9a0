import 'server-only'
import { ActionRejected } from '@/lib/action-rejected'
import type { Command } from '@/lib/audit-log/audit-entry'
import type { Database } from '@/lib/database/database'
import { findEmail, sendAgain } from '@/lib/outbox/outbox'
import { changeOnce } from './action'

/** Has an email that concerns an order sent again. @throws ActionRejected when there is none that was sent or has failed */
export async function resendEmail(
  orderNumber: string,
  id: number,
  command: Command,
  database: Database,
): Promise<void> {
  await changeOnce(database, orderNumber, 'resend-email', command, async (transaction) => {
    const isId = Number.isInteger(id) && id > 0 && id < 2 ** 31
    const email = isId ? await findEmail(transaction, id) : undefined
    const sent = email?.orderNumber === orderNumber ? await sendAgain(transaction, id) : undefined
    if (!sent) throw new ActionRejected('There is no such email, or it is still to be sent.')
    // Without the address: nothing deletes the audit log.
    return `Sends the email “${sent.kind.replaceAll('-', ' ')}” again.`
  })
}
