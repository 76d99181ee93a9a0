import { TestMailServer } from '../lib/testing/mail-server'
import { startEnvironment } from './environment'
import { expect, httpTestIn } from './fixtures'

const mail = new TestMailServer()

const test = httpTestIn(async () => {
  await mail.start()
  const environment = await startEnvironment({ variables: { SMTP_URL: mail.url } })
  const close = async () => {
    await environment.close()
    await mail.stop()
  }
  return { ...environment, close }
})

const linkIn = (text: string) => /\/api\/orders\/\S+/.exec(text)?.[0] ?? ''

test('who has paid gets a confirmation once, whose link opens the order and its invoice in any browser', async ({
  shopper,
  other,
}) => {
  await shopper.checksOut()
  await shopper.chooses('Successful Payment')
  await shopper.seesOrder('paid')
  const orderNumber = shopper.address.split('/').at(-1) ?? ''
  await expect(() =>
    expect(mail.textOf(`Your order ${orderNumber}`)).toContain('To: anna@example.com'),
  ).toPass()
  await other.opens(linkIn(mail.textOf(`Your order ${orderNumber}`)))
  await other.seesOrder('paid')
  expect(other.address).toContain(`/orders/${orderNumber}`)

  await other.follows('Invoice (PDF)')
  expect(other.page.html).toMatch(/^%PDF-/)

  // Whoever finds no link any more, asks for another.
  await shopper.opens('/en-GB/find-order')
  shopper.types({ 'Order number': orderNumber.toLowerCase(), 'Email address': 'ANNA@example.com' })
  await shopper.chooses('Send the link')
  shopper.reads(/Look into your inbox/)
  await expect(() => expect(linkIn(mail.textOf(`Your link to order ${orderNumber}`))).not.toBe('')).toPass()
  expect(mail.received.filter(({ subject }) => subject.startsWith(`Your order ${orderNumber}`))).toHaveLength(
    1,
  )
})
