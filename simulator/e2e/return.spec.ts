import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FrameLocator, Page } from '@playwright/test'
import { test as base, configurationId, expect, payButton, typesCard } from './merchant.ts'

/** A shop whose return address redirects to another origin, and which can show the payment page in a frame. */
const test = base.extend<{ shop: string }>({
  shop: async ({ browserName: _ }, use) => {
    const thanks = await listen((_request, response) => response.end('<h1>Thank you for your order</h1>'))
    const shop = await listen((request, response) => {
      const url = new URL(request.url ?? '/', 'http://shop.test')
      const framed = url.searchParams.get('framed')
      if (framed) response.setHeader('Content-Type', 'text/html').end(`<iframe src="${framed}"></iframe>`)
      // The other name of this machine, which is another origin also in a frame.
      else response.writeHead(302, { Location: originOf(thanks, 'localhost') }).end()
    })
    await use(originOf(shop, '127.0.0.1'))
    shop.close()
    thanks.close()
  },
})

async function listen(handler: Parameters<typeof createServer>[1]): Promise<Server> {
  const server = createServer(handler)
  await new Promise<void>((resolve) => server.listen(0, resolve))
  return server
}
const originOf = (server: Server, host: string) => `http://${host}:${(server.address() as AddressInfo).port}`

const press = (page: Page, name: string) => page.getByRole('button', { name }).click()

/** Every form of the pages that can be the last one of a payment. */
const lastForms: [string, (page: Page, payElsewhere: () => Promise<unknown>) => Promise<void>][] = [
  ['a simulated outcome', (page) => press(page, 'Failed Payment')],
  [
    'a card that needs no bank',
    async (page) => {
      await press(page, 'Simulate Live Environment')
      await typesCard(page, 'Luke Skywalker')
      await payButton(page).click()
    },
  ],
  [
    'an answer of the bank',
    async (page) => {
      await press(page, 'Simulate Live Environment')
      await typesCard(page)
      await payButton(page).click()
      await press(page, 'Authentication successful')
    },
  ],
  [
    'a wallet',
    async (page) => {
      await press(page, 'Simulate Live Environment')
      await page.getByRole('link', { name: 'Pay with Apple Pay' }).click()
      await press(page, 'Approve £44.50')
    },
  ],
  [
    'Cancel',
    async (page) => {
      await press(page, 'Simulate Live Environment')
      await press(page, 'Cancel')
    },
  ],
  [
    'a form of a payment that was made elsewhere',
    async (page, payElsewhere) => {
      await payElsewhere()
      await press(page, 'Failed Payment')
    },
  ],
]

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a return address that redirects to another origin is reached from every last form', {
      tag: '@slow',
    }, async ({ merchant, control, page, shop }) => {
      await control.changeSettings({ configurationId, paymentMethods: ['Card', 'ApplePay'] })
      for (const [name, pays] of lastForms) {
        const { data, link } = await merchant.createsJob({ parameters: returnTo(shop) })
        await page.goto(link)
        // A second tab would do, too, but Chromium may leave the first one without a frame when that is closed.
        await pays(page, () => control.completePayment({ reference: data.reference, outcome: 'Successful' }))
        await expect(page.getByRole('heading', { name: 'Thank you for your order' }), name).toBeVisible()
      }
    })
  })
}

test('a page of the shop that the job names shows the payment in a frame, to its end', async ({
  merchant,
  page,
  shop,
}) => {
  const { link } = await merchant.createsJob({
    parameters: { ...returnTo(shop), allowedParentFrameDomains: shop },
  })
  await page.goto(`${shop}/?framed=${encodeURIComponent(link)}`)
  const frame: FrameLocator = page.frameLocator('iframe')
  await frame.getByRole('button', { name: 'Successful Payment' }).click()
  await expect(frame.getByRole('heading', { name: 'Thank you for your order' })).toBeVisible()
})

const returnTo = (shop: string) => ({
  returnUrlSuccess: `${shop}/back`,
  returnUrlFailed: `${shop}/back`,
  returnUrlCancelled: `${shop}/back`,
})
