import { test as base, expect } from '@playwright/test'
import { PostgresCluster } from 'cashflows-postgres/kit/cluster'
import { findPostgresPrograms } from 'cashflows-postgres/kit/programs'
import { startServer } from 'cashflows-simulator/kit/server-process'
import { overflowOf } from './accessible'
import { unset } from './environment'

const startShop = (variables: Record<string, string>) =>
  startServer({
    command: ['npm', 'start', '--silent', '--', '--port', '0'],
    variables: { ...unset, ...variables },
    ready: /Local:\s+(http:\/\/localhost:\d+)[\s\S]*Ready/,
  })

/** A shop that is started with these variables beside those that are not set. */
const test = base.extend<{ variables: Record<string, string>; shop: string }>({
  variables: [{}, { option: true }],
  shop: async ({ variables }, use) => {
    const server = await startShop(variables)
    await use(server.found)
    await server.stop()
  },
})

for (const { what, variables, sentence } of [
  {
    what: 'a wrong variable',
    variables: { APP_URL: 'https://shop.example/path' },
    sentence: 'APP_URL must end after the host',
  },
  {
    what: 'a database that is away',
    // Nobody listens at port 1.
    variables: { DATABASE_URL: 'postgresql://shop:secret@127.0.0.1:1/shop' },
    sentence: 'Nobody listens at the host and port in DATABASE_URL',
  },
]) {
  test.describe(`a shop with ${what}`, () => {
    test.use({ variables })

    test('serves its static pages, and says what to mend wherever it cannot go on', { tag: '@slow' }, async ({
      page,
      shop,
    }) => {
      const statusOf = async (path: string) => (await page.goto(shop + path))?.status()
      const owner = page.getByRole('region', { name: 'For whoever runs this shop' })

      expect(await statusOf('/nl-NL/cart')).toBe(503)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(
        'De winkel kan nu even geen bestellingen aannemen',
      )
      await expect(owner).toContainText(sentence)
      expect(await page.content()).not.toContain('secret')
      await page.setViewportSize({ width: 320, height: 640 })
      expect(await statusOf('/el-GR/cart')).toBe(503)
      expect(await overflowOf(page, '200%')).toBeLessThanOrEqual(0)

      expect(await statusOf('/en-GB/products/soup-mug')).toBe(200)
      await page.getByRole('button', { name: 'Add to basket' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Something has gone wrong on our side')
      await expect(page.getByText(sentence)).toBeVisible()

      for (const path of ['/api/stock?product=harbour-mug', '/api/health']) {
        const response = await page.request.get(shop + path)
        expect(response.status()).toBe(503)
        expect(response.headers()).toMatchObject({ 'retry-after': '30', 'cache-control': 'no-store' })
        expect((await response.json()).problem).toContain(sentence)
      }
      const data = { paymentJobReference: '210121000000000001', paymentReference: '210121100000000001' }
      expect((await page.request.post(`${shop}/api/cashflows/webhook`, { data })).status()).toBe(503)
    })
  })
}

const programs = findPostgresPrograms()

test('a shop whose database comes back takes orders again without a restart', { tag: '@slow' }, async ({
  page,
}) => {
  test.skip(programs === undefined, 'it needs the programs of PostgreSQL')
  const postgres = new PostgresCluster(programs ?? '')
  const server = await startShop({ DATABASE_URL: postgres.url('postgres') })
  const statuses = async () =>
    Promise.all(
      ['/en-GB/cart', '/api/stock?product=harbour-mug', '/api/health'].map(async (path) =>
        (await page.request.get(server.found + path)).status(),
      ),
    )
  try {
    expect(await statuses()).toEqual([503, 503, 503])
    await postgres.start()
    expect(await statuses()).toEqual([200, 200, 200])
    await postgres.kill()
    expect(await statuses()).toEqual([503, 503, 503])
    await postgres.start()
    expect(await statuses()).toEqual([200, 200, 200])
  } finally {
    await server.stop()
    await postgres.remove()
  }
})
