import { accessibilityProblems } from '../kit/accessibility.ts'
import { pageMethods } from '../payments/page-methods.ts'
import { locales } from '../payments/payment-job.ts'
import { pageStates, pathOf } from '../portal/appearance/sample.ts'
import { configurationId, expect, test } from './merchant.ts'

for (const locale of locales) {
  test(`axe-core finds nothing wrong with any state in ${locale}, and each fits on 320 pixels`, async ({
    merchant,
    control,
    page,
  }) => {
    test.slow()
    await control.changeSettings({ configurationId, paymentMethods: [...pageMethods] })
    const editor = await merchant.designsPage(page, `States in ${locale}`)
    await page.setViewportSize({ width: 320, height: 640 })
    // Colours are the same in every language.
    const schemes = locale === 'en_GB' ? ['light', 'dark'] : ['light']
    for (const state of pageStates) {
      for (const scheme of schemes) {
        await page.goto(`${editor}/preview/${state}.${locale}.${scheme}/${pathOf(state)}`)
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect.soft(overflow, `${state} is wider than the screen`).toBeLessThanOrEqual(0)
        expect.soft(await accessibilityProblems(page), `${state}, ${scheme}`).toEqual([])
      }
    }
  })
}
