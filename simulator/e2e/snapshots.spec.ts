import type { Page } from '@playwright/test'
import type { ControlClient } from '../kit/control-client.ts'
import { pageMethods } from '../payments/page-methods.ts'
import { locales } from '../payments/payment-job.ts'
import { addressOfSettings, type PreviewSettings } from '../portal/appearance/preview-settings.ts'
import { pageStates } from '../portal/appearance/sample.ts'
import { configurationId, expect, type Merchant, payButton, test, typesCard } from './merchant.ts'

/** A preset whose typeface ships with the project: system typefaces differ from machine to machine. */
const preset = 'Orchard'

const phone = { width: 390, height: 844 }
const desk = { width: 1280, height: 900 }

for (const [device, viewport] of Object.entries({ phone, desk })) {
  test.describe(`on a ${device}`, () => {
    test.use({ viewport })

    test('every state of the page looks as in its picture', async ({ merchant, control, page }) => {
      test.slow()
      const { shared } = await publishesPage(merchant, control, page)
      for (const state of pageStates) {
        await page.goto(shared({ state }))
        await looksAsIn(page, `${state}-${device}`)
      }
    })

    test('what a shopper does on the page looks as in its picture', async ({ merchant, control, page }) => {
      const { shared, reference } = await publishesPage(merchant, control, page)
      await page.goto(shared({}))
      await page.getByText('Test cards for this simulator').click()
      await looksAsIn(page, `test-cards-${device}`)

      await page.goto(shared({}))
      await typesCard(page)
      // The date that the picture shows; nothing is sent, so it may be past.
      await page.getByLabel('Expiry date').fill('12/31')
      // After a response without content a browser shows the same page, as while it waits for one.
      await page.route(/card/, (route) => route.fulfill({ status: 204 }))
      await payButton(page).click()
      await expect(page.locator('[data-sending]')).not.toBeEmpty()
      await looksAsIn(page, `sending-${device}`)

      const { link } = await merchant.createsJob({
        currency: 'EUR',
        locale: 'en_GB',
        parameters: { PaymentPageReference: reference },
      })
      await page.goto(`${link.replace('/payment?', '/payment/other?')}&method=Ideal`)
      await page.getByRole('button', { name: 'Approve' }).press('Enter')
      await looksAsIn(page, `bank-missing-${device}`)
    })
  })
}

test.describe('a link that names no payment job', () => {
  // The default theme has a system typeface; for the picture it is replaced by one that ships with the project.
  test.use({ bypassCSP: true })

  test('looks as in its picture', async ({ merchant, page }) => {
    for (const [device, viewport] of Object.entries({ phone, desk })) {
      await page.setViewportSize(viewport)
      await page.goto(`${merchant.url}/payment?ref=unknown`)
      await page.addStyleTag({
        content: `@font-face{font-family:shipped;src:url(${merchant.url}/payment/fonts/commissioner-latin.woff2)}
          body{font-family:shipped!important}`,
      })
      await looksAsIn(page, `unknown-${device}`)
    }
  })
})

test.describe('the card form', () => {
  test.use({ viewport: phone })

  test('looks as in its picture in every other language, and in dark', async ({
    merchant,
    control,
    page,
  }) => {
    const { shared } = await publishesPage(merchant, control, page)
    for (const locale of locales.filter((candidate) => candidate !== 'en_GB')) {
      await page.goto(shared({ locale }))
      await looksAsIn(page, `form-${locale}`)
    }
    await page.goto(shared({ scheme: 'dark' }))
    await looksAsIn(page, 'form-dark')
  })
})

/** @returns the reference of a new page with every way to pay, and where its views are shown to whoever has its link */
async function publishesPage(merchant: Merchant, control: ControlClient, page: Page) {
  await control.changeSettings({ configurationId, paymentMethods: [...pageMethods] })
  const editor = await merchant.designsPage(page, 'Demonstration merchant', preset)
  const link = await page.getByRole('link', { name: 'Open the link' }).getAttribute('href')
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('status')).toHaveText('Published: shoppers see it now.')
  return {
    reference: editor.slice(-18),
    shared: (view: Partial<PreviewSettings>) =>
      `${new URL(link ?? '', editor)}/${addressOfSettings({ state: 'form', locale: 'en_GB', scheme: 'light', ...view })}`,
  }
}

/** Compares the whole page with its picture in `snapshots/`, once its typefaces are there and nothing moves. */
const looksAsIn = (page: Page, picture: string) =>
  expect.soft(page).toHaveScreenshot(`${picture}.png`, { fullPage: true })
