import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

/** An email that was accepted. */
export interface ReceivedEmail {
  recipient: string
  messageId: string
  subject: string
}

/** A mail server that can be killed: whoever hands something over then hears nothing more. What it has accepted it keeps. */
export class MailServer {
  readonly received: ReceivedEmail[] = []
  readonly #sockets = new Set<Socket>()
  #server: SMTPServer | undefined
  #port = 0

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`
  }

  /** Listens, at the same port as before. */
  async start(): Promise<void> {
    const smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: async (stream, session, callback) => {
        const raw = await text(stream).catch(() => undefined)
        // Killed in the middle of it.
        if (raw === undefined) return
        const [recipient] = session.envelope.rcptTo
        this.received.push({
          recipient: recipient?.address ?? '',
          messageId: header(raw, 'Message-ID'),
          subject: header(raw, 'Subject'),
        })
        callback()
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
    for (const socket of this.#sockets) socket.destroy()
    await closed
  }
}

/** A header that is folded counts as one line. */
const header = (raw: string, name: string): string =>
  new RegExp(`^${name}: (.*)$`, 'im').exec(raw.replaceAll(/\r\n[ \t]+/g, ' '))?.[1]?.trim() ?? ''
