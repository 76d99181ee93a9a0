import { expect, type Page, test } from '@playwright/test'
import { accessibilityProblems } from 'cashflows-simulator/kit/accessibility'

/** The screens on which pages are tested. */
export const screens = [
  ['a phone', { width: 360, height: 740 }],
  ['a desk', { width: 1280, height: 800 }],
] as const

/** By how many pixels the page is wider than the screen with text of this size. */
export const overflowOf = (page: Page, fontSize: string) =>
  page.evaluate((size) => {
    const { documentElement } = document
    documentElement.style.fontSize = size
    return documentElement.scrollWidth - window.innerWidth
  }, fontSize)

/** Tests a page as it stands: axe-core finds nothing, and it fits. @returns how many problems axe-core has found */
export const isAccessible = (page: Page, name: string): Promise<number> =>
  test.step(name, async () => {
    let found = 0
    // After a form that loads a whole page, the address is there before the page is.
    await page.waitForLoadState()
    for (const [device, viewport] of screens) {
      await page.setViewportSize(viewport)
      const problems = await accessibilityProblems(page)
      found += problems.length
      expect.soft(problems, `${name} on ${device}`).toEqual([])
      for (const size of ['100%', '200%']) {
        expect
          .soft(await overflowOf(page, size), `${name} on ${device} with text at ${size}`)
          .toBeLessThanOrEqual(0)
      }
      await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
    }
    return found
  })
