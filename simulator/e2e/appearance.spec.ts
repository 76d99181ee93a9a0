import { readFile } from 'node:fs/promises'
import { accessibilityProblems } from '../kit/accessibility.ts'
import { expect, payButton, test } from './merchant.ts'

test('what is previewed is, to the pixel, what is paid on', async ({ merchant, page }) => {
  const editor = await merchant.designsPage(page, 'Pixels', 'Clay')
  await page.getByLabel('Business name').fill('Mill & Kiln')
  await expect(page.getByRole('status')).toHaveText('Draft saved.')
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('status')).toHaveText('Published: shoppers see it now.')

  const { link } = await merchant.createsJob({
    parameters: { PaymentPageReference: editor.slice(-18) },
    order: {
      orderNumber: 'A-1042',
      orderLines: [
        {
          lineNumber: 1,
          name: 'Soup mug, sand',
          quantity: 2,
          totalLineAmount: '40.00',
          unitPriceInclVat: '20.00',
        },
        { lineNumber: 2, name: 'Delivery', quantity: 1, totalLineAmount: '4.50', unitPriceInclVat: '4.50' },
      ],
    },
  })
  for (const viewport of [
    { width: 375, height: 740 },
    { width: 1280, height: 900 },
  ]) {
    await page.setViewportSize(viewport)
    const pictures: Buffer[] = []
    for (const address of [
      `${editor}/preview/form.en_GB.auto/payment/card`,
      link.replace('/payment?', '/payment/card?'),
    ]) {
      await page.goto(address)
      await page.evaluate(() => document.fonts.ready)
      pictures.push(await page.screenshot({ fullPage: true, animations: 'disabled' }))
    }
    expect(pictures[0]?.equals(pictures[1] ?? Buffer.alloc(0)), `at ${viewport.width} pixels`).toBe(true)
  }
})

test('a change is seen at once in the real page, and a colour that is hard to read is mended in one click', async ({
  merchant,
  page,
}) => {
  await merchant.designsPage(page, 'Live')
  const preview = page.frameLocator('iframe')
  await page.getByLabel('Business name').fill('Saltmarsh')
  await expect(preview.getByText('Saltmarsh')).toBeVisible()
  await page.getByLabel('Language').selectOption('el_GR')
  await page.getByLabel('State').selectOption('waiting')
  await expect(preview.getByRole('heading', { name: /Επιβεβαιώστε/ })).toBeVisible()

  await page.locator('summary', { hasText: 'Colours' }).click()
  await page.getByLabel('Accent: buttons, links, focus').first().fill('#9ec5e8')
  await expect(page.getByText('has a contrast of 1.')).toHaveCount(1)
  await page.getByRole('button', { name: 'Take the nearest colour that passes' }).first().click()
  await expect(page.getByText('Every pair of colours passes WCAG level AA.')).toBeVisible()
})

test('a picture that is too large is rejected beside its field, and the next one is kept', async ({
  merchant,
  page,
}) => {
  await merchant.designsPage(page, 'Logo')
  const logo = page.getByLabel('SVG, PNG, JPEG or WebP, up to 32 KB').first()
  const choose = (bytes: number) =>
    logo.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.alloc(bytes) })
  await choose(3_000_000)
  await expect(page.getByRole('status')).toHaveText('Not saved: correct the fields marked below.')
  await expect(logo).toHaveAccessibleDescription(/must be at most 32 KB/)
  await choose(100)
  await expect(page.getByRole('status')).toHaveText('Draft saved.')
  await expect(page.frameLocator('iframe').locator('img.logo')).toHaveAttribute('src', /^data:image/)
})

test('somebody without a sign-in sees the page by its link, and sees there how a payment ends', async ({
  merchant,
  page,
  browser,
}) => {
  await merchant.designsPage(page, 'Shared', 'Violet')
  const address = await page.getByRole('link', { name: 'Open the link' }).getAttribute('href')
  const stranger = await browser.newPage()
  await stranger.goto(address ?? '')
  await expect(stranger.getByRole('heading', { name: 'Pay by card' })).toBeVisible()
  await stranger.getByRole('button', { name: 'Cancel' }).click()
  await expect(stranger.getByRole('heading', { name: 'Payment cancelled' })).toBeVisible()
  await stranger.goto(address ?? '')
  await stranger.getByText('Test cards for this simulator').click()
  await stranger.getByRole('button', { name: 'Fill in 4510 4004 0009 9005' }).click()
  await payButton(stranger).click()
  await expect(stranger.getByRole('heading', { name: 'Payment successful' })).toBeVisible()
})

test('the page is downloaded as a picture, as it is shown', async ({ merchant, page }) => {
  await merchant.designsPage(page, 'Pictured')
  await page.getByLabel('Size').selectOption('tablet')
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download as PNG' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('Pictured.png')
  const picture = await readFile(await download.path())
  expect(picture.toString('latin1', 1, 4)).toBe('PNG')
  expect(picture.readUInt32BE(16), 'twice the width of a tablet').toBe(2 * 768)
})

for (const [device, viewport] of [
  ['a phone', { width: 360, height: 740 }],
  ['a desk', { width: 1280, height: 800 }],
] as const) {
  test(`axe-core finds nothing wrong with the editor on ${device}`, async ({ merchant, page }) => {
    await page.setViewportSize(viewport)
    await merchant.designsPage(page, `Editor on ${device}`)
    expect(await accessibilityProblems(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
    await page.goto(`${merchant.url}/portal/appearance`)
    expect(await accessibilityProblems(page)).toEqual([])
  })
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the editor saves, shows and publishes', async ({ merchant, page }) => {
    await merchant.designsPage(page, 'Plain')
    await page.getByLabel('Business name').fill('Saltmarsh')
    await page.getByRole('button', { name: 'Save and show' }).click()
    await expect(page.frameLocator('iframe').getByText('Saltmarsh')).toBeVisible()
    await page.getByRole('button', { name: 'Publish' }).click()
    await expect(page.getByText('Published: shoppers see it now.')).toBeVisible()
  })
})
