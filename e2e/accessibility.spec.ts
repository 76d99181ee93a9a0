import { writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { axeVersion } from 'cashflows-simulator/kit/accessibility'
import { locales } from '../lib/i18n/locales'
import { textPages } from '../lib/paths'
import { isAccessible as hasNoProblems, overflowOf, screens } from './accessible'
import { expect, test } from './fixtures'
import { product } from './shopper'

/** How many problems each page of the shop has, by its address without the language. */
const problemsOf = new Map<string, number>()

/** Tests a page as it stands. @param path what the accessibility statement calls it, unless it is no page of the shop */
async function isAccessible(page: Page, name: string, path?: string, hasNewColours?: boolean) {
  const found = await hasNoProblems(page, name, hasNewColours)
  if (path !== undefined) problemsOf.set(path, (problemsOf.get(path) ?? 0) + found)
}

/** Goes to a page in each language, and tests it. @param shownAs what the accessibility statement calls it */
async function isAccessibleAt(page: Page, path: string, shownAs = path) {
  for (const locale of locales) {
    await page.goto(`/${locale}${path}`)
    await isAccessible(page, `${shownAs} in ${locale}`, shownAs, locale === 'en-GB')
  }
}

/** `npm run accessibility` names the file that the accessibility statement is made from. */
test.afterAll(() => {
  const file = process.env.ACCESSIBILITY_RESULTS
  if (!file || problemsOf.size === 0) return
  const results = {
    date: new Date().toISOString().slice(0, 10),
    version: axeVersion,
    languages: locales,
    widths: screens.map(([, { width }]) => width),
    pages: [...problemsOf].map(([path, problems]) => ({ path, problems })),
  }
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
})

test('axe-core finds nothing wrong from the catalogue to the withdrawal, on a phone and on a desk', {
  tag: '@slow',
}, async ({ shopper }) => {
  test.slow()
  const { page } = shopper
  await isAccessibleAt(page, '', '/')
  await shopper.putsIntoCart()
  await isAccessible(page, 'cart drawer')
  await isAccessibleAt(page, `/products/${product}`, '/products/…')
  await isAccessibleAt(page, '/cart')
  await isAccessibleAt(page, '/checkout')
  await shopper.goesToCheckout()
  await shopper.fillsIn()
  await shopper.payButton.click()
  await shopper.hostedPage.isShown()
  await isAccessible(page, 'simulation page')
  await shopper.hostedPage.openCardForm()
  await isAccessible(page, 'card page')
  await shopper.hostedPage.payByCard()
  await expect(shopper.threeDSecure.answer('Successful')).toBeVisible()
  await isAccessible(page, '3-D Secure page')
  await shopper.threeDSecure.choose('Successful')
  await shopper.seesOrder('paid')
  await isAccessibleAt(page, withoutLanguage(page), '/orders/…')
  await shopper.seesOrder('paid')
  expect(await panelOverflow(page), 'the panel of the order').toBeLessThanOrEqual(0)
  await page.goto(`/en-GB/withdrawal?order=${withoutLanguage(page).split('/').pop()}`)
  await isAccessible(page, 'withdrawal of an order', '/withdrawal')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('button', { name: 'Confirm withdrawal' })).toBeVisible()
  await isAccessible(page, 'check of a withdrawal', '/withdrawal')
  await page.getByRole('button', { name: 'Confirm withdrawal' }).click()
  await page.waitForURL(/\/withdrawal\/./)
  await isAccessibleAt(page, withoutLanguage(page), '/withdrawal/…')
})

const withoutLanguage = (page: Page) => new URL(page.url()).pathname.replace(/^\/[^/]+/, '')

/** By how many pixels the texts of an order's panel are wider than it, on a phone with large text. */
async function panelOverflow(page: Page): Promise<number> {
  await page.setViewportSize({ width: 360, height: 740 })
  await overflowOf(page, '200%')
  return page
    .locator('[data-order-status]')
    .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)
}

