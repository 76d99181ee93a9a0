import { TestMailServer } from '../lib/testing/mail-server'
import { startEnvironment } from './environment'
import { expect, httpTestIn } from './fixtures'
import { pdfText } from './pdf-text'
import { createdJob } from './references'
import { details } from './shopper'

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

test.use({ locale: 'nl-NL' })

test('who has paid in Dutch gets a confirmation once, whose link opens the order and its invoice in any browser, with the same amounts', async ({
  shopper,
  other,
  environment,
}) => {
  const seesAmounts = (text: string, where: string, vat = 'Inclusief€11,72btw(21%)') => {
    // Each page and email puts blanks elsewhere.
    const read = text.replace(/\s/g, '')
    expect(/Subtotaal€.*?Totaal€[\d.,]+/.exec(read)?.[0], where).toBe(
      'Subtotaal€67,50KortingFREEPOSTGratisverzendingVerzendkostenGratisTotaal€67,50',
    )
    expect(read.includes(vat), `${vat} in ${where}`).toBe(true)
  }
  await shopper.putsIntoCart('milk-jug')
  await shopper.putsIntoCart('soup-mug')
  await shopper.opens('/nl-NL/cart')
  shopper.types({ Kortingscode: 'freepost' })
  await shopper.chooses('Code gebruiken')
  seesAmounts(shopper.page.text, 'the cart', 'Prijzenzijninclusiefbtw')
  await shopper.goesToCheckout()
  seesAmounts(shopper.page.text, 'the checkout')
  shopper.fillsIn({ ...details, Postcode: '1012ab', 'Phone number': '+31 20 123 4567' })
  await shopper.chooses('€ 67,50 betalen')
  shopper.reads(/Totaal ?€ 67,50/)
  expect(await createdJob(environment)).toMatchObject({
    amountToCollect: '67.50',
    currency: 'EUR',
    order: {
      note: 'Korting FREEPOST',
      orderLines: [
        { unitPriceInclVat: '34.50', totalLineAmount: '34.50', vatPercentage: '21' },
        { unitPriceInclVat: '33.00', totalLineAmount: '33.00', vatPercentage: '21' },
      ],
    },
  })
  await shopper.chooses('Geslaagde betaling')
  await shopper.seesOrder('paid')
  seesAmounts(shopper.page.text, 'the order')
  const orderNumber = shopper.address.split('/').at(-1) ?? ''
  const confirmation = () => mail.textOf(`Je bestelling ${orderNumber}`)
  await expect(() => expect(confirmation()).toContain('To: anna@example.com')).toPass()
  seesAmounts(confirmation(), 'the email')
  await other.opens(linkIn(confirmation()))
  await other.seesOrder('paid')
  expect(other.address).toContain(`/orders/${orderNumber}`)

  const invoice = await fetch(other.page.link('Factuur (PDF)') ?? '', {
    headers: { cookie: await other.browser.cookieHeader() },
  })
  seesAmounts(pdfText(Buffer.from(await invoice.arrayBuffer())), 'the invoice', '21%€55,78€11,72')

  // Whoever finds no link any more, asks for another.
  await shopper.opens('/nl-NL/find-order')
  shopper.types({ Bestelnummer: orderNumber.toLowerCase(), 'E-mailadres': 'ANNA@example.com' })
  await shopper.chooses('Link sturen')
  shopper.reads(/Kijk in je inbox/)
  await expect(() =>
    expect(linkIn(mail.textOf(`Je link naar bestelling ${orderNumber}`))).not.toBe(''),
  ).toPass()
  expect(
    mail.received.filter(({ subject }) => subject.startsWith(`Je bestelling ${orderNumber}`)),
  ).toHaveLength(1)
})
