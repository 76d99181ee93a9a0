import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { GatewayClient } from '../kit/gateway-client.ts'
import { expect, test as kitTest } from '../kit/playwright/index.ts'
import { startServer } from '../kit/server-process.ts'
import { Account } from '../kit/try/account.ts'
import type { Shop } from '../kit/try/shop.ts'
import { readShopFile } from '../kit/try/shop-file.ts'
import { checkGroups, type Result, tryShop } from '../kit/try/try-shop.ts'
import { packageFile } from '../package-files.ts'
import { test as pythonTest } from './shops/python-shop.ts'

const description = packageFile('kit/try/careless-shop.yaml')

/** Shorter than for shops that may be slow: the careless one is never late. */
const limits = { actionMs: 10_000, orderMs: 10_000, paymentPageMs: 15_000 }

/** A test of the careless shop, with a configuration of its own. */
const test = kitTest.extend<{ shop: Shop }>({
  shop: async ({ simulator, configuration }, use) => {
    const server = await startServer({
      command: [process.execPath, packageFile('kit/try/careless-shop.mjs')],
      variables: {
        GATEWAY_URL: simulator.url,
        CONFIGURATION_ID: configuration.configurationId,
        API_KEY: configuration.apiKey,
      },
      ready: /Shop at (\S+)/,
    })
    await use(await readShopFile(description, server.found))
    await server.stop()
  },
})

const idsOf = (results: Result[], outcome: Result['outcome']) =>
  results.filter((result) => result.outcome === outcome).map(({ check }) => check.id)

/** Nothing that takes long and finds nothing here: waiting for slow answers, and each outcome of 3-D Secure but one. */
const quickChecks = checkGroups
  .flatMap(({ checks }) => checks.map(({ id }) => id))
  .filter((id) => !/^(slow-answer|no-answer-read|3ds-(?!failed))/.test(id))

test('the report names each fault of a careless shop, and nothing else', async ({
  browser,
  simulator,
  configuration,
  control,
  shop,
}) => {
  test.setTimeout(600_000)
  const account = new Account(new GatewayClient(simulator.url, configuration), control)
  const results = await tryShop(shop, account, browser, { limits, only: quickChecks })
  expect(idsOf(results, 'failed')).toEqual([
    // It empties the cart early.
    'failed-again',
    // It makes an order and a job with each press, and cancels none.
    'back',
    // It takes the price from a form.
    'price-from-browser',
    // It believes the return address.
    'return-by-hand',
    'return-of-another-order',
    // It believes what a notification says, acknowledges any, and compares no amounts.
    'notification-forged',
    'notification-unknown',
    'amount-differs',
    // It waits for the gateway for ever.
    'no-answer-create',
    // It acknowledges before it has read the payment, and takes Pending for failed.
    'connection-closed-read',
    'error-500-read',
    'error-503-read',
    'malformed-json-read',
    'stale-read-read',
    // It forgets an order that failed once, and what is paid twice.
    'paid-after-giving-up',
    'second-payment',
  ])
  expect(idsOf(results, 'left out')).toEqual(['refund-fails'])
})

pythonTest(
  'a shop in Python that is described by functions is tried, and fails where it is careless',
  async ({ browser, simulator, configuration, control, shop: address }) => {
    const account = new Account(new GatewayClient(simulator.url, configuration), control)
    const shop = await readShopFile(join(import.meta.dirname, 'shops/shop-steps.mjs'), address)
    const only = ['paid', 'failed-again', 'back', 'return-of-another-order', 'notification-unknown']
    const results = await tryShop(shop, account, browser, { limits, only })
    expect(idsOf(results, 'failed')).toEqual(['back', 'notification-unknown'])
    expect(idsOf(results, 'passed')).toEqual(['paid', 'failed-again', 'return-of-another-order'])
  },
)

test('with a real account, what needs control is left out with its reason, and the rest is tried', async ({
  browser,
  simulator,
  configuration,
  shop,
}) => {
  const account = new Account(new GatewayClient(simulator.url, configuration))
  const only = ['paid', 'failed-again', 'back', '3ds-not-authenticated', 'return-by-hand', 'error-500-create']
  const results = await tryShop(shop, account, browser, { limits, only })
  expect(idsOf(results, 'passed')).toEqual(['paid', '3ds-not-authenticated'])
  expect(idsOf(results, 'failed')).toEqual(['failed-again', 'back'])
  expect(results.filter(({ outcome }) => outcome === 'left out').map(({ finding }) => finding)).toEqual([
    'It needs the references of a job before it is paid, which a real account does not give.',
    'It needs faults on demand, which a real account does not give.',
  ])
})

test('the command starts simulator and shop, writes the report and ends with 1 where something failed', async ({
  browserName: _,
}, testInfo) => {
  const report = testInfo.outputPath('report')
  const words = ['try', '--shop', description, '--report', report, '--only', 'return-by-hand', 'cancelled']
  const { status, stdout, stderr } = spawnSync(process.execPath, [packageFile('dist/cli.js'), ...words], {
    encoding: 'utf8',
    env: { ...process.env, SIMULATOR_URL: '' },
  })
  expect(stderr).toBe('')
  expect(stdout).toMatch(/✓ A shopper cancels .*✗ A return address is typed by hand .*What the shop did/s)
  expect(stdout).toContain('Careless shop failed 1 of 2 checks.')
  expect(status).toBe(1)
  expect(readFileSync(join(report, 'report.html'), 'utf8')).toContain('How Careless shop takes payments')
  expect(readFileSync(join(report, 'report.xml'), 'utf8')).toContain('failures="1"')
})
