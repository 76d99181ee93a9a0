import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A mail server that keeps what it receives. */
export interface MailServer {
  /** What SMTP_URL is set to. */
  url: string
  /** Whatever came, as it came. */
  received: string[]
  /** The newest email of a subject, readable as far as it is ASCII and plain text; empty when there is none. */
  textOf(subject: string): string
  close(): Promise<void>
}

export async function startMailServer(): Promise<MailServer> {
  const received: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, callback) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        received.push(Buffer.concat(parts).toString())
        callback()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    textOf(subject) {
      const email = received.findLast((raw) => raw.includes(`Subject: ${subject}`)) ?? ''
      // Quoted-printable, as RFC 2045 says, of UTF-8.
      const bytes = email
        .replace(/=\r\n/g, '')
        .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
      return Buffer.from(bytes, 'latin1').toString()
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
