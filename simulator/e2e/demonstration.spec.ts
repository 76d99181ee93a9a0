import { accessibilityProblems } from '../kit/accessibility.ts'
import { expectToFit } from './fit.ts'
import { expect, expiry, test, visa } from './merchant.ts'

test('a prospect opens a link on a phone, buys and pays in Greek, and sees the receipt', async ({
  merchant,
  page,
  browser,
}) => {
  await merchant.designsPage(page, 'Demonstration', 'Orchard')
  await page.getByLabel('Business name').fill('Mill & Kiln')
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('status')).toHaveText('Published: shoppers see it now.')
  await page.getByRole('link', { name: 'Demonstration link' }).click()
  await page.getByRole('button', { name: 'Create demonstration link' }).click()
  const link = await page.getByRole('link', { name: 'Open' }).getAttribute('href')

  const prospect = await browser.newPage({
    viewport: { width: 320, height: 640 },
    colorScheme: 'dark',
    locale: 'el-GR',
  })
  const expectGood = async () => {
    await expectToFit(prospect, prospect.url())
    expect(await accessibilityProblems(prospect)).toEqual([])
  }
  await prospect.goto(link ?? '')
  await expect(prospect).toHaveTitle('Δοκιμάστε το κατάστημά μας · Mill & Kiln')
  await expectGood()
  await prospect.getByRole('button', { name: 'Αγορά: Ομπρέλα' }).click()
  await expect(prospect).toHaveTitle(/Πληρωμή με κάρτα · Mill & Kiln/)
  await prospect.getByLabel('Αριθμός κάρτας').fill(visa)
  await prospect.getByLabel('Ονοματεπώνυμο στην κάρτα').fill('Δόμνα Σαμίου')
  await prospect.getByLabel('Ημερομηνία λήξης').fill(expiry)
  await prospect.getByLabel('Κωδικός ασφαλείας').fill('123')
  await prospect.getByRole('button', { name: 'Πληρωμή 32,00' }).click()
  await prospect.getByRole('button').first().click()
  await expect(prospect.getByRole('heading', { name: 'Ευχαριστούμε, λάβαμε την πληρωμή σας' })).toBeVisible()
  await expect(prospect.getByText('DEMO-0001')).toBeVisible()
  await expectGood()
  await prospect.close()

  await page.getByRole('button', { name: 'End it now' }).click()
  await expect(page.getByRole('button', { name: 'Create demonstration link' })).toBeVisible()
})
