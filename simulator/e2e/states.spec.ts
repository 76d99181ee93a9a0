import { readFile } from 'node:fs/promises'
import type { Page, TestInfo } from '@playwright/test'
import { accessibilityProblems } from '../kit/accessibility.ts'
import type { ControlClient } from '../kit/control-client.ts'
import { pageMethods } from '../payments/page-methods.ts'
import { type Locale, locales } from '../payments/payment-job.ts'
import { addressOfSettings } from '../portal/appearance/preview-settings.ts'
import { pageStates } from '../portal/appearance/sample.ts'
import { configurationId, expect, type Merchant, payButton, test, typesCard } from './merchant.ts'
import { expectToFit } from './page-width.ts'

/** A preset whose typeface ships with the project: system typefaces differ from machine to machine. */
const preset = 'Orchard'

// Colours that change slowly would be measured on their way.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

const widths = [320, 1280]
const schemes = ['light', 'dark'] as const

test(
  'every state of the page looks as in its pictures, fits, and axe-core finds nothing wrong with it',
  { tag: '@slow' },
  async ({ merchant, control, page }, testInfo) => {
    test.slow()
    const pictures = await StoredScreenshots.of(page, testInfo)
    const { addressOf, reference } = await publishesPage(merchant, control, page)
    for (const state of pageStates) {
      await page.goto(addressOf(state, 'en_GB'))
      await pictures.compare(state)
    }

    await page.goto(addressOf('form', 'en_GB'))
    await page.getByText('Test cards for this simulator').click()
    await pictures.compare('test-cards')
    await page.getByText('Test cards for this simulator').click()
    await typesCard(page)
    // The date that the picture shows; nothing is sent, so it may be past.
    await page.getByLabel('Expiry date').fill('12/31')
    // After a response without content a browser shows the same page, as while it waits for one.
    await page.route(/card/, (route) => route.fulfill({ status: 204 }))
    await payButton(page).click()
    await expect(page.locator('[data-sending]')).not.toBeEmpty()
    await pictures.compare('sending')

    const { link } = await merchant.createsJob({
      currency: 'EUR',
      locale: 'en_GB',
      parameters: { PaymentPageReference: reference },
    })
    await page.goto(`${link.replace('/payment?', '/payment/other?')}&method=Ideal`)
    await page.getByRole('button', { name: 'Approve' }).press('Enter')
    await expect(page).toHaveTitle(/^Error/)
    await pictures.compare('bank-missing')
  },
)

test.describe('a link that is not found, and a form that is too large,', () => {
  // The default theme has a system typeface; for the pictures it is replaced by one that ships with the project.
  test.use({ bypassCSP: true })

  test('look as in their pictures', { tag: '@slow' }, async ({ merchant, page }, testInfo) => {
    const pictures = await StoredScreenshots.of(page, testInfo)
    const font = `@font-face{font-family:shipped;src:url(${merchant.url}/payment/fonts/commissioner-latin.woff2)}
      body{font-family:shipped!important}`
    await page.goto(`${merchant.url}/payment?ref=unknown`)
    await page.addStyleTag({ content: font })
    await pictures.compare('unknown')

    const { link } = await merchant.createsJob()
    await page.goto(link.replace('/payment?', '/payment/card?'))
    await page.route(/card/, (route) => route.continue({ postData: 'a'.repeat(20_000) }))
    await typesCard(page)
    await payButton(page).click()
    await expect(page.getByRole('button')).toHaveCount(0)
    await page.addStyleTag({ content: font })
    await pictures.compare('too-large')
  })
})

for (const locale of locales.filter((candidate) => candidate !== 'en_GB')) {
  test(`every state fits in ${locale}, and axe-core finds nothing wrong with it`, { tag: '@slow' }, async ({
    merchant,
    control,
    page,
  }) => {
    test.slow()
    const { addressOf } = await publishesPage(merchant, control, page)
    for (const state of pageStates) {
      await page.goto(addressOf(state, locale))
      await page.setViewportSize({ width: 320, height: 640 })
      await expectToFit(page, state)
      // The colours are those of the pictures, in whose language they were tested.
      expect.soft(await accessibilityProblems(page, 'others'), state).toEqual([])
    }
  })
}

/** The pictures of this folder. */
class StoredScreenshots {
  /** Another Chromium draws letters and controls a little differently, and would fail where nothing is broken. */
  readonly #areOfThisBrowser: boolean

  private constructor(
    readonly page: Page,
    readonly testInfo: TestInfo,
    areOfThisBrowser: boolean,
  ) {
    this.#areOfThisBrowser = areOfThisBrowser
  }

  static async of(page: Page, testInfo: TestInfo): Promise<StoredScreenshots> {
    const version = page.context().browser()?.version().split('.')[0]
    const own = `Chromium ${version}, ${process.platform}`
    const isUpdated = !['none', 'missing'].includes(testInfo.config.updateSnapshots)
    if (isUpdated) expect(own).toMatchSnapshot('drawn-by.txt')
    const drawnBy = await readFile(testInfo.snapshotPath('drawn-by.txt'), 'utf8')
    if (drawnBy !== own)
      console.log(`The pictures are not compared: they were drawn by ${drawnBy}, not ${own}.`)
    return new StoredScreenshots(page, testInfo, drawnBy === own)
  }

  /** Looks at the page as it stands, in both widths and schemes; each load and each purchase serves all of them. */
  async compare(name: string): Promise<void> {
    for (const width of widths) {
      await this.page.setViewportSize({ width, height: width < 400 ? 640 : 900 })
      for (const scheme of schemes) {
        await this.page.emulateMedia({ colorScheme: scheme })
        if (width === 320) {
          const rules = scheme === schemes[0] ? 'all' : 'colours'
          expect.soft(await accessibilityProblems(this.page, rules), `${name}, ${scheme}`).toEqual([])
        }
        await this.compareOne(`${name}-${width}-${scheme}`)
      }
      if (width === 320) await expectToFit(this.page, name)
    }
  }

  private async compareOne(name: string): Promise<void> {
    if (!this.#areOfThisBrowser) return
    await this.page.evaluate('document.fonts.ready.then(() => undefined)')
    const picture = await this.page.screenshot({ fullPage: true, animations: 'disabled' })
    // Playwright decodes also those that are the same to the byte.
    const expected = await readFile(this.testInfo.snapshotPath(`${name}.png`)).catch(() => undefined)
    if (!expected?.equals(picture)) expect.soft(picture).toMatchSnapshot(`${name}.png`)
  }
}

/** @returns the reference of a new page with every way to pay, and where its views are shown to whoever has its link */
async function publishesPage(merchant: Merchant, control: ControlClient, page: Page) {
  await control.changeSettings({ configurationId, paymentMethods: [...pageMethods] })
  const editor = await merchant.designsPage(page, 'Demonstration merchant', preset)
  const link = await page.getByRole('link', { name: 'Open the link' }).getAttribute('href')
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('status')).toHaveText('Published: shoppers see it now.')
  return {
    reference: editor.slice(-18),
    addressOf: (state: (typeof pageStates)[number], locale: Locale) =>
      `${new URL(link ?? '', editor)}/${addressOfSettings({ state, locale, scheme: 'auto' })}`,
  }
}
