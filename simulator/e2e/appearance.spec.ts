import { readFile } from 'node:fs/promises'
import { accessibilityProblems } from '../kit/accessibility.ts'
import { scripted } from '../testing/logos.ts'
import { expect, payButton, test } from './merchant.ts'
import { expectToFit } from './page-width.ts'

test('what is previewed is, to the pixel, what is paid on', { tag: '@slow' }, async ({ merchant, page }) => {
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

test('a file that is no picture is rejected beside its field, and the next one is kept', {
  tag: '@slow',
}, async ({ merchant, page }) => {
  await merchant.designsPage(page, 'Logo')
  const logo = page.getByRole('group', { name: 'Logo', exact: true })
  const file = logo.getByLabel('File, up to 5 MB')
  const choose = (name: string, buffer: Buffer) => file.setInputFiles({ name, mimeType: 'image/png', buffer })
  await choose('huge.png', Buffer.alloc(5 * 1024 * 1024 + 1))
  await expect(page.getByRole('status')).toHaveText('Not saved: correct the fields marked below.')
  await expect(file).toHaveAccessibleDescription(
    /^The file has more than 5 MB\. Choose a smaller one\. SVG, PNG, .* or BMP$/,
  )
  await choose('page.png', Buffer.from('<!doctype html>'))
  await expect(file).toHaveAccessibleDescription(/This file is not a picture/)
  await choose('drawing.svg', Buffer.from(scripted))
  await expect(page.getByRole('status')).toHaveText('Draft saved.')
  await expect(logo.getByRole('img', { name: 'Logo that is kept' })).toBeVisible()
  await expect(file).toHaveValue('')
  await expect(page.frameLocator('iframe').getByRole('img', { name: 'Logo' })).toBeVisible()
  await logo.getByLabel('Remove it').check()
  await expect(page.frameLocator('iframe').getByRole('img', { name: 'Logo' })).toBeHidden()
})

test('a logo with scripts is drawn, runs nothing, and fits into the narrowest page', {
  tag: '@slow',
}, async ({ merchant, page }) => {
  const editor = await merchant.designsPage(page, 'Scripts')
  await page
    .getByLabel('File, up to 5 MB')
    .first()
    .setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(scripted) })
  await page.getByLabel('Size of the logo').selectOption('Large')
  await expect(page.getByRole('status')).toHaveText('Draft saved.')
  const beyondFrame = () =>
    page
      .locator('iframe')
      .evaluate(
        (frame: HTMLIFrameElement) =>
          (frame.contentDocument?.documentElement?.scrollHeight ?? Infinity) - frame.clientHeight,
      )
  for (const size of ['phone', 'tablet', 'desktop']) {
    await page.getByLabel('Size', { exact: true }).selectOption(size)
    await expect.poll(beyondFrame, `the button of a ${size}`).toBeLessThanOrEqual(0)
  }
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByRole('status')).toHaveText('Published: shoppers see it now.')
  const { link } = await merchant.createsJob({ parameters: { PaymentPageReference: editor.slice(-18) } })
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(link)
  const logo = page.getByRole('img', { name: 'Scripts' })
  await expect(logo).toBeVisible()
  expect(
    await logo.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth),
  ).toBeGreaterThan(0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
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

test('the page is downloaded as a picture, as it is shown', { tag: '@slow' }, async ({ merchant, page }) => {
  await merchant.designsPage(page, 'Pictured')
  await page.getByLabel('Size', { exact: true }).selectOption('tablet')
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
  test(`axe-core finds nothing wrong with the editor on ${device}`, { tag: '@slow' }, async ({
    merchant,
    page,
  }) => {
    await page.setViewportSize(viewport)
    await merchant.designsPage(page, `Editor on ${device}`)
    expect(await accessibilityProblems(page)).toEqual([])
    await expectToFit(page, 'the editor')
    await page.goto(`${merchant.url}/portal/appearance`)
    expect(await accessibilityProblems(page)).toEqual([])
    await expectToFit(page, 'the list')
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
