import { expect, test } from './fixtures'

const path = '/en-GB/products/soup-mug?from=mail'

/** The same shop at another host: browsers find every host under localhost on this machine. */
const atOtherHost = (url: string) => url.replace('//localhost', '//www.localhost') + path

test('a shopper who comes by another host is redirected to the canonical one before a cart begins', async ({
  page,
  environment,
}) => {
  await page.goto(atOtherHost(environment.shop.url))
  await expect(page).toHaveURL(environment.shop.url + path)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a shopper who comes by another host is redirected by the first form', async ({
    page,
    environment,
  }) => {
    await page.goto(atOtherHost(environment.shop.url))
    await page.getByRole('button', { name: 'Add to basket' }).click()
    await expect(page).toHaveURL(environment.shop.url + path)
    await page.getByRole('button', { name: 'Add to basket' }).click()
    await expect(page.getByRole('status')).toContainText('Added to your basket')
    expect(page.url()).toContain(environment.shop.url)
  })
})
