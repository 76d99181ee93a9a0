import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { GatewayClient } from '../kit/gateway-client.ts'
import { expect, test as kitTest } from '../kit/playwright/index.ts'
import { startServer } from '../kit/server-process.ts'
import { Account } from '../kit/try/account.ts'
import type { Shop } from '../kit/try/shop.ts'
import { readShopFile } from '../kit/try/shop-file.ts'
import { type Result, tryShop } from '../kit/try/try-shop.ts'
import { packageFile } from '../package-files.ts'
import { test as pythonTest } from './shops/python-shop.ts'

const description = packageFile('kit/try/careless-shop.yaml')

/** Shorter than for shops that may be slow: the careless one is never late, and each fault is waited for until they end. */
const limits = { actionMs: 10_000, orderMs: 10_000, paymentPageMs: 15_000 }

interface StartedShop {
  shop: Shop
  account: Account
}

/** A test of careless shops, each with a configuration of its own. */
const test = kitTest.extend<{ startShop: () => Promise<StartedShop> }>({
  startShop: async ({ simulator, control }, use) => {
    const stops: (() => Promise<void>)[] = []
    await use(async () => {
      const configuration = await control.createConfiguration()
      const server = await startServer({
        command: [process.execPath, packageFile('kit/try/careless-shop.mjs')],
        variables: {
          GATEWAY_URL: simulator.url,
          CONFIGURATION_ID: configuration.configurationId,
          API_KEY: configuration.apiKey,
        },
        ready: /Shop at (\S+)/,
      })
      stops.push(() => server.stop())
      const account = new Account(new GatewayClient(simulator.url, configuration), control)
      return { shop: await readShopFile(description, server.found), account }
    })
    await Promise.all(stops.map((stop) => stop()))
  },
})

const idsOf = (results: Result[], outcome: Result['outcome']) =>
  results.filter((result) => result.outcome === outcome).map(({ check }) => check.id)

/** One check for each thing that the careless shop does wrong. */
const faulty = [
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
  'error-500-read',
  'stale-read-read',
  // It forgets an order that failed once, and what is paid twice.
  'paid-after-giving-up',
  'second-payment',
]
const harmless = [
  'paid',
  'never-returns',
  '3ds-failed',
  'error-503-create',
  'notification-dropped',
  'payment-declined',
]

/** Most of a check that fails is waiting, so some run at the same time. */
const shopsAtOnce = 4

test('the report names each fault of a careless shop, and nothing else', { tag: '@slow' }, async ({
  browser,
  startShop,
}) => {
  test.setTimeout(600_000)
  const tried = await Promise.all(
    Array.from({ length: shopsAtOnce }, async (_, number) => {
      const { shop, account } = await startShop()
      const only = [...faulty, ...harmless, 'refund-fails'].filter(
        (_, index) => index % shopsAtOnce === number,
      )
      return tryShop(shop, account, browser, { limits, only })
    }),
  )
  const results = tried.flat()
  expect(idsOf(results, 'failed').sort()).toEqual([...faulty].sort())
  expect(idsOf(results, 'passed').sort()).toEqual([...harmless].sort())
  expect(idsOf(results, 'left out')).toEqual(['refund-fails'])
})

pythonTest(
  'a shop in Python that is described by functions is tried, and fails where it is careless',
  { tag: '@slow' },
  async ({ browser, simulator, configuration, control, shop: address }) => {
    const account = new Account(new GatewayClient(simulator.url, configuration), control)
    const shop = await readShopFile(join(import.meta.dirname, 'shops/shop-steps.mjs'), address)
    const only = ['paid', 'failed-again', 'return-of-another-order', 'notification-unknown']
    const results = await tryShop(shop, account, browser, { limits, only })
    expect(idsOf(results, 'failed')).toEqual(['notification-unknown'])
    expect(idsOf(results, 'passed')).toEqual(['paid', 'failed-again', 'return-of-another-order'])
  },
)

test('with a real account, what needs control is left out with its reason, and the rest is tried', {
  tag: '@slow',
}, async ({ browser, startShop }) => {
  const { shop, account } = await startShop()
  const only = ['paid', '3ds-not-authenticated', 'return-by-hand', 'error-500-create']
  const results = await tryShop(shop, new Account(account.gateway), browser, { limits, only })
  expect(idsOf(results, 'passed')).toEqual(['paid', '3ds-not-authenticated'])
  expect(results.filter(({ outcome }) => outcome === 'left out').map(({ finding }) => finding)).toEqual([
    'It needs the references of a job before it is paid, which a real account does not give.',
    'It needs faults on demand, which a real account does not give.',
  ])
})

test(
  'the command starts simulator and shop, writes the report and ends with 1 where something failed',
  { tag: '@slow' },
  async ({ browserName: _ }, testInfo) => {
    const report = testInfo.outputPath('report')
    const words = ['try', '--shop', description, '--report', report, '--only', 'return-by-hand', 'cancelled']
    const { status, stdout, stderr } = spawnSync(process.execPath, [packageFile('dist/cli.js'), ...words], {
      encoding: 'utf8',
      // Node warns where the variables of colours contradict each other.
      env: { ...process.env, SIMULATOR_URL: '', NODE_NO_WARNINGS: '1' },
    })
    expect(stderr).toBe('')
    expect(stdout).toMatch(/✓ A shopper cancels .*✗ A return address is typed by hand .*What the shop did/s)
    expect(stdout).toContain('Careless shop failed 1 of 2 checks.')
    expect(status).toBe(1)
    expect(readFileSync(join(report, 'report.html'), 'utf8')).toContain('How Careless shop takes payments')
    expect(readFileSync(join(report, 'report.xml'), 'utf8')).toContain('failures="1"')
  },
)
