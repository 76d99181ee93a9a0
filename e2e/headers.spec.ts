import type { Page, Response } from '@playwright/test'
import { test as base, expect, httpTest } from './fixtures'
import { waitForHydration } from './hydration'
import { returnUrl } from './references'

/** Watches what browsers say of the policies of pages. */
const test = base.extend<{ violations: string[]; watch: (page: Page) => void; elsewhere: Page }>({
  // Playwright asks for a pattern here even where nothing is needed.
  violations: ({ browserName: _ }, use) => use([]),
  watch: ({ violations }, use) =>
    use((page) => {
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) violations.push(message.text())
      })
    }),
  page: async ({ page, watch, violations }, use) => {
    watch(page)
    await use(page)
    expect(violations).toEqual([])
  },
  elsewhere: async ({ browser, baseURL, watch, javaScriptEnabled }, use) => {
    const context = await browser.newContext({ ...(baseURL && { baseURL }), javaScriptEnabled })
    const page = await context.newPage()
    watch(page)
    await use(page)
    await context.close()
  },
})

/** That the browser runs no script but those that the page was made with, and has run those. */
async function isGuarded(page: Page, response: Response | null) {
  const policies = (await response?.headersArray())?.filter(({ name }) =>
    /^content-security-policy$/i.test(name),
  )
  expect(policies).toHaveLength(1)
  const policy = policies?.[0]?.value
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'self'( '(sha256|nonce)-[\w+/]+=*')+; style-src 'self'; /,
  )
  for (const directive of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
    expect(policy).toContain(directive)
  expect(policy).not.toContain('unsafe')
  await waitForHydration(page)
}

test('pages of the shop are kept out of frames, and to what they say they are', async ({
  page,
  environment,
}) => {
  for (const path of ['/en-GB', '/en-GB/cart', '/api/cart']) {
    const response = await page.request.get(environment.shop.url + path)
    expect(response.headers()).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'strict-transport-security': expect.stringContaining('max-age='),
      'permissions-policy': expect.stringContaining('camera=()'),
    })
    expect(response.headers()).not.toHaveProperty('x-powered-by')
  }
})

test('every kind of page runs its own scripts and no others, through a whole purchase', {
  tag: '@slow',
}, async ({ shopper, elsewhere, environment }) => {
  const { page } = shopper
  for (const path of [
    '/en-GB',
    '/el-GR/categories/drink',
    '/es-ES/products/harbour-mug',
    '/nl-NL/not-found',
    '/en-US/nothing/here',
    '/en-GB/products/nothing',
    '/el-GR/returns',
    '/nothing.txt',
    '/en-GB/cart',
    '/en-GB/checkout',
  ])
    await isGuarded(page, await page.goto(path))

  await shopper.putsIntoCart()
  for (const path of ['/en-GB/cart', '/en-GB/checkout']) await isGuarded(page, await page.goto(path))
  await shopper.goesToCheckout()
  await shopper.fillsIn()
  await shopper.payButton.click()
  await shopper.hostedPage.isShown()
  await isGuarded(elsewhere, await elsewhere.goto(await returnUrl(environment)))

  await shopper.chooses('Successful Payment')
  await shopper.seesOrder('paid')
  await isGuarded(page, await page.reload())
})

test('a script that was brought into a page does not run', async ({ browser, environment }) => {
  const page = await browser.newPage()
  for (const path of ['/en-GB', '/en-GB/cart']) {
    await page.route(environment.shop.url + path, async (route) => {
      const response = await route.fetch()
      const body = (await response.text()).replace(
        '</body>',
        '<script>document.title = "brought in"</script></body>',
      )
      await route.fulfill({ response, body })
    })
    await isGuarded(page, await page.goto(environment.shop.url + path))
    expect(await page.title()).not.toBe('brought in')
  }
  await page.close()
})

httpTest('somebody else reads in their language that there is no such page', async ({ shopper, other }) => {
  await shopper.checksOut()
  await shopper.chooses('Successful Payment')
  await shopper.seesOrder('paid')
  const orderPage = shopper.address.replace('en-GB', 'es-ES')
  for (const address of [orderPage, '/es-ES/payments/AAAAAAAAAAAAAAAAAAAAAA', '/es-ES/not-found']) {
    await other.opens(address)
    expect(other.page.status).toBe(404)
    other.reads(/^Página no encontrada/)
    expect(other.page.html).toContain('<header')
  }
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('an address that no page stands at says so, in its language where it has one', async ({ page }) => {
    for (const [path, title] of [
      ['/nl-NL/nothing/here', 'Pagina niet gevonden'],
      ['/el-GR/products/nothing', 'Η σελίδα δεν βρέθηκε'],
      ['/en-GB/nothing', 'Page not found'],
    ] as const) {
      const response = await page.goto(path)
      expect(response?.status(), path).toBe(404)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
      await expect(page.getByRole('banner')).toBeVisible()
    }
    const response = await page.goto('/nothing.txt')
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('404')
  })
})
