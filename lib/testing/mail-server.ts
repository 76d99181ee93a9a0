import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

/** An email as a mail server got it. */
interface ReceivedEmail {
  recipients: string[]
  raw: string
  messageId: string
  subject: string
}

/** What a mail server does with an email: `break off` takes it, and ends the connection without saying so. */
export type Behaviour = 'accept' | 'reject for now' | 'reject' | 'hang' | 'break off'

/** A mail server that a test sees into, and can kill. What it has received it keeps. */
export class TestMailServer {
  readonly received: ReceivedEmail[] = []
  readonly #behaviourOf: (recipient: string) => Behaviour
  readonly #sockets = new Set<Socket>()
  #server: SMTPServer | undefined
  #port = 0

  constructor(behaviourOf: (recipient: string) => Behaviour = () => 'accept') {
    this.#behaviourOf = behaviourOf
  }

  /** What SMTP_URL is set to. */
  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`
  }

  /** Listens, at the same port as before. */
  async start(): Promise<void> {
    const smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: ({ address }, _session, callback) => {
        if (this.#behaviourOf(address) !== 'reject') return callback()
        callback(Object.assign(new Error('No such mailbox'), { responseCode: 550 }))
      },
      onData: async (stream, session, callback) => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address)
        const behaviour = this.#behaviourOf(recipients[0] ?? '')
        const raw = await text(stream).catch(() => undefined)
        // Killed in the middle of it.
        if (raw === undefined) return
        if (behaviour === 'reject for now') {
          return callback(Object.assign(new Error('Try again later'), { responseCode: 451 }))
        }
        if (behaviour === 'hang') return
        const [messageId, subject] = [header(raw, 'Message-ID'), header(raw, 'Subject')]
        this.received.push({ recipients, raw, messageId, subject })
        if (behaviour === 'accept') callback()
        else this.#breakOff()
      },
    })
    // Of connections that end in between.
    smtp.on('error', () => {})
    smtp.server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket)
      socket.once('close', () => this.#sockets.delete(socket))
    })
    smtp.listen(this.#port, '127.0.0.1')
    await once(smtp.server, 'listening')
    this.#port = (smtp.server.address() as AddressInfo).port
    this.#server = smtp
  }

  /** Breaks every connection, and listens no more. */
  async stop(): Promise<void> {
    const server = this.#server?.server
    this.#server = undefined
    if (!server) return
    const closed = once(server, 'close')
    server.close()
    this.#breakOff()
    await closed
  }

  /** The newest email of a subject, readable as far as it is ASCII and plain text; empty when there is none. */
  textOf(subject: string): string {
    const email = this.received.findLast(({ raw }) => raw.includes(`Subject: ${subject}`))?.raw ?? ''
    // Quoted-printable, as RFC 2045 says, of UTF-8.
    const bytes = email
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    return Buffer.from(bytes, 'latin1').toString()
  }

  #breakOff(): void {
    for (const socket of this.#sockets) socket.destroy()
  }
}

/** A header that is folded counts as one line. */
const header = (raw: string, name: string): string =>
  new RegExp(`^${name}: (.*)$`, 'im').exec(raw.replaceAll(/\r\n[ \t]+/g, ' '))?.[1]?.trim() ?? ''