test('axe-core finds nothing wrong on the other pages, and on what is found nowhere', {
  tag: '@slow',
}, async ({ page }) => {
  test.slow()
  await isAccessibleAt(page, '/categories/drink', '/categories/…')
  await isAccessibleAt(page, '/search?q=mug&category=drink', '/search')
  await isAccessibleAt(page, '/search?q=xyzzy', '/search')
  for (const name of ['find-order', 'withdrawal', ...textPages, 'not-found'])
    await isAccessibleAt(page, `/${name}`)
})

test('the cart stands in the row of the other links of the header, in every language on every phone', {
  tag: '@slow',
}, async ({ page }) => {
  const links = page.getByRole('banner').getByRole('link')
  for (const locale of ['en-GB', 'el-GR', 'nl-NL', 'es-ES']) {
    await page.goto(`/${locale}/cookies`)
    for (const width of [320, 360, 375]) {
      await page.setViewportSize({ width, height: 740 })
      const heights = await links.evaluateAll((all) =>
        all.slice(-3).map((link) => link.getBoundingClientRect().top),
      )
      expect.soft(new Set(heights).size, `${locale} at ${width} px`).toBe(1)
    }
  }
})

test('the longest words of other languages fit a phone', { tag: '@slow' }, async ({ shopper }) => {
  const { page } = shopper
  await shopper.putsIntoCart('harbour-mug')
  // A heading, names of products, and the options of one.
  for (const locale of ['el-GR', 'nl-NL', 'es-ES']) {
    for (const name of [
      '',
      '/products/cooking-spoon',
      '/returns',
      '/accessibility',
      '/cookies',
      '/withdrawal',
      '/find-order',
      '/search?category=drink',
      '/cart',
      '/checkout',
    ]) {
      const path = `/${locale}${name}`
      await page.setViewportSize({ width: 320, height: 740 })
      await page.goto(path)
      expect.soft(await overflowOf(page, '100%'), `${path} at 320 px`).toBeLessThanOrEqual(0)
      await page.setViewportSize({ width: 360, height: 740 })
      expect.soft(await overflowOf(page, '200%'), `${path} with text at 200%`).toBeLessThanOrEqual(0)
    }
  }
})

test('the tables of text pages divide no word on a phone', { tag: '@slow' }, async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  for (const locale of ['en-US', 'el-GR', 'nl-NL', 'es-ES']) {
    for (const name of ['delivery', 'cookies', 'accessibility']) {
      const path = `/${locale}/${name}`
      await page.goto(path)
      const divided = await page.getByRole('table').evaluate((table) => {
        const words: string[] = []
        const texts = document.createTreeWalker(table, NodeFilter.SHOW_TEXT)
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
          for (const { 0: word, index } of (text.nodeValue ?? '').matchAll(/[\p{L}\p{N}]+/gu)) {
            const range = document.createRange()
            range.setStart(text, index)
            range.setEnd(text, index + word.length)
            if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) words.push(word)
          }
        }
        return words
      })
      expect.soft(divided, path).toEqual([])
    }
  }
})

test('what is wrong with a form stays inside of its panel on a phone with large text', {
  tag: '@slow',
}, async ({ shopper }) => {
  const { page } = shopper
  const main = page.getByRole('main')
  await shopper.putsIntoCart()
  await page.setViewportSize({ width: 360, height: 740 })
  for (const locale of ['el-GR', 'nl-NL', 'es-ES']) {
    await page.goto(`/${locale}/checkout`)
    // Its error has an address as its example, which is a long word.
    await main.getByRole('textbox').first().fill('anna@')
    await main.getByRole('button').last().click()
    await expect(main.getByRole('alert')).toBeVisible()
    expect.soft(await overflowOf(page, '200%'), `${locale} with text at 200%`).toBeLessThanOrEqual(0)
    const overflow = await main
      .getByRole('alert')
      .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)
    expect.soft(overflow, `the panel in ${locale}`).toBeLessThanOrEqual(0)
  }
})
