import { expect, type Page } from '@playwright/test'

/** Nothing is wider than the screen or its panel, and no heading smaller than the text: as it stands, and on a phone at 320 px, also with text at 200 %. */
export async function expectToFit(page: Page, what: string): Promise<void> {
  const viewport = page.viewportSize() ?? { width: 0, height: 0 }
  await expectNoOverflow(page, what)
  if (viewport.width >= 400) return
  await page.setViewportSize({ ...viewport, width: 320 })
  await expectNoOverflow(page, `${what} at 320 px`)
  await page.evaluate("document.documentElement.style.fontSize = '200%'")
  await expectNoOverflow(page, `${what} at 320 px with text at 200 %`)
  const smallHeadings = await page.evaluate<number>(`[...document.querySelectorAll('h1')]
    .filter((h1) => parseFloat(getComputedStyle(h1).fontSize) < parseFloat(getComputedStyle(document.body).fontSize)).length`)
  expect.soft(smallHeadings, `${what} has a heading smaller than its text`).toBe(0)
  await page.evaluate("document.documentElement.style.fontSize = ''")
  await page.setViewportSize(viewport)
}

async function expectNoOverflow(page: Page, what: string): Promise<void> {
  const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
  expect.soft(overflow, `${what} is wider than the screen`).toBeLessThanOrEqual(0)
  const panels = await page.evaluate<number>(
    `[...document.querySelectorAll('.panel')].filter((panel) => panel.scrollWidth > panel.clientWidth).length`,
  )
  expect.soft(panels, `panels of ${what} that something leaves`).toBe(0)
  // Others are scrolled on purpose, also by keys.
  const tables = await page.evaluate<number>(
    `[...document.querySelectorAll('.table:has(.cards)')].filter((table) => table.scrollWidth > table.clientWidth).length`,
  )
  expect.soft(tables, `tables of ${what} that are cut`).toBe(0)
}
