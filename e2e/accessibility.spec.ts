import type { Page } from '@playwright/test'
import { accessibilityProblems } from 'cashflows-simulator/kit/accessibility'
import { expect, test } from './fixtures'

/** By how many pixels the page is wider than the screen with text of this size. */
const overflowOf = (page: Page, fontSize: string) =>
  page.evaluate((size) => {
    const { documentElement } = document
    documentElement.style.fontSize = size
    return documentElement.scrollWidth - window.innerWidth
  }, fontSize)

const screens = [
  ['a phone', { width: 360, height: 740 }],
  ['a desk', { width: 1280, height: 800 }],
] as const

test('axe-core finds nothing wrong from the catalogue to the paid order, on a phone and on a desk', async ({
  shopper,
}) => {
  test.slow()
  const { page } = shopper
  const isAccessible = (name: string) =>
    test.step(name, async () => {
      for (const [device, viewport] of screens) {
        await page.setViewportSize(viewport)
        expect.soft(await accessibilityProblems(page), `${name} on ${device}`).toEqual([])
        for (const size of ['100%', '200%']) {
          expect
            .soft(await overflowOf(page, size), `${name} on ${device} with text at ${size}`)
            .toBeLessThanOrEqual(0)
        }
        await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
      }
    })

  await page.goto('/en-GB')
  await isAccessible('home')
  await shopper.putsIntoCart()
  await isAccessible('product')
  await page.goto('/en-GB/cart')
  await isAccessible('cart')
  await shopper.goesToCheckout()
  await isAccessible('checkout')
  await shopper.fillsIn()
  await shopper.payButton.click()
  await shopper.hostedPage.isShown()
  await isAccessible('simulation page')
  await shopper.hostedPage.openCardForm()
  await isAccessible('card page')
  await shopper.hostedPage.payByCard()
  await expect(shopper.threeDSecure.answer('Successful')).toBeVisible()
  await isAccessible('3-D Secure page')
  await shopper.threeDSecure.choose('Successful')
  await shopper.seesOrder('paid')
  await isAccessible('order')
})

test('the longest words of other languages fit a phone', async ({ page }) => {
  // A heading, names of products, and the options of one.
  for (const locale of ['el-GR', 'nl-NL', 'es-ES']) {
    for (const path of [`/${locale}`, `/${locale}/products/cooking-spoon`, `/${locale}/withdrawal`]) {
      await page.setViewportSize({ width: 320, height: 740 })
      await page.goto(path)
      expect.soft(await overflowOf(page, '100%'), `${path} at 320 px`).toBeLessThanOrEqual(0)
      await page.setViewportSize({ width: 360, height: 740 })
      expect.soft(await overflowOf(page, '200%'), `${path} with text at 200%`).toBeLessThanOrEqual(0)
    }
  }
})
