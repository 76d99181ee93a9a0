import { setTimeout as pause } from 'node:timers/promises'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { behaviours } from './behaviours'
import {
  compareEmails,
  compareLedgers,
  type HeldPayment,
  type LimitedItem,
  type Offence,
  type OutboxEmail,
  repeatedEmails,
  type ShopOrder,
} from './comparison'
import { Deployment, victims } from './deployment'
import { countAnnouncedPayments, readGatewayLedger } from './gateway-ledger'
import { Merchant } from './merchant'
import type { ChaosOptions } from './options'
import { drawPlans, isForLimited, type ShopperPlan } from './plan'
import { GaveUp, limitedProduct, type Place, Purchase, SoldOut } from './purchase'
import {
  countAttention,
  makeDue,
  makeEmailsDue,
  readOutbox,
  readShopLedger,
  readStock,
  readTime,
  setStock,
} from './shop-ledger'

/** What one shopper did. */
export interface Visit {
  plan: ShopperPlan
  notes: string[]
  /** Why the shopper went away before the end. */
  gaveUp: string | undefined
}

/** What both ledgers say when all is well again. */
interface Ledgers {
  payments: HeldPayment[]
  orders: ShopOrder[]
  limited: LimitedItem
  /** What needs the merchant's attention, by kind. */
  attention: Record<string, number>
  outbox: OutboxEmail[]
  /** Orders that the shop could not check to the end. */
  unchecked: string[]
}

export interface ChaosResult extends Ledgers {
  visits: Visit[]
  offences: Offence[]
  kills: [string, number][]
  crashes: string[]
  /** How many emails the mail server accepted, and how many of them again. */
  emails: number
  repeatedEmails: number
  shoppingSeconds: number
  /** From the last shopper until the shop had nothing left to find out. */
  reconcilingSeconds: number
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
    const pieces = Math.ceil(plans.filter(({ behaviour }) => isForLimited(behaviour)).length / 3)
    await deployment.withDatabase('shop', (database) => setStock(database, limitedProduct, pieces))

    const began = performance.now()
    const visits = await shop(plans, options, deployment)
    const shopped = performance.now()
    await control.clearFaults()
    const ledgers = await consistentLedgers(deployment, pieces)
    return {
      visits,
      ...ledgers,
      offences: [
        ...compareLedgers(ledgers.payments, ledgers.orders, ledgers.limited),
        ...compareEmails(ledgers.orders, ledgers.outbox, deployment.receivedEmails),
      ],
      emails: deployment.receivedEmails.length,
      repeatedEmails: repeatedEmails(deployment.receivedEmails),
      kills: [...deployment.kills],
      crashes: deployment.crashes,
      shoppingSeconds: (shopped - began) / 1000,
      reconcilingSeconds: (performance.now() - shopped) / 1000,
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
  const merchant = new Merchant(deployment)
  let killed = 0
  let killing = Promise.resolve()
  const waiting = plans.values()
  const shoppers = Array.from({ length: concurrency }, async () => {
    for (const plan of waiting) {
      visits.push(await visit(plan, deployment, merchant))
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

async function visit(plan: ShopperPlan, place: Place, merchant: Merchant): Promise<Visit> {
  const purchase = await Purchase.begin(plan, place)
  let gaveUp: string | undefined
  try {
    await behaviours[plan.behaviour](purchase, merchant)
  } catch (error) {
    if (error instanceof SoldOut) purchase.note(`sold out: ${error.message}`)
    else if (error instanceof GaveUp) gaveUp = error.message
    else throw error
  } finally {
    await purchase.browser.close()
  }
  return { plan, notes: purchase.notes, gaveUp }
}

/**
 * Waits until the gateway has made every payment that a fault announced, and until the shop has found out all that there
 * is: time passes for it until another round of checks changes nothing.
 */
function consistentLedgers(deployment: Deployment, pieces: number): Promise<Ledgers> {
  return deployment.withDatabase('simulator', (simulator) =>
    deployment.withDatabase('shop', async (shopDatabase) => {
      await until(async () => (await countAnnouncedPayments(simulator)) === 0)
      for (let before = ''; ; ) {
        const unchecked = await checkAll(shopDatabase, deployment)
        await sendAll(shopDatabase, deployment)
        const ledgers = {
          payments: await readGatewayLedger(simulator),
          orders: await readShopLedger(shopDatabase),
          limited: {
            stockKey: limitedProduct,
            pieces,
            available: await readStock(shopDatabase, limitedProduct),
          },
          attention: await countAttention(shopDatabase),
          outbox: await readOutbox(shopDatabase),
          unchecked,
        }
        const now = JSON.stringify(ledgers)
        if (now === before) return ledgers
        before = now
      }
    }),
  )
}

/** @returns the numbers of the orders that the shop does not manage to check */
async function checkAll(shopDatabase: NodePgDatabase, deployment: Deployment): Promise<string[]> {
  const since = await readTime(shopDatabase)
  let unchecked: string[] = []
  await until(async () => {
    unchecked = await makeDue(shopDatabase, since)
    if (unchecked.length > 0) await deployment.doDue()
    return unchecked.length === 0
  })
  return unchecked
}

async function sendAll(shopDatabase: NodePgDatabase, deployment: Deployment): Promise<void> {
  await until(async () => {
    const waiting = await makeEmailsDue(shopDatabase)
    if (waiting > 0) await deployment.doDue()
    return waiting === 0
  })
}

/** Waits for a condition, as long as a shop that makes no progress is waited for. */
async function until(isReached: () => Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + 300_000
  while (!(await isReached()) && performance.now() < giveUpAt) await pause(200)
}
