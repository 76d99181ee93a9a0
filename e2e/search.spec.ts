import { accessibilityProblems } from 'cashflows-simulator/kit/accessibility'
import { expect, httpTest, test } from './fixtures'

httpTest(
  'a misspelt word finds the product without JavaScript, in English and in Greek',
  async ({ shopper }) => {
    await shopper.opens('/en-GB/search?q=taepot')
    shopper.reads(/1 product for ‘taepot’/)
    await shopper.follows('Teapot for three')
    shopper.reads(/Makes three cups/)
    // Without accents, and with a letter too few.
    await shopper.opens('/el-GR/search?q=τσαγερα')
    await shopper.follows('Τσαγιέρα για τρεις')
    shopper.reads(/Για τρία φλιτζάνια/)
  },
)

httpTest('a search that finds nothing helps on, and no address is an error', async ({ shopper }) => {
  await shopper.opens('/en-GB/search?q=teapot+concrete&category=pour')
  shopper.reads(/Nothing found for ‘teapot concrete’/)
  await shopper.follows('Did you mean ‘Teapot for three’?')
  await shopper.follows('Teapot for three')
  for (const query of [
    'q=%00%F0%9F%98%80',
    'q=a&q=b&page=-1&sort[]=x',
    `q=${'x'.repeat(5000)}`,
    'page=999999&price=1-',
  ]) {
    const { status } = await fetch(new URL(`/en-GB/search?${query}`, shopper.address))
    expect(status, query).toBe(200)
  }
})

httpTest('results are for no search engine, and their scripts need a nonce', async ({ shopper }) => {
  await shopper.opens('/en-GB/search?q=mug')
  const response = await fetch(shopper.address)
  expect(response.headers.get('content-security-policy')).toMatch(/script-src 'self' 'nonce-/)
  expect(await response.text()).toContain('<meta name="robots" content="noindex, follow"/>')
})

test('products are suggested while somebody types, and chosen by keyboard', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/en-GB/search')
  const field = page.getByRole('main').getByLabel('Search the shop')
  await field.focus()
  await expect(field).toHaveRole('combobox')
  await field.pressSequentially('teapo')
  const option = page.getByRole('option', { name: /Teapot for three/ })
  await expect(option).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: /suggestion/ })).toBeAttached()
  await field.press('ArrowDown')
  await expect(option).toHaveAttribute('aria-selected', 'true')
  expect(await accessibilityProblems(page)).toEqual([])
  await field.press('Escape')
  await expect(option).toBeHidden()
  await field.press('t')
  await expect(option).toBeVisible()
  await field.press('ArrowDown')
  await field.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Teapot for three' })).toBeVisible()
})

test('filters narrow the results, and stand in the address', async ({ page }) => {
  await page.goto('/en-GB/search?q=mug')
  const main = page.getByRole('main')
  await main.getByText('Filter and sort').click()
  await main.getByRole('checkbox', { name: 'Sea' }).check()
  await main.getByLabel('Sort by').selectOption('Price, highest first')
  await main.getByRole('button', { name: 'Show results' }).click()
  await expect(page).toHaveURL(/q=mug.*sort=priceDown.*glaze=sea/)
  await expect(main.getByRole('heading', { level: 3 }).first()).toHaveText('Harbour mug')
  await main.getByRole('link', { name: 'Clear filters' }).click()
  await expect(page).toHaveURL(/search\?q=mug$/)
})
