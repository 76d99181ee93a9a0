import { accessibilityProblems } from '../kit/accessibility.ts'
import { expect, expiry, test, visa } from './merchant.ts'
import { expectToFit } from './page-width.ts'

const prospects = [
  {
    device: 'a phone, in the dark and in Greek',
    options: { viewport: { width: 320, height: 640 }, colorScheme: 'dark', locale: 'el-GR' },
    shop: 'Δοκιμάστε το κατάστημά μας',
    buy: 'Αγορά: Ομπρέλα',
    paymentPage: 'Πληρωμή με κάρτα',
    labels: ['Αριθμός κάρτας', 'Ονοματεπώνυμο στην κάρτα', 'Ημερομηνία λήξης', 'Κωδικός ασφαλείας'],
    pay: /^Πληρωμή 32,00/,
    receipt: 'Ευχαριστούμε, λάβαμε την πληρωμή σας',
  },
  {
    device: 'a desk, in the light and in English',
    options: { viewport: { width: 1280, height: 800 }, colorScheme: 'light', locale: 'en-GB' },
    shop: 'Try our shop',
    buy: 'Buy: Umbrella',
    paymentPage: 'Pay by card',
    labels: ['Card number', 'Name on card', 'Expiry date', 'Security code'],
    pay: /^Pay £/,
    receipt: 'Thank you, we have received your payment',
  },
] as const

test('prospects open a link on a phone and on a desk, buy, pay and see the receipt, until it is ended', {
  tag: '@slow',
}, async ({ merchant, page, browser }) => {
  test.slow()
  await merchant.designsPage(page, 'Demonstration', 'Orchard')
  await page.getByLabel('Business name').fill('Mill & Kiln')
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('status')).toHaveText('Published: shoppers see it now.')
  await page.getByRole('link', { name: 'Demonstration link' }).click()
  await page.getByRole('button', { name: 'Create demonstration link' }).click()
  const link = await page.getByRole('link', { name: 'Open' }).getAttribute('href')

  for (const { device, options, shop, buy, paymentPage, labels, pay, receipt } of prospects) {
    await test.step(device, async () => {
      const prospect = await browser.newPage(options)
      const expectGood = async () => {
        await expectToFit(prospect, prospect.url())
        expect(await accessibilityProblems(prospect)).toEqual([])
      }
      await prospect.goto(link ?? '')
      await expect(prospect).toHaveTitle(`${shop} · Mill & Kiln`)
      await expectGood()
      await prospect.getByRole('button', { name: buy }).click()
      await expect(prospect).toHaveTitle(`${paymentPage} · Mill & Kiln`)
      for (const [index, value] of [visa, 'Δόμνα Σαμίου', expiry, '123'].entries())
        await prospect.getByLabel(labels[index] ?? '').fill(value)
      await prospect.getByRole('button', { name: pay }).click()
      await prospect.getByRole('button').first().click()
      await expect(prospect.getByRole('heading', { name: receipt })).toBeVisible()
      await expect(prospect.getByText(/DEMO-\d{4}/)).toBeVisible()
      await expectGood()
      await prospect.close()
    })
  }

  await page.getByRole('button', { name: 'End it now' }).click()
  await expect(page.getByRole('button', { name: 'Create demonstration link' })).toBeVisible()
})
