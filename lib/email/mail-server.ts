import 'server-only'
import { createHash } from 'node:crypto'
import { domainToASCII } from 'node:url'
import { createTransport } from 'nodemailer'
import { readEmailAddress } from '@/lib/email-address'
import type { Environment } from '@/lib/environment'
import type { Email } from '@/lib/outbox/email'
import { shop } from '@/lib/shop'
import { shopTheme } from '@/lib/theme/theme'

/** Each is for one step; a mail server that says something now and then is waited for no longer than the whole. */
const timeouts = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
}
const wholeTimeoutMs = 120_000

/** Why a mail server did not take an email. */
export class EmailNotAccepted extends Error {
  override name = 'EmailNotAccepted'
  /** @param isPermanent whether the server rejects this recipient or message, so that trying again is of no use */
  constructor(
    message: string,
    readonly isPermanent: boolean,
  ) {
    super(message)
  }
}

/** An email as it is sent. */
export interface RenderedEmail {
  subject: string
  html: string
  text: string
}

/** Where emails are handed over to be delivered. */
export interface MailServer {
  /**
   * Resolves when the server has accepted the email.
   *
   * @throws EmailNotAccepted when it has not; when the connection broke at the end, it may have all the same
   */
  send(email: Pick<Email, 'key' | 'recipient'>, content: RenderedEmail): Promise<void>
  /** Connects and signs in. @throws EmailNotAccepted when that fails */
  verify(): Promise<void>
}

type Configuration = Pick<Environment, 'emailFrom'> & { smtpUrl: string }

/** The mail server at SMTP_URL. */
export function mailServer(
  { smtpUrl, emailFrom }: Configuration,
  limits = { ...timeouts, wholeTimeoutMs },
): MailServer {
  const { wholeTimeoutMs, ...timeouts } = limits
  const transport = createTransport({
    url: smtpUrl,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...timeouts,
  })
  const from = { name: shopTheme.businessName, address: shop.email, ...emailFrom }
  return {
    async send({ key, recipient }, content) {
      // A whole address and nothing else: what is more could be a second recipient, or a header.
      const address = readEmailAddress(recipient)
      if (address === undefined) throw new EmailNotAccepted('The address of the recipient is none.', true)
      const sending = transport.sendMail({
        ...content,
        from: { name: from.name ?? '', address: from.address },
        to: { name: '', address },
        replyTo: from.address === shop.email ? undefined : { name: '', address: shop.email },
        envelope: { from: from.address, to: [address] },
        messageId: messageId(key, from.address),
        // Source: RFC 3834. No holiday reply is sent to it.
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      await within(wholeTimeoutMs, sending)
    },
    async verify() {
      await within(wholeTimeoutMs, transport.verify())
    },
  }
}

/** The same whenever a message is sent, so that a receiver recognises it. */
function messageId(key: string, from: string): string {
  const name = createHash('sha256').update(key).digest('hex').slice(0, 32)
  return `<${name}@${domainToASCII(from.slice(from.lastIndexOf('@') + 1))}>`
}

async function within(timeoutMs: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(`The mail server took longer than ${timeoutMs / 1000} s.`)),
      timeoutMs,
    )
  })
  try {
    await Promise.race([work, timeout])
  } catch (error) {
    const { code, responseCode, message } = error as Error & { code?: string; responseCode?: number }
    // Rejected is the recipient or the message; a sign-in that is rejected is the configuration's fault, and can be mended.
    const isPermanent = (code === 'EENVELOPE' || code === 'EMESSAGE') && (responseCode ?? 0) >= 500
    throw new EmailNotAccepted(message, isPermanent)
  } finally {
    clearTimeout(timer)
  }
}
