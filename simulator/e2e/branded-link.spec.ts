import { WebSite } from '../testing/web-site.ts'
import { expect, test, typesCard } from './merchant.ts'

const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 40"><path fill="#b3123c" d="M0 0h40v40H0zM60 8h80v24H60z"/></svg>'

test('a prospect’s website becomes a paid link in their brand, in eight clicks from the sign-in', async ({
  merchant,
  page,
}) => {
  const website = new WebSite()
  await website.listen()
  website.pages['/'] = (_, response) =>
    response
      .setHeader('content-type', 'text/html')
      .end(`<title>Home | Whelk &amp; Sons</title><header><a href="/" class="logo">${logo}</a></header>`)
  let clicks = 0
  const click = async (role: 'button' | 'link', name: string | RegExp, on = page) => {
    clicks++
    await on.getByRole(role, { name }).first().click()
  }
  const began = performance.now()

  await page.goto(`${merchant.url}/portal`)
  await click('button', 'Demo sign-in as Owner')
  await click('link', 'Appearance')
  await page.getByLabel('Website').fill(website.origin)
  await click('button', 'Propose a page')
  await expect(
    page.getByRole('heading', { name: `Proposed from ${new URL(website.origin).host}` }),
  ).toBeVisible()
  await expect(page.getByLabel('Business name')).toHaveValue('Whelk & Sons')
  await website.close()
  await click('button', 'Publish')
  await click('link', 'Create a payment link')
  await page.getByLabel('What it is for').fill('Whelk soup')
  await page.getByLabel('Amount').fill('12.50')
  await click('button', 'Create payment link')
  const opened = page.waitForEvent('popup')
  await click('link', /^Open the link of £12\.50/)
  const shopper = await opened
  await expect(shopper.getByRole('img', { name: 'Whelk & Sons' }).first()).toBeVisible()
  // This name needs no 3-D Secure challenge.
  await typesCard(shopper, 'Luke Skywalker')
  await click('button', /^Pay £12\.50/, shopper)
  await expect(shopper.getByRole('heading', { name: 'Payment successful' })).toBeVisible()

  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(
    `From the sign-in to a paid branded link: ${clicks} clicks; ${seconds} seconds without anybody’s typing.`,
  )
  expect(clicks).toBeLessThanOrEqual(8)
})
