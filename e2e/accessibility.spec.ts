import { accessibilityProblems } from 'cashflows-simulator/kit/accessibility'
import { expect, test } from './fixtures'

for (const [device, viewport] of [
  ['a phone', { width: 360, height: 740 }],
  ['a desk', { width: 1280, height: 800 }],
] as const) {
  test.describe(`on ${device}`, () => {
    test.use({ viewport })

    test('axe-core finds nothing wrong from the catalogue to the paid order', async ({ shopper }) => {
      test.slow()
      const { page } = shopper
      const isAccessible = (name: string) =>
        test.step(name, async () => {
          expect.soft(await accessibilityProblems(page), name).toEqual([])
          for (const size of ['100%', '200%']) {
            const overflow = await page.evaluate((fontSize) => {
              const { documentElement } = document
              documentElement.style.fontSize = fontSize
              return documentElement.scrollWidth - window.innerWidth
            }, size)
            expect
              .soft(overflow, `${name} with text at ${size} is wider than the screen`)
              .toBeLessThanOrEqual(0)
          }
          await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
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
      await shopper.seesPaymentPage()
      await isAccessible('simulation page')
      await shopper.choosesLiveEnvironment()
      await isAccessible('card page')
      await shopper.typesCard()
      await expect(page.getByRole('button', { name: 'Authentication successful' })).toBeVisible()
      await isAccessible('3-D Secure page')
      await shopper.chooses('Authentication successful')
      await shopper.seesOrder('paid')
      await isAccessible('order')
    })
  })
}
