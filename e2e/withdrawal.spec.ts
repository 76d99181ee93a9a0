import { accessibilityProblems } from 'cashflows-simulator/kit/accessibility'
import { TestMailServer } from '../lib/testing/mail-server'
import { addsUp } from './adds-up'
import { expect, httpTest, testIn } from './fixtures'
import { npmRun, startOnPostgres, withoutPostgres } from './postgres'

const mail = new TestMailServer()

/** Where the merchant's command finds the orders while the shop runs. */
let databaseUrl = ''

const test = testIn(async () => {
  await mail.start()
  const environment = await startOnPostgres({ SMTP_URL: mail.url })
  databaseUrl = environment.databaseUrl
  const close = async () => {
    await environment.close()
    await mail.stop()
  }
  return { ...environment, close }
})

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
    expect(await withdrawals('accept', '1')).toContain('the shop gives back £32.00')
    await page.reload()
    await shopper.seesOrder('partiallyRefunded')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('£32.00 of £51.95 refunded')
    await expect(page.getByText('We have given back £32.00.')).toBeVisible()
    expect(await accessibilityProblems(page)).toEqual([])

    const { jobs } = await control.listJobs()
    const refunds = jobs.flatMap(({ payments }) => payments.flatMap((payment) => payment.refunds))
    expect(refunds).toMatchObject([{ refundNumber: 'W-1', amountToRefund: '32.00', status: 'Completed' }])
  })

  for (const purchase of [
    // What is taken off the mugs cannot be divided by three.
    { mugs: 3, code: 'kitchen', currency: 'GBP', sign: '£', sum: '103.00', part: '25.52', left: '77.48' },
    { mugs: 1, code: 'freepost', currency: 'EUR', sign: '€', sum: '67.50', part: '33.00', left: '34.50' },
    // Delivery is to be paid.
    { mugs: 2, code: 'welcome10', currency: 'USD', sign: 'US$', sum: '108.50', part: '32.40', left: '76.10' },
  ])
    test(`a purchase in ${purchase.currency} with ${purchase.code} adds up in shop, gateway, emails and report, also after a part came back`, ({
      other,
      control,
      environment,
    }) => addsUp(purchase, { shopper: other, control, environment, mail, withdrawals }))
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
