import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { chromium } from 'playwright-core'
import { readGatewayAccount, readSimulatorUrl } from '../../environment.ts'
import { browserFlags, browserVariables, findBrowser } from '../browser.ts'
import { createControlClient } from '../control-client.ts'
import { GatewayClient } from '../gateway-client.ts'
import { isAnswering, startServer } from '../server-process.ts'
import { startSimulator } from '../start-simulator.ts'
import { Account } from './account.ts'
import { isGreen, junitReport, type Report, resultLines, summary } from './report.ts'
import { reportPage } from './report-page.tsx'
import type { Shop } from './shop.ts'
import { readShopFile } from './shop-file.ts'
import { checkGroups, tryShop } from './try-shop.ts'

/** What `cashflows-simulator try` can be told. */
export interface TryOptions {
  /** The file that describes the shop. */
  shop: string
  /** Where the shop stands, if not where the file says. */
  address?: string
  /** A simulator by itself; Cashflows' integration environment; or the address of a gateway. */
  gateway: string
  /** Where a simulator runs. */
  url?: string
  /** The folder for the report. */
  report: string
  /** The ids of checks. */
  only?: string[]
}

const integration = 'https://gateway-int.cashflows.com'

/**
 * Tries a shop, says what comes of it, and writes the report.
 *
 * @param variables of the environment
 * @returns whether all is green
 * @throws Error with a sentence when the shop cannot be tried
 */
export async function tryCommand(
  { shop: file, address, gateway, url, report: folder, only }: TryOptions,
  variables: NodeJS.Dict<string>,
): Promise<boolean> {
  const ids = checkGroups.flatMap(({ checks }) => checks.map(({ id }) => id))
  const unknown = only?.filter((id) => !ids.includes(id)) ?? []
  if (unknown.length > 0)
    throw new Error(`There is no check ${unknown.join(', ')}. There are: ${ids.join(', ')}.`)
  const shop = await readShopFile(file, address)
  const closers: (() => Promise<void>)[] = []
  try {
    const account =
      gateway === 'simulator'
        ? await simulatorAccount(shop, url, variables, closers)
        : gatewayAccount(gateway === 'integration' ? integration : gateway, variables)
    const browser = await openBrowser(variables)
    closers.push(() => browser.close())
    await startShop(shop, account, closers)
    const at = new Date()
    const onResult = (result: Report['results'][number]) => console.log(resultLines(result))
    const results = await tryShop(shop, account, browser, { onResult, ...(only && { only }) })
    const { baseUrl } = account.gateway
    const report = { shop: shop.name, address: shop.address, gateway: baseUrl, at, results }
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'report.html'), reportPage(report))
    writeFileSync(join(folder, 'report.xml'), junitReport(report))
    console.log(`\n${summary(report)}\nWritten: ${join(folder, 'report.html')}, and report.xml for CI.`)
    return isGreen(report)
  } finally {
    for (const close of closers.reverse()) await close()
  }
}

/** An account at the simulator that runs at `url`, or at one that is started for the shop. */
async function simulatorAccount(
  { start, configurationId }: Shop,
  url: string | undefined,
  variables: NodeJS.Dict<string>,
  closers: (() => Promise<void>)[],
): Promise<Account> {
  const named = url ?? variables.SIMULATOR_URL
  if (start && !named) {
    const simulator = await startSimulator()
    closers.push(() => simulator.close())
    return new Account(new GatewayClient(simulator.url, simulator), simulator.control)
  }
  const simulatorUrl = readSimulatorUrl(named ? { SIMULATOR_URL: named } : {})
  if (!(await isAnswering(simulatorUrl)))
    throw new Error(
      `No simulator answers at ${simulatorUrl}. Start one by "npx cashflows-simulator", say where it stands by --url, or say in the file how your shop is started.`,
    )
  const control = createControlClient({ url: simulatorUrl })
  const { configurations } = await control.listConfigurations()
  const found = configurations.find((each) =>
    configurationId === undefined ? each.isDefault : each.configurationId === configurationId,
  )
  if (!found) throw new Error(`The simulator at ${simulatorUrl} has no configuration ${configurationId}.`)
  return new Account(new GatewayClient(simulatorUrl, found), control)
}

/** An account at a gateway that nobody controls. @throws Error where variables do not say whose it is */
function gatewayAccount(url: string, variables: NodeJS.Dict<string>): Account {
  const account = readGatewayAccount({ ...variables, CASHFLOWS_GATEWAY_URL: url })
  if (!account) throw new Error('--gateway is simulator, integration, or the address of a gateway.')
  return new Account(new GatewayClient(account.url, account.credentials))
}

async function openBrowser(variables: NodeJS.Dict<string>): Promise<Browser> {
  const executablePath = findBrowser({ platform: process.platform, variables, exists: existsSync })
  return chromium.launch({ executablePath, args: browserFlags, env: browserVariables })
}

/** Starts the shop where the file says how; otherwise it has to run. @throws Error with what is missing */
async function startShop(shop: Shop, account: Account, closers: (() => Promise<void>)[]): Promise<void> {
  const { address, start } = shop
  const { baseUrl: gatewayUrl, credentials } = account.gateway
  const isThere = await isAnswering(address)
  if (!start) {
    console.log(
      `The gateway of ${shop.name} has to be ${gatewayUrl}/api/gateway, with Configuration ID ${credentials.configurationId}.`,
    )
    if (isThere) return
    throw new Error(
      `Nobody answers at ${address}. Start your shop, or say in the file by "start" how it is started.`,
    )
  }
  if (isThere)
    throw new Error(`Something answers at ${address} already. End it, or leave "start" out of the file.`)
  const values: Record<string, string> = { gatewayUrl, ...credentials }
  const environment = Object.entries(start.environment).map(([name, value]) => [
    name,
    value.replace(/\{(\w+)\}/g, (whole, word: string) => values[word] ?? whole),
  ])
  const server = await startServer({
    command: process.platform === 'win32' ? [start.command] : ['sh', '-c', start.command],
    folder: start.folder,
    variables: Object.fromEntries(environment),
    ready: { address: new URL(start.ready ?? '/', address).href, isOk: start.ready !== undefined },
  })
  closers.push(() => server.stop())
}
