import 'server-only'
import type { Database } from '@/lib/database/database'
import { log } from '@/lib/log'
import { recordAttention } from '@/lib/orders/attention-store'
import { findOrder } from '@/lib/orders/repository'
import type { Email } from '@/lib/outbox/email'
import { claimEmail, postpone, storeDropped, storeFailure, storeSent } from '@/lib/outbox/outbox'
import { EmailNotAccepted, type MailServer } from './mail-server'
import { composeEmail, type RenderEmail } from './message'

/** How many emails one process sends at the same time. */
const concurrency = 4

export interface SendContext {
  database: Database
  render: RenderEmail
  server: MailServer
  /** Where the links in emails lead, without a slash at the end. */
  appUrl: string
}

export interface SendReport {
  sent: number
  failed: number
}

/**
 * Sends the emails that are due. Any number of processes share them. One that cannot be sent does not keep the others
 * waiting, and is tried again later; after the last attempt it is a dead letter, of which the merchant is told.
 *
 * An email is sent once, but for one case: when a process ends after the mail server has accepted it, and before that is
 * stored, it is sent again, with the same Message-ID.
 *
 * @param maxDurationMs after this time no other email is begun
 */
export async function sendDueEmails(
  context: SendContext,
  { now = () => new Date(), maxDurationMs = 60_000 } = {},
): Promise<SendReport> {
  const report: SendReport = { sent: 0, failed: 0 }
  const endAtMs = performance.now() + maxDurationMs
  const sendSome = async () => {
    while (performance.now() < endAtMs) {
      const email = await claimEmail(context.database, now())
      if (!email) return
      await sendEmail(email, context, report, now())
    }
  }
  await Promise.all(Array.from({ length: concurrency }, sendSome))
  return report
}

async function sendEmail(
  email: Email,
  { database, render, server, appUrl }: SendContext,
  report: SendReport,
  now: Date,
): Promise<void> {
  try {
    const composition = await composeEmail(database, email, appUrl, now)
    if (composition === 'dropped') return await storeDropped(database, email)
    if ('postponedUntil' in composition) return await postpone(database, email, composition.postponedUntil)
    await server.send(email, await render(composition.message))
  } catch (error) {
    report.failed += 1
    return storeNotSent(database, email, error, now)
  }
  await storeSent(database, email, now)
  report.sent += 1
}

async function storeNotSent(database: Database, email: Email, error: unknown, now: Date): Promise<void> {
  const message = error instanceof Error ? error.message : String(error)
  const isPermanent = error instanceof EmailNotAccepted && error.isPermanent
  // What the server says may name the recipient: it is stored with the email, and stands in no log.
  const names = email.orderNumber === null ? {} : { orderNumber: email.orderNumber }
  log.error(names, `Email ${email.id} (${email.kind}) was not accepted by the mail server.`)
  await database.transaction(async (transaction) => {
    const lastError = message.slice(0, 500)
    const isDead = await storeFailure(transaction, email, { lastError, isPermanent, now })
    if (!isDead) return
    const order = await findOrder(transaction, email.orderNumber ?? '')
    await recordAttention(transaction, order?.number ?? null, [matter(email)])
  })
}

const matter = ({ id, kind }: Email) => ({
  kind: 'email-failed' as const,
  subject: String(id),
  detail: `Email ${id} (${kind}) could not be sent.`,
})
