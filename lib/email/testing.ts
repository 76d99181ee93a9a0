import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'
import type { Database } from '@/lib/database/database'
import type { NewEmail } from './email'
import { enqueue } from './outbox'

/** An email as a mail server got it. */
interface Received {
  recipients: string[]
  raw: string
  messageId: string
}

/** What a mail server does with an email: `break off` takes it, and ends the connection without saying so. */
type Behaviour = 'accept' | 'reject for now' | 'reject' | 'hang' | 'break off'

/** A mail server that a test sees into; it ends with the test. */
export async function startMailServer(behaviourOf: (recipient: string) => Behaviour = () => 'accept') {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 1,
    onRcptTo({ address }, _session, callback) {
      if (behaviourOf(address) !== 'reject') return callback()
      callback(Object.assign(new Error('No such mailbox'), { responseCode: 550 }))
    },
    onData(stream, session, callback) {
      const recipients = session.envelope.rcptTo.map(({ address }) => address)
      const behaviour = behaviourOf(recipients[0] ?? '')
      let raw = ''
      stream.setEncoding('utf8')
      stream.on('data', (part: string) => {
        raw += part
      })
      stream.on('end', () => {
        if (behaviour === 'reject for now') {
          return callback(Object.assign(new Error('Try again later'), { responseCode: 451 }))
        }
        if (behaviour === 'hang') return
        received.push({ recipients, raw, messageId: /^Message-ID: (.*)$/im.exec(raw)?.[1] ?? '' })
        if (behaviour === 'accept') return callback()
        for (const connection of server.connections) connection.close()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = () => new Promise<void>((resolve) => server.close(resolve))
  onTestFinished(stop)
  const { port } = server.server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, received, stop }
}

/** Stores a link to an order for a shopper, as an example of an email. */
export async function storeEmail(
  database: Database,
  orderNumber: string,
  values: { key: string; recipient?: string },
): Promise<void> {
  const email: NewEmail = {
    kind: 'order-link',
    content: null,
    orderNumber,
    recipient: 'eleni@example.com',
    locale: 'en-GB',
    // By this clock, and not by the database's, which may be a fraction of a millisecond ahead.
    nextAttemptAt: new Date(),
    ...values,
  }
  await enqueue(database, [email])
}
