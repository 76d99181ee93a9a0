import { accessibilityProblems } from 'cashflows-simulator/kit/accessibility'
import { Browser } from '../scripts/form-browser'
import { expect, httpTest, testIn } from './fixtures'
import { type MailServer, startMailServer } from './mail-server'
import { Merchant } from './merchant'
import { npmRun, startOnPostgres, withoutPostgres } from './postgres'

let mail: MailServer

/** Where the merchant's command finds the orders while the shop runs. */
let databaseUrl = ''

const test = testIn(async () => {
  mail = await startMailServer()
  const environment = await startOnPostgres({ SMTP_URL: mail.url })
  databaseUrl = environment.databaseUrl
  const close = async () => {
    await environment.close()
    await mail.close()
  }
  return { ...environment, close }
})

const pattern = (text: string) => new RegExp(text.replaceAll('$', '\\$'))

/** What the merchant types behind `npm run withdrawals --`, and reads. */
const withdrawals = (...words: string[]) => npmRun(['withdrawals', ...words], databaseUrl)

test.describe('with the merchant', { tag: '@slow' }, () => {
  test.skip(...withoutPostgres)

  test('who withdraws from two of three items gets back what they cost', async ({
    shopper,
    other,
    control,
  }) => {
    const { page } = shopper
    await other.checksOut('small-cup', { option: 'Chalk', quantity: 3 })
    await other.chooses('Successful Payment')
    await other.seesOrder('paid')
    const orderPage = other.address
    await shopper.goesOnFor(other)

    await page.goto(orderPage)
    await page.getByRole('main').getByRole('link', { name: 'Withdraw from contract here' }).click()
    await expect(page.getByLabel('Your name')).toHaveValue('Anna Shopper')
    await expect(page.getByLabel('Email address')).toHaveValue('anna@example.com')
    await page.getByLabel('Small cup, Chalk').selectOption('2')
    expect(await accessibilityProblems(page)).toEqual([])
    await shopper.chooses('Continue')
    await expect(page.getByText('2 × Small cup, Chalk')).toBeVisible()
    await shopper.chooses('Change')
    await expect(page.getByLabel('Your name')).toBeFocused()
    await expect(page.getByLabel('Small cup, Chalk')).toHaveValue('2')
    await shopper.chooses('Continue')
    await shopper.chooses('Confirm withdrawal')
    await expect(page.getByRole('heading', { name: 'We have received your withdrawal' })).toBeVisible()
    expect(await accessibilityProblems(page)).toEqual([])
    await page.goto(orderPage)
    await expect(page.getByText('We received your withdrawal and are checking it.')).toBeVisible()
    expect(withdrawals('accept', '1')).toContain('the shop gives back £32.00')
    await page.reload()
    await shopper.seesOrder('partiallyRefunded')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('£32.00 of £51.95 refunded')
    await expect(page.getByText('We have given back £32.00.')).toBeVisible()
    expect(await accessibilityProblems(page)).toEqual([])

    const { jobs } = await control.listJobs()
    const refunds = jobs.flatMap(({ payments }) => payments.flatMap((payment) => payment.refunds))
    expect(refunds).toMatchObject([{ refundNumber: 'W-1', amountToRefund: '32.00', status: 'Completed' }])
  })

  // Soup mugs in three currencies, three less a tenth, sent to Ireland with 23 % VAT; one of them comes back.
  for (const { currency, sign, sum, part, left } of [
    { currency: 'GBP', sign: '£', sum: '75.60', part: '25.20', left: '50.40' },
    { currency: 'EUR', sign: '€', sum: '89.10', part: '29.70', left: '59.40' },
    { currency: 'USD', sign: 'US$', sum: '106.70', part: '32.40', left: '74.30' },
  ])
    test(`a purchase in ${currency} adds up in shop, gateway, emails and report, also after a part came back`, async ({
      other,
      control,
      environment,
    }) => {
      await other.putsIntoCart('soup-mug', { quantity: 3 })
      await other.opens('/en-GB/cart')
      other.types({ 'Discount code': 'welcome10' })
      await other.chooses('Use code')
      if (currency !== 'GBP') await other.chooses(new RegExp(`^${currency}, `))
      await other.goesToCheckout()
      other.fillsInParcel()
      await other.chooses(/^Pay /)
      await other.chooses('Successful Payment')
      await other.seesOrder('paid')
      const orderNumber = other.address.split('/').at(-1) ?? ''
      other.reads(pattern(`${sign}${sum}`))
      await expect(() => expect(mail.textOf(`Your order ${orderNumber}`)).toContain(`${sign}${sum}`)).toPass()

      await other.follows('Withdraw from contract here')
      other.types({ 'Soup mug': '1' })
      await other.chooses('Continue')
      await other.chooses('Confirm withdrawal')
      const id = /^(\d+) {2}received/m.exec(withdrawals())?.[1] ?? ''
      expect(withdrawals('accept', id)).toContain(`the shop gives back ${sign}${part}`)
      await other.opens(`/en-GB/orders/${orderNumber}`)
      await other.seesOrder('partiallyRefunded')
      other.reads(pattern(`${sign}${part} of ${sign}${sum} refunded`))
      await expect(() =>
        expect(mail.textOf(`Your refund for order ${orderNumber}`)).toContain(`${sign}${part}`),
      ).toPass()

      const { jobs } = await control.listJobs()
      expect(jobs).toMatchObject([
        {
          amountToCollect: sum,
          currency,
          payments: [{ refunds: [{ amountToRefund: part, status: 'Completed' }] }],
        },
      ])
      const browser = await Browser.open()
      const merchant = new Merchant(browser, environment.gateway.url)
      await merchant.opensPaymentOf(jobs[0]?.reference ?? '')
      await merchant.opens('/portal/reports')
      merchant.reads(pattern(`${sign}${sum}1 capture${sign}${part}1 refund${sign}${left}`))
      await browser.close()
    })
})

httpTest(
  'a withdrawal without JavaScript keeps what was typed, and is acknowledged whatever the order',
  async ({ shopper }) => {
    await shopper.opens('/en-GB/withdrawal')
    shopper.types({ 'Your name': 'Anna Shopper', 'Order number': '12345', 'Email address': 'anna@' })
    await shopper.chooses('Continue')
    shopper.reads(/2 fields need your attention/)
    shopper.reads(/Enter the order number as 20 letters and digits/)
    expect(shopper.page.html).toContain('value="Anna Shopper"')
    shopper.types({
      'Order number': '7k3qx 2mv9t 4hw8r p6zdn',
      'Email address': 'anna@example.com',
      'Only some items? (optional)': 'one of the two bowls',
    })
    await shopper.chooses('Continue')
    shopper.reads(/Check and confirm your withdrawal/)
    shopper.reads(/7K3QX-2MV9T-4HW8R-P6ZDN/)
    await shopper.chooses('Confirm withdrawal')
    shopper.reads(/We have received your withdrawal/)
    shopper.reads(/one of the two bowls/)
    const acknowledgement = shopper.address
    await shopper.follows(/Save as a file/)
    for (const text of [
      'Anna Shopper',
      '7K3QX-2MV9T-4HW8R-P6ZDN',
      'anna@example.com',
      'one of the two bowls',
    ])
      expect(shopper.page.html).toContain(text)
    expect(shopper.page.html).toMatch(/Received: \d+ \w+ 20\d\d.*\d\d:\d\d:\d\d/)
    await shopper.opens(acknowledgement)
    shopper.reads(/We have received your withdrawal/)
  },
)
