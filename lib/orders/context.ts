import 'server-only'
import type { CashflowsClient } from '@/lib/cashflows/client'
import { type Database, database } from '@/lib/database/database'
import { environment } from '@/lib/environment'
import { createGatewayClient } from '@/lib/gateway-access/gateway-client'

/** What placing and reconciling orders depends on. */
export interface OrderContext {
  database: Database
  gateway: CashflowsClient
  /** Where browsers see the gateway: what its hosted payment page stands under, without a slash at the end. */
  gatewayUrl: string
  /** Where shoppers are sent back to, without a slash at the end. */
  appUrl: string
  /** Where notifications are sent, without a slash at the end. */
  notificationUrl: string
  /** How long the gateway has to respond. */
  gatewayTimeoutMs: number
}

/** `next dev` compiles the simulator that is mounted in it when it is first called, which takes a busy machine a while. */
function timeoutMs(gatewayUrl: string, appUrl: string): number {
  return process.env.NODE_ENV === 'development' && gatewayUrl.startsWith(appUrl) ? 120_000 : 15_000
}

/** The context of this process, from its environment. */
export async function orderContext(): Promise<OrderContext> {
  const { appUrl, cashflows } = environment()
  const store = await database()
  const gatewayTimeoutMs = timeoutMs(cashflows.gatewayUrl, appUrl)
  return {
    database: store,
    gateway: createGatewayClient(store, { ...cashflows, timeoutMs: gatewayTimeoutMs }),
    gatewayUrl: cashflows.publicUrl,
    appUrl,
    notificationUrl: cashflows.notificationUrl,
    gatewayTimeoutMs,
  }
}
