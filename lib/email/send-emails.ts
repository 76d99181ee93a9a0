import 'server-only'
import { database } from '@/lib/database/database'
import { environment } from '@/lib/environment'
import { log } from '@/lib/log'
import { shop } from '@/lib/shop'
import { enqueueDigest } from './digest'
import { mailServer } from './mail-server'
import type { RenderEmail } from './message'
import { type SendReport, sendDueEmails } from './send-due-emails'

/**
 * Stores the merchant's digest when it is time, and sends the emails that are due, where there is a mail server. Without
 * one they stay stored.
 *
 * @param maxDurationMs after this time no other email is begun
 */
export async function sendEmails(
  render: RenderEmail,
  options: { maxDurationMs?: number } = {},
): Promise<SendReport> {
  const { appUrl, smtpUrl, emailFrom, merchantEmail } = environment()
  const store = await database()
  await enqueueDigest(store, merchantEmail ?? shop.email, new Date())
  if (smtpUrl === undefined) return { sent: 0, failed: 0 }
  const server = mailServer({ smtpUrl, emailFrom })
  return sendDueEmails({ database: store, render, server, appUrl }, options)
}

// Next evaluates this module more than once in a process, and one timer is enough.
const started = globalThis as { shopEmailTimer?: NodeJS.Timeout }

/** Sends the emails that are due from now on, once an interval, as long as the process lives. */
export function startSendingEmails(render: RenderEmail, intervalSeconds = 10): void {
  if (started.shopEmailTimer) return
  let isSending = false
  started.shopEmailTimer = setInterval(async () => {
    if (isSending) return
    isSending = true
    try {
      await sendEmails(render)
    } catch (error) {
      log.error({ err: error }, 'Emails could not be sent.')
    } finally {
      isSending = false
    }
  }, intervalSeconds * 1000)
  started.shopEmailTimer.unref()
}
