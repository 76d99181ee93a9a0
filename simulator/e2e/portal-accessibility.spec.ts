import type { Page } from '@playwright/test'
import { accessibilityProblems } from '../kit/accessibility.ts'
import { expect, test } from './merchant.ts'
import { expectToFit } from './page-width.ts'

const sizes = [
  ['a phone', { width: 390, height: 844 }, 'dark'],
  ['a desk', { width: 1280, height: 900 }, 'light'],
] as const

test.beforeEach(({ control }) => control.reset())

for (const [device, viewport, scheme] of sizes) {
  test.describe(`on ${device}`, () => {
    test.use({ viewport })

    test('axe-core finds nothing wrong with any page of the Portal, and each fits', { tag: '@slow' }, async ({
      merchant,
      control,
      page,
    }) => {
      test.slow()
      await page.emulateMedia({ colorScheme: scheme })
      const { data } = await merchant.createsJob({
        parameters: {
          webhookUrl: 'http://localhost:9/an-address-of-a-webhook-that-is-wider-than-every-phone',
        },
        order: {
          orderNumber: 'AN-ORDER-NUMBER-AS-LONG-AS-MAY-BE-01',
          billingIdentity: { emailAddress: 'a.shopper.with.a.very.long.name.indeed@mail.shop.example' },
        },
      })
      await control.completePayment({ reference: data.reference, card: 'visa' })
      await merchant.calls('{}', 'nonsense')
      const { reference } = data.payments[0]
      await page.goto(`${merchant.url}/`)
      await expectGood(page, 'the welcome page')
      await page.goto(`${merchant.url}/portal/sign-in`)
      await expectGood(page, '/sign-in')
      await merchant.signsIn(page)
      if (device === 'a desk') {
        const heights = await page
          .getByRole('row')
          .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height))
        expect(Math.max(...heights), 'a row of two lines').toBeLessThan(48)
      } else {
        await page.setViewportSize({ width: 320, height: 800 })
        await page.getByText('Menu').click()
        await expect(page.getByRole('link', { name: 'Payment links' })).toBeInViewport({ ratio: 1 })
        await page.keyboard.press('Escape')
        const [date, other] = await Promise.all(
          ['From', 'Currency'].map((label) => page.getByLabel(label, { exact: true }).boundingBox()),
        )
        expect(date?.width, 'a date with a calendar beside it').toBeGreaterThanOrEqual(148)
        expect(date?.height, 'a date is as high as any other field').toBe(other?.height)
        await page.setViewportSize(viewport)
      }
      await page.goto(`${merchant.url}/portal/users`)
      await page.getByLabel('Name').fill('Wilhelmina-Alexandra Konstantinopoulou van den Berg')
      await page
        .getByLabel('Email')
        .fill('wilhelmina.konstantinopoulou-van-den-berg@customers.pottery.example')
      await page.getByRole('button', { name: 'Create user' }).click()
      await expectGood(page, 'a link for a new user')
      await page.goto(`${merchant.url}/portal/payment-links`)
      await page.getByLabel('What it is for').fill('Six bowls for a very long table by the sea, '.repeat(4))
      await page.getByLabel('Amount').fill('1128.40')
      await page
        .getByLabel('Order number')
        .fill('AN-ORDER-NUMBER-AS-LONG-AS-MAY-BE-01-'.repeat(2).slice(0, 64))
      await page.getByRole('button', { name: 'Create payment link' }).click()
      await expectGood(page, 'a new payment link')
      if (device === 'a desk') {
        for (const [path, lines] of [
          ['/users', 5],
          ['/payment-links', 4],
        ] as const) {
          await page.goto(`${merchant.url}/portal${path}`)
          const heights = await page
            .getByRole('row')
            .evaluateAll((rows) => rows.map((row) => row.clientHeight))
          expect(Math.max(...heights), `a row of ${path} in ${lines} lines`).toBeLessThan(24 * lines + 20)
        }
      }
      for (const [link, dialog] of [
        [/^QR code of the link/, /^QR code of the link/],
        [/^Cancel the link/, /^Cancel the link/],
      ] as const) {
        await page.goto(`${merchant.url}/portal/payment-links`)
        await page.getByRole('link', { name: link }).click()
        await expect(page.getByRole('dialog', { name: dialog })).toBeVisible()
        await expectGood(page, `the dialog ${dialog}`)
      }
      const entries = page
        .getByRole('navigation', { name: 'Portal', includeHidden: true })
        .first()
        .getByRole('link', { includeHidden: true })
      const sections = await entries.evaluateAll((links) =>
        links.map((link) => (link as HTMLAnchorElement).pathname.replace(/^.*?\/portal/, '')),
      )
      expect(sections).toContain('/simulation')
      for (const path of [
        ...sections,
        '/transactions?amount=much',
        '/transactions?text=nothing',
        `/transactions/${data.reference}`,
        `/transactions/${data.reference}/${reference}/refund`,
        '/configuration/api-data',
        '/account',
      ]) {
        await page.goto(`${merchant.url}/portal${path}`)
        await expectGood(page, path)
      }
    })
  })
}

async function expectGood(page: Page, what: string): Promise<void> {
  await expectToFit(page, what)
  expect.soft(await accessibilityProblems(page), what).toEqual([])
}
