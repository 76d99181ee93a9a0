import { expect, test } from './fixtures'
import { waitForHydration } from './hydration'

test('what is added shows in a drawer that the keyboard alone can use, and leads to the checkout', async ({
  shopper,
}) => {
  const { page } = shopper
  const drawer = page.getByRole('dialog', { name: 'Basket' })
  const add = page.getByRole('button', { name: 'Add to basket' })
  await shopper.looksAt('harbour-mug', 'Iron')
  await waitForHydration(page)
  await add.focus()
  await page.keyboard.press('Enter')
  await expect(drawer.getByRole('status')).toContainText('Harbour mug, Iron')
  await expect(drawer.getByRole('listitem')).toHaveText(/Harbour mug × 1.*£24.00/)
  await shopper.seesItemsInCart(1)

  // The page behind cannot be reached.
  for (let presses = 0; presses < 8; presses += 1) {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('header, main form'))).toBeNull()
  }
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  await expect(add).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(drawer.getByRole('listitem')).toHaveText(/Harbour mug × 2.*£48.00/)
  await drawer.getByRole('button', { name: 'Continue shopping' }).press('Enter')
  await expect(drawer).toBeHidden()
  await page.keyboard.press('Enter')
  await drawer.getByRole('link', { name: 'Checkout' }).press('Enter')
  await expect(page.getByLabel('Email address')).toBeVisible()
  await expect(drawer).toBeHidden()
})

test('who adds more at once after closing the drawer sees it in the next one', async ({ shopper }) => {
  const { page } = shopper
  const drawer = page.getByRole('dialog', { name: 'Basket' })
  await shopper.looksAt('soup-mug')
  await waitForHydration(page)
  await page.getByRole('button', { name: 'Add to basket' }).click()
  await expect(drawer.getByRole('listitem')).toHaveText(/Soup mug × 1/)
  // In one task: the page hears only afterwards that the drawer was closed.
  await drawer.evaluate((dialog: HTMLDialogElement) => {
    dialog.close()
    document.querySelector<HTMLFormElement>('main form')?.requestSubmit()
  })
  await expect(drawer.getByRole('listitem')).toHaveText(/Soup mug × 2/)
})
