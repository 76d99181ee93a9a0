import { setTimeout as pause } from 'node:timers/promises'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { behaviours } from './behaviours'
import { compareLedgers, type HeldPayment, type Offence, type ShopOrder } from './comparison'
import { Deployment, victims } from './deployment'
import { countAnnouncedPayments, readGatewayLedger } from './gateway-ledger'
import type { ChaosOptions } from './options'
import { drawPlans, type ShopperPlan } from './plan'
import { GaveUp, Purchase } from './purchase'
import { countDueChecks, makeChecksDue, readShopLedger } from './shop-ledger'

/** What one shopper did. */
export interface Visit {
  plan: ShopperPlan
  notes: string[]
  /** Why the shopper went away before the end. */
  gaveUp: string | undefined
}

export interface ChaosResult {
  visits: Visit[]
  payments: HeldPayment[]
  orders: ShopOrder[]
  offences: Offence[]
  kills: [string, number][]
  crashes: string[]
  shoppingSeconds: number
  /** From the last shopper until the shop had nothing left to find out. */
  settlingSeconds: number
  logs: string
}

/** Lets shoppers buy while processes are killed, and compares both ledgers when all is well again. */
export async function runChaos(options: ChaosOptions, postgresPrograms: string): Promise<ChaosResult> {
  const deployment = await Deployment.start(postgresPrograms)
  try {
    const { control } = deployment
    const { configurations } = await control.listConfigurations()
    for (const { configurationId } of configurations)
      await control.changeSettings({ configurationId, attempts: 2 })
    const { scenarios } = await control.listScenarios()
    const plans = drawPlans(options.payments, options.seed, scenarios)

    const began = performance.now()
    const visits = await shop(plans, options, deployment)
    const shopped = performance.now()
    await control.clearFaults()
    const ledgers = await settledLedgers(deployment)
    return {
      visits,
      ...ledgers,
      offences: compareLedgers(ledgers.payments, ledgers.orders),
      kills: [...deployment.kills],
      crashes: deployment.crashes,
      shoppingSeconds: (shopped - began) / 1000,
      settlingSeconds: (performance.now() - shopped) / 1000,
      logs: deployment.logs,
    }
  } finally {
    await deployment.close()
  }
}

/** Sends the shoppers into the shop, some at a time, and kills processes evenly on the way. */
async function shop(
  plans: ShopperPlan[],
  { concurrency, kills }: ChaosOptions,
  deployment: Deployment,
): Promise<Visit[]> {
  const visits: Visit[] = []
  let killed = 0
  let killing = Promise.resolve()
  const waiting = plans.values()
  const shoppers = Array.from({ length: concurrency }, async () => {
    for (const plan of waiting) {
      visits.push(await visit(plan, deployment))
      if (visits.length % Math.ceil(plans.length / 10) === 0)
        console.log(`${visits.length} of ${plans.length} shoppers, ${killed} kills`)
      while (killed < kills && visits.length * (kills + 1) >= plans.length * (killed + 1)) {
        const victim = victims[killed++ % victims.length]
        if (victim) killing = killing.then(() => deployment.kill(victim))
      }
    }
  })
  await Promise.all(shoppers)
  await killing
  return visits.sort((one, other) => one.plan.number - other.plan.number)
}

async function visit(plan: ShopperPlan, deployment: Deployment): Promise<Visit> {
  const purchase = await Purchase.begin(plan, deployment)
  let gaveUp: string | undefined
  try {
    await behaviours[plan.behaviour](purchase)
  } catch (error) {
    if (!(error instanceof GaveUp)) throw error
    gaveUp = error.message
  } finally {
    await purchase.browser.close()
  }
  return { plan, notes: purchase.notes, gaveUp }
}

/**
 * Waits until the gateway has made every payment that a fault announced, and until the shop has found out all that there
 * is: time passes for it until another round of checks changes nothing.
 */
async function settledLedgers(
  deployment: Deployment,
): Promise<{ payments: HeldPayment[]; orders: ShopOrder[] }> {
  const shopDatabase = drizzle(deployment.databaseUrl('shop'))
  const simulatorDatabase = drizzle(deployment.databaseUrl('simulator'))
  const read = async () => ({
    payments: await readGatewayLedger(simulatorDatabase),
    orders: await readShopLedger(shopDatabase),
  })
  try {
    await until(async () => (await countAnnouncedPayments(simulatorDatabase)) === 0)
    for (let before = ''; ; ) {
      await checkAll(shopDatabase)
      const ledgers = await read()
      const now = JSON.stringify(ledgers)
      if (now === before) return ledgers
      before = now
    }
  } finally {
    await Promise.all([shopDatabase.$client.end(), simulatorDatabase.$client.end()])
  }
}

async function checkAll(shopDatabase: NodePgDatabase): Promise<void> {
  await makeChecksDue(shopDatabase)
  await until(async () => (await countDueChecks(shopDatabase)) === 0)
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  while (!(await isDone())) await pause(200)
}
