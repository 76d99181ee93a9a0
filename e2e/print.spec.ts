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

test('what a shopper sees in dark colours is printed in those for paper', async ({ page }) => {
  await page.goto('/en-GB/delivery')
  const heading = page.getByRole('heading', { level: 1 })
  const colour = () => heading.evaluate((element) => getComputedStyle(element).color)
  const light = await colour()
  for (const preferred of ['light', 'dark'] as const) {
    await page.emulateMedia({ media: 'screen', colorScheme: preferred })
    await page.getByRole('radio', { name: 'Dark', exact: true }).check()
    expect(await colour(), 'on the screen').not.toBe(light)
    await page.emulateMedia({ media: 'print', colorScheme: preferred })
    expect(await colour(), `where the device prefers ${preferred} colours`).toBe(light)
  }
})
