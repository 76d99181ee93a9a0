import { expect, test } from './fixtures'

test('an order is kept on one sheet of paper, without what only a screen is for', async ({
  shopper,
  other,
}) => {
  const { page } = shopper
  for (const slug of ['soup-mug', 'milk-jug', 'tumbler']) await other.putsIntoCart(slug)
  await other.checksOut('pasta-bowl')
  await other.chooses('Successful Payment')
  await other.seesOrder('paid')
  await shopper.goesOnFor(other)
  await page.goto(other.address)
  const main = page.getByRole('main')
  await page.emulateMedia({ media: 'print' })
  await expect(main.getByText('Pasta bowl')).toBeVisible()
  await expect(main.getByRole('link').or(main.getByRole('button'))).toHaveCount(0)
  const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g)
  expect(sheets).toHaveLength(1)
})
