import 'server-only'
import { database } from '@/lib/database/database'
import { environment } from '@/lib/environment'
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
