import 'server-only'
import type { CashflowsClient } from '@/lib/cashflows/client'
import { type Database, database } from '@/lib/database/database'
import { type Environment, environment } from '@/lib/environment'
import { createGatewayClient } from '@/lib/gateway-access/gateway-client'
import { mountedGateway } from '@/lib/gateway-access/mounted-gateway'
import { ownAddress } from '@/lib/own-address'
import { apiPaths } from '@/lib/paths'

/** What placing and reconciling orders depends on. */
export interface OrderContext {
  database: Database
  gateway: CashflowsClient
  /** Where browsers see the gateway: what its hosted payment page stands under, without a slash at the end. */
  gatewayUrl: string
  /** Where shoppers are sent back to, without a slash at the end. */
  appUrl: string
  /** Where notifications are sent. */
  webhookUrl: string
  /** How long the gateway has to respond. */
  gatewayTimeoutMs: number
}

/** `next dev` compiles the simulator that is mounted in it when it is first called, which takes a busy machine a while. */
function timeoutMs(isMounted: boolean): number {
  return process.env.NODE_ENV === 'development' && isMounted ? 120_000 : 15_000
}

/**
 * The context of this process, from its environment.
 *
 * @param request the headers of a request whose shopper is to come back to the host that it names
 */
export async function orderContext(request?: Headers): Promise<OrderContext> {
  const { appUrl: lastingUrl, cashflows } = environment()
  const appUrl = request ? ownAddress(request) : lastingUrl
  const store = await database()
  const gatewayTimeoutMs = timeoutMs(cashflows.isMounted)
  // The mounted gateway stands at every host of the shop, and answers with the one at which it is called.
  const at = (url: string) => (url === `${lastingUrl}/simulator` ? `${appUrl}/simulator` : url)
  const mounted = cashflows.isMounted ? mountedGateway() : undefined
  return {
    database: store,
    gateway: createGatewayClient(store, {
      ...cashflows,
      gatewayUrl: at(cashflows.gatewayUrl),
      timeoutMs: gatewayTimeoutMs,
      ...(mounted && { fetch: mounted.fetch }),
    }),
    gatewayUrl: at(cashflows.publicUrl),
    appUrl,
    webhookUrl: webhookUrl(cashflows),
    gatewayTimeoutMs,
  }
}

/** Source: Vercel's documentation, "Protection Bypass for Automation", which takes it as a parameter for webhooks. */
function webhookUrl({ notificationUrl, protectionBypass }: Environment['cashflows']): string {
  const url = new URL(notificationUrl + apiPaths.webhook)
  if (protectionBypass !== undefined) url.searchParams.set('x-vercel-protection-bypass', protectionBypass)
  return url.href
}
