import { expect, it } from 'vitest'
import { readEmailAddress } from '@/lib/email-address'
import { EmailNotAccepted, mailServer } from './mail-server'
import { startMailServer } from './testing'

const content = { subject: 'Subject', html: '<p>Text</p>', text: 'Text' }

const sendTo = async (recipient: string, smtpUrl: string) =>
  mailServer({ smtpUrl, emailFrom: undefined }).send({ key: 'one', recipient }, content)

it.each([
  'eleni@example.com\r\nBcc: other@example.com',
  'eleni@example.com\nBcc: other@example.com',
  'eleni@example.com, other@example.com',
  'eleni@example.com;other@example.com',
  'Eleni <eleni@example.com>',
  '<eleni@example.com>',
  'eleni@example.com>\r\nRCPT TO:<other@example.com',
  'eleni',
  '',
])('sends nothing to %j, which is no address', async (recipient) => {
  const server = await startMailServer()
  await expect(sendTo(recipient, server.url)).rejects.toThrow(EmailNotAccepted)
  expect(server.received).toEqual([])
})

it.each([
  ['a+b_c@example.com', 'a+b_c@example.com'],
  ["o'hara@example.com", "o'hara@example.com"],
  ['eleni@bücher.example', 'eleni@xn--bcher-kva.example'],
  ['ελένη@example.com', 'ελένη@example.com'],
])('sends to %s alone', async (recipient, header) => {
  const server = await startMailServer()
  await sendTo(recipient, server.url)
  expect(server.received.map(({ recipients }) => recipients)).toEqual([[recipient]])
  const [headers = ''] = server.received[0]?.raw.split('\r\n\r\n') ?? []
  expect(headers).not.toMatch(/^(b?cc):/im)
  expect(headers.match(/^To: .*/gm)).toEqual([`To: ${header}`])
})

it.each(['"a, b <c>"@example.com', '"other@example.com x"@example.com', '"other@example.com>"@example.com'])(
  'sends to nobody else what is for %s',
  async (recipient) => {
    expect(readEmailAddress(recipient)).toBe(recipient)
    const server = await startMailServer()
    // This mail server knows no quoted addresses; another may.
    await sendTo(recipient, server.url).catch(() => {})
    expect(
      server.received.flatMap(({ recipients }) => recipients).filter((one) => one !== recipient),
    ).toEqual([])
  },
)

it('says who writes, and that no machine needs to answer', async () => {
  const server = await startMailServer()
  const emailFrom = { name: 'Pots, "and" more\r\nBcc: other@example.com', address: 'orders@shop.example' }
  await mailServer({ smtpUrl: server.url, emailFrom }).send(
    { key: 'one', recipient: 'eleni@example.com' },
    content,
  )
  const [headers = ''] = server.received[0]?.raw.split('\r\n\r\n') ?? []
  expect(headers).toMatch(/^From: [^<]*<orders@shop\.example>$/m)
  expect(headers).toMatch(/^Reply-To: hello@example\.com$/m)
  expect(headers).toMatch(/^Auto-Submitted: auto-generated$/m)
  expect(headers).not.toMatch(/^Bcc:/im)
})

it('finds out whether there is a mail server', async () => {
  const server = await startMailServer()
  const known = mailServer({ smtpUrl: server.url, emailFrom: undefined })
  await known.verify()
  await server.stop()
  await expect(known.verify()).rejects.toThrow(EmailNotAccepted)
})
