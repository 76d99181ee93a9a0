import { asc } from 'drizzle-orm'
import { beforeEach, expect, it, vi } from 'vitest'
import { listOpenAttention, recordAttention } from '@/lib/orders/attention-store'
import { attention } from '@/lib/orders/tables'
import { onEveryStore, storeOrder } from '@/lib/orders/testing'
import { sendAgain } from '@/lib/outbox/outbox'
import { emails } from '@/lib/outbox/tables'
import { enqueueDigest } from './digest'
import { EmailNotAccepted, type MailServer, mailServer } from './mail-server'
import { sendDueEmails } from './send-due-emails'
import { startMailServer, storeEmail } from './testing'

vi.mock('@/lib/session/session-passwords', () => ({
  sessionPasswords: async () => ['a session password of these tests'],
}))

const hour = 3_600_000
/** Of a server that does not answer, which is not to hold up a test. Elsewhere a busy machine may be slower than this. */
const short = {
  dnsTimeout: 500,
  connectionTimeout: 500,
  greetingTimeout: 500,
  socketTimeout: 300,
  wholeTimeoutMs: 2_000,
}

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

onEveryStore('emails', (database) => {
  const contextFor = (server: MailServer) => ({
    database: database(),
    render: async () => ({ subject: 'Subject', html: '<p>Text</p>', text: 'Text' }),
    server,
    appUrl: 'https://shop.example',
  })
  const contextAt = (smtpUrl: string, limits?: typeof short) =>
    contextFor(mailServer({ smtpUrl, emailFrom: undefined }, limits))
  const later = (ms: number) => ({ now: () => new Date(Date.now() + ms) })
  const stored = () => database().select().from(emails).orderBy(asc(emails.id))

  it('are sent once each, and not again', async () => {
    const order = await storeOrder(database())
    const server = await startMailServer()
    for (const key of ['one', 'two', 'one']) await storeEmail(database(), order.number, { key })
    expect(await sendDueEmails(contextAt(server.url))).toEqual({ sent: 2, failed: 0 })
    expect(await sendDueEmails(contextAt(server.url), later(48 * hour))).toEqual({ sent: 0, failed: 0 })
    expect(server.received).toHaveLength(2)
    expect(await stored()).toMatchObject([{ state: 'sent' }, { state: 'sent' }])
  })

  it('are each sent once by two senders side by side, though every third is first rejected', async () => {
    const order = await storeOrder(database())
    const seen = new Set<string>()
    const server = await startMailServer((recipient) => {
      const isFirst = !seen.has(recipient)
      seen.add(recipient)
      return isFirst && /[369]@/.test(recipient) ? 'reject for now' : 'accept'
    })
    const recipients = Array.from({ length: 60 }, (_, index) => `shopper${index}@example.com`)
    for (const recipient of recipients)
      await storeEmail(database(), order.number, { key: recipient, recipient })
    for (const ms of [0, hour]) {
      await Promise.all([1, 2].map(() => sendDueEmails(contextAt(server.url), later(ms))))
    }
    expect(server.received.map((email) => email.recipients.join()).sort()).toEqual(recipients.sort())
    expect((await stored()).filter(({ state }) => state !== 'sent')).toEqual([])
  })

  it('are tried again after longer and longer pauses, and are then dead letters of which the merchant is told', async () => {
    const order = await storeOrder(database())
    const server = await startMailServer(() => 'reject for now')
    await storeEmail(database(), order.number, { key: 'one' })
    let attempts = 0
    for (let ms = 0; (await stored())[0]?.state === 'due'; ms += hour) {
      attempts += (await sendDueEmails(contextAt(server.url), later(ms))).failed
    }
    expect(attempts).toBe(9)
    expect(await stored()).toMatchObject([
      { state: 'failed', lastError: expect.stringContaining('Try again later') },
    ])
    expect(await database().select().from(attention)).toMatchObject([{ kind: 'email-failed' }])
    expect(JSON.stringify(vi.mocked(console.error).mock.calls)).not.toContain('eleni@example.com')
  })

  it('are dead letters at once when the server does not know the recipient, and can be sent again', async () => {
    const order = await storeOrder(database())
    const rejecting = await startMailServer(() => 'reject')
    await storeEmail(database(), order.number, { key: 'one' })
    await sendDueEmails(contextAt(rejecting.url))
    expect(await stored()).toMatchObject([{ state: 'failed', attempts: 1 }])
    const server = await startMailServer()
    expect(await sendAgain(database(), (await stored())[0]?.id ?? 0)).toMatchObject({ state: 'due' })
    expect(await sendDueEmails(contextAt(server.url), later(1000))).toEqual({ sent: 1, failed: 0 })
  })

  it('need attention also as dead letters of no order, such as the digest', async () => {
    const order = await storeOrder(database())
    await recordAttention(database(), order.number, [
      { kind: 'refund-failed', subject: '1', detail: 'One failed.' },
    ])
    await enqueueDigest(database(), 'merchant@example.com', new Date('2026-01-21T12:00:00Z'))
    await database().update(emails).set({ nextAttemptAt: new Date() })
    const rejecting = await startMailServer(() => 'reject')
    await sendDueEmails(contextAt(rejecting.url))
    const [, matter] = await listOpenAttention(database())
    expect(matter).toMatchObject({ kind: 'email-failed', orderNumber: null })
    expect(matter?.detail).toMatch(/^Email \d+ \(digest\) could not be sent\.$/)
  })

  it('wait no longer for a server that says nothing, and none for one that is away', async () => {
    const order = await storeOrder(database())
    const server = await startMailServer(() => 'hang')
    await storeEmail(database(), order.number, { key: 'one' })
    expect(await sendDueEmails(contextAt(server.url, short))).toEqual({ sent: 0, failed: 1 })
    await server.stop()
    expect(await sendDueEmails(contextAt(server.url, short), later(hour))).toEqual({ sent: 0, failed: 1 })
    const next = await startMailServer()
    expect(await sendDueEmails(contextAt(next.url), later(2 * hour))).toEqual({ sent: 1, failed: 0 })
  })

  it('keep their Message-ID when the server breaks off after it has taken one', async () => {
    const order = await storeOrder(database())
    let times = 0
    const server = await startMailServer(() => (++times > 2 ? 'accept' : 'break off'))
    await storeEmail(database(), order.number, { key: 'one' })
    await sendDueEmails(contextAt(server.url))
    await sendDueEmails(contextAt(server.url), later(hour))
    const [first, second] = server.received.map(({ messageId }) => messageId)
    expect(first).toMatch(/^<[0-9a-f]{32}@example\.com>$/)
    expect(second).toBe(first)
  })

  it('of a process that has ended while it sent are sent by another, after the lease', async () => {
    const order = await storeOrder(database())
    const server = await startMailServer()
    await storeEmail(database(), order.number, { key: 'one' })
    // It claims the email, and nothing is heard of it any more.
    const begun = new Promise<void>((begin) => {
      const silent = { send: () => new Promise<void>(() => begin()), verify: async () => {} }
      void sendDueEmails(contextFor(silent))
    })
    await begun
    expect(await sendDueEmails(contextAt(server.url))).toEqual({ sent: 0, failed: 0 })
    expect(await sendDueEmails(contextAt(server.url), later(hour))).toEqual({ sent: 1, failed: 0 })
  })

  it('that were sent stay so when an earlier process, whose lease has ended, fails', async () => {
    const order = await storeOrder(database())
    await storeEmail(database(), order.number, { key: 'one' })
    const server = await startMailServer()
    const slow = {
      async send() {
        await sendDueEmails(contextAt(server.url), later(hour))
        throw new EmailNotAccepted('Too late', false)
      },
      verify: async () => {},
    }
    await sendDueEmails(contextFor(slow))
    expect(await stored()).toMatchObject([{ state: 'sent' }])
    expect(server.received).toHaveLength(1)
  })

  it('that were kept for a week without a mail server are not sent when there is one', async () => {
    const order = await storeOrder(database())
    const server = await startMailServer()
    await storeEmail(database(), order.number, { key: 'one' })
    expect(await sendDueEmails(contextAt(server.url), later(8 * 24 * hour))).toEqual({ sent: 0, failed: 0 })
    expect(await stored()).toMatchObject([{ state: 'due', attempts: 0 }])
  })
})
