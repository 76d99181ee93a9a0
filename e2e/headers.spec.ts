import { expect, test } from './fixtures'

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
