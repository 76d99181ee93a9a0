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

/**
 * Tests a page as it stands: axe-core finds nothing, and it fits.
 *
 * @param hasNewColours whether its colours, light and dark, are to be tested: they are the same in every language
 * @returns how many problems axe-core has found
 */
export const isAccessible = (page: Page, name: string, hasNewColours = true): Promise<number> =>
  test.step(name, async () => {
    let found = 0
    // After a form that loads a whole page, the address is there before the page is.
    await page.waitForLoadState()
    // A colour that changes slowly would be tested half-way.
    await page.emulateMedia({ reducedMotion: 'reduce' })
    for (const [device, viewport] of screens) {
      await page.setViewportSize(viewport)
      const problems = await accessibilityProblems(page, hasNewColours ? 'all' : 'others')
      found += problems.length
      expect.soft(problems, `${name} on ${device}`).toEqual([])
      if (hasNewColours) {
        await page.emulateMedia({ colorScheme: 'dark' })
        const inTheDark = await accessibilityProblems(page, 'colours')
        await page.emulateMedia({ colorScheme: null })
        found += inTheDark.length
        expect.soft(inTheDark, `${name} on ${device} in dark colours`).toEqual([])
      }
      for (const size of ['100%', '200%']) {
        expect
          .soft(await overflowOf(page, size), `${name} on ${device} with text at ${size}`)
          .toBeLessThanOrEqual(0)
      }
      await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
    }
    return found
  })
