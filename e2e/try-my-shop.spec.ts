import { join } from 'node:path'
import { GatewayClient } from 'cashflows-simulator/kit/gateway-client'
import { Account } from 'cashflows-simulator/kit/try/account'
import { readShopFile } from 'cashflows-simulator/kit/try/shop-file'
import { tryShop } from 'cashflows-simulator/kit/try/try-shop'
import { expect, test } from './fixtures'

/** Some of each kind. All of them: `node simulator/dist/cli.js try --shop e2e/try-shop.yaml` */
const only = [
  'paid',
  'failed-again',
  'back',
  '3ds-failed',
  'return-of-another-order',
  'notification-unknown',
  'error-503-create',
  'stale-read-read',
  'notification-reordered',
  'second-payment',
]

/** They end a test that hangs. */
const limits = { actionMs: 60_000, orderMs: 60_000, paymentPageMs: 60_000 }

test('`cashflows-simulator try` finds nothing wrong with this shop', { tag: '@slow' }, async ({
  browser,
  environment,
  control,
}) => {
  test.setTimeout(600_000)
  const { configurations } = await control.listConfigurations()
  const credentials = configurations.find(({ isDefault }) => isDefault)
  if (!credentials) throw new Error('The simulator has no configuration.')
  const account = new Account(new GatewayClient(environment.gateway.url, credentials), control)
  const shop = await readShopFile(join(import.meta.dirname, 'try-shop.yaml'), environment.shop.url)
  const results = await tryShop(shop, account, browser, { limits, only })
  const notPassed = results.filter(({ outcome }) => outcome !== 'passed')
  expect(notPassed.map(({ check, finding }) => `${check.id}: ${finding}`)).toEqual([])
  expect(results).toHaveLength(only.length)
})
