import { expect, type Page } from '@playwright/test'

/** Waits until React has taken over a page of the shop: before, a button sends its form and a link loads a whole page. */
export async function waitForHydration(page: Page): Promise<void> {
  const isHydrated = () =>
    page
      .getByRole('link')
      .last()
      .evaluate((link) => Object.keys(link).some((key) => key.startsWith('__reactProps$')))
  await expect.poll(isHydrated).toBe(true)
}
