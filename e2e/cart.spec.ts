import { expect, test } from './fixtures'

test('what is removed comes back by Undo as it was, also when Undo is pressed twice at once', async ({
  shopper,
}) => {
  const { page } = shopper
  const quantity = page.getByLabel('Quantity')
  const undo = page.getByRole('button', { name: 'Undo' })
  await shopper.putsIntoCart('small-cup', { option: 'Sea', quantity: 3 })
  await page.goto('/en-GB/cart')
  for (const presses of [1, 2]) {
    await page.getByRole('button', { name: 'Remove Small cup, Sea' }).click()
    await expect(quantity).toHaveCount(0)
    await shopper.seesItemsInCart(0)
    await undo.click({ clickCount: presses })
    await expect(quantity).toHaveValue('3')
    await expect(undo).toHaveCount(0)
    await shopper.seesItemsInCart(3)
  }
})

test('a link to an item, as the cart and the feed have it, opens its product with its option and price', async ({
  shopper,
}) => {
  const { page } = shopper
  await shopper.putsIntoCart('wood-balm', { option: 'Large tin' })
  await page.goto('/en-GB/cart')
  await page.getByRole('link', { name: 'Wood balm' }).click()
  const seesLargeTin = async () => {
    await expect(page.getByRole('radio', { name: 'Large tin' })).toBeChecked()
    await expect(page.getByRole('main').getByText('£22.00', { exact: true })).toBeVisible()
  }
  await seesLargeTin()
  await page.reload()
  await seesLargeTin()
})

test('the buttons + and − change quantity and total, up to what there is, which the shopper reads', async ({
  shopper,
}) => {
  const { page } = shopper
  const quantity = page.getByLabel('Quantity')
  const summary = page.getByRole('region', { name: 'Summary' })
  // There are 10.
  await shopper.putsIntoCart('bread-board', { quantity: 8 })
  await page.goto('/en-GB/cart')
  const steps = async (button: RegExp, result: number) => {
    await page.getByRole('button', { name: button }).click()
    await expect(quantity).toHaveValue(String(result))
    await expect(summary).toContainText(`Total£${48 * result}.00`)
    await shopper.seesItemsInCart(result)
  }
  await steps(/^One more/, 9)
  await steps(/^One fewer/, 8)
  await steps(/^One more/, 9)
  await steps(/^One more/, 10)
  await steps(/^One more/, 10)
  await shopper.reads(/only 10 left/)
  await steps(/^One fewer/, 9)
})
