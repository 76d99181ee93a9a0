import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { startEnvironment } from './environment'
import { expect, httpTestIn } from './fixtures'

/** What the mail server has received, as it came. */
const received: string[] = []

const test = httpTestIn(async () => {
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
  const environment = await startEnvironment({ variables: { SMTP_URL: `smtp://127.0.0.1:${port}` } })
  const close = async () => {
    await environment.close()
    await new Promise<void>((resolve) => server.close(resolve))
  }
  return { ...environment, close }
})

/** The plain text of the newest email of a subject. */
const textOf = (subject: string) => {
  const email = received.findLast((raw) => raw.includes(`Subject: ${subject}`)) ?? ''
  // Quoted-printable, as RFC 2045 says; nothing beyond ASCII is looked for.
  return email
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
}
const linkIn = (text: string) => /\/api\/orders\/\S+/.exec(text)?.[0] ?? ''

test('who has paid gets a confirmation once, whose link opens the order and its invoice in any browser', async ({
  shopper,
  other,
}) => {
  await shopper.checksOut()
  await shopper.chooses('Successful Payment')
  await shopper.seesOrder('paid')
  const orderNumber = shopper.address.split('/').at(-1) ?? ''
  await expect(() => expect(textOf(`Your order ${orderNumber}`)).toContain('To: anna@example.com')).toPass()
  await other.opens(linkIn(textOf(`Your order ${orderNumber}`)))
  await other.seesOrder('paid')
  expect(other.address).toContain(`/orders/${orderNumber}`)

  await other.follows('Invoice (PDF)')
  expect(other.page.html).toMatch(/^%PDF-/)

  // Whoever finds no link any more, asks for another.
  await shopper.opens('/en-GB/find-order')
  shopper.types({ 'Order number': orderNumber.toLowerCase(), 'Email address': 'ANNA@example.com' })
  await shopper.chooses('Send the link')
  shopper.reads(/Look into your inbox/)
  await expect(() => expect(linkIn(textOf(`Your link to order ${orderNumber}`))).not.toBe('')).toPass()
  expect(received.filter((raw) => raw.includes(`Subject: Your order ${orderNumber}`))).toHaveLength(1)
})
