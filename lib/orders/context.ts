import 'server-only'
import { type CashflowsClient, createCashflowsClient } from '@/lib/cashflows/client'
import { type Database, database } from '@/lib/database/database'
import { environment } from '@/lib/environment'

/** What the shop's orders stand on: where they are kept, and who is asked about their payment. */
export interface OrderContext {
  database: Database
  gateway: CashflowsClient
  gatewayUrl: string
  /** Where shoppers and notifications are sent back to. */
  appUrl: string
  /** Milliseconds that the gateway has to answer. */
  timeLimit: number
}

const timeLimit = 15_000

/** The context of this process. Tests bring their own. */
export async function orderContext(): Promise<OrderContext> {
  const { appUrl, cashflows } = environment()
  return {
    database: await database(),
    gateway: createCashflowsClient({ ...cashflows, timeLimit }),
    gatewayUrl: cashflows.gatewayUrl,
    appUrl,
    timeLimit,
  }
}
