import 'server-only'
import {
  type CashflowsClient,
  type CashflowsClientOptions,
  createCashflowsClient,
} from '@/lib/cashflows/client'
import { GatewayCredentialsRejected, GatewayOperationDenied, GatewayRejected } from '@/lib/cashflows/errors'
import type { Database } from '@/lib/database/database'
import { log } from '@/lib/log'
import { apiKeys, type Credentials } from './api-key'
import { type CircuitBreakerOptions, callWithApiKey } from './circuit-breaker'
import { endPause } from './pauses'

/**
 * As for a plain client, and the key that is to replace the present one, if there is one. `timeoutMs` is for a call as a
 * whole, with the trials of others that it waits for.
 */
export interface GatewayClientOptions extends CashflowsClientOptions, Credentials {
  /** The usual ones when left out. */
  circuitBreaker?: CircuitBreakerOptions
}

/**
 * The client of the gateway that the whole shop uses. It signs with the next API key, and with the present one where the
 * next is rejected. With a key that the gateway rejects no call is made for a while, by any process; a pause that begins
 * is recorded in the error log. Permission that is denied for a cancellation, a capture or a refund concerns that operation
 * alone, and for any other request that request alone where the gateway accepts another. Besides what a plain client throws, and before a call is made, it throws GatewayCredentialsRejected and errors
 * of the store.
 */
export function createGatewayClient(database: Database, options: GatewayClientOptions): CashflowsClient {
  const { configurationId, timeoutMs, circuitBreaker } = options
  const keys = apiKeys(options)

  const call = <Result>(make: (client: CashflowsClient) => Promise<Result>): Promise<Result> =>
    callWithKeys((client) => make(client).catch(throwDeniedUnlessAll(client)))

  async function callWithKeys<Result>(make: (client: CashflowsClient) => Promise<Result>): Promise<Result> {
    const endAt = performance.now() + timeoutMs
    const leftMs = () => Math.max(1, Math.round(endAt - performance.now()))
    let rejection: GatewayCredentialsRejected | undefined
    for (const key of keys) {
      const callNow = () => make(createCashflowsClient({ ...options, apiKey: key.key, timeoutMs: leftMs() }))
      const alarm = ({ status, pausedUntil }: GatewayCredentialsRejected) =>
        log.error({}, alarmText(configurationId, key.variable, status, pausedUntil))
      try {
        return await callWithApiKey(key, callNow, database, alarm, circuitBreaker)
      } catch (error) {
        if (!(error instanceof GatewayCredentialsRejected)) throw error
        if (!rejection || error.pausedUntil < rejection.pausedUntil) rejection = error
      }
    }
    throw rejection
  }

  const operate = <Result>(make: (client: CashflowsClient) => Promise<Result>): Promise<Result> =>
    callWithKeys((client) => make(client).catch(throwDenied))

  return {
    createPaymentJob: (request) => call((client) => client.createPaymentJob(request)),
    retrievePaymentJob: (job) => call((client) => client.retrievePaymentJob(job)),
    cancelPaymentJob: (job) => operate((client) => client.cancelPaymentJob(job)),
    cancelPayment: (job, payment) => operate((client) => client.cancelPayment(job, payment)),
    capturePayment: (job, payment, request) =>
      operate((client) => client.capturePayment(job, payment, request)),
    refundPayment: (job, payment, request) =>
      operate((client) => client.refundPayment(job, payment, request)),
    hasOrder: (orderNumber) => call((client) => client.hasOrder(orderNumber)),
    listPaymentMethods: (currency) => callWithKeys((client) => client.listPaymentMethods(currency)),
  }
}

function throwDenied(error: unknown): never {
  if (isDenied(error)) throw new GatewayOperationDenied(error.errors)
  throw error
}

/**
 * A gateway, or a firewall before it, may deny a request for what is in it, or for a payment job of another merchant:
 * anybody who orders or sends a notification can cause one, and must not stop all calls by that. So a request that
 * changes nothing and is always the same says whether the credentials are in question. A locked account denies that, too,
 * and is not made worse by it, since only wrong signatures are counted.
 */
const throwDeniedUnlessAll =
  (client: CashflowsClient) =>
  async (error: unknown): Promise<never> => {
    if (!isDenied(error)) throw error
    await client.listPaymentMethods('GBP').catch(() => {
      throw error
    })
    throw new GatewayOperationDenied(error.errors)
  }

const isDenied = (error: unknown): error is GatewayRejected =>
  error instanceof GatewayRejected && error.status === 403

/**
 * Ends the pauses of the API keys, for a merchant who knows that the gateway accepts them again: the next call is made
 * with each now.
 */
export async function endPauses(
  database: Database,
  credentials: Credentials,
  now = new Date(),
): Promise<void> {
  for (const { fingerprint } of apiKeys(credentials)) await endPause(database, fingerprint, now)
}

function alarmText(configurationId: string, variable: string, status: number, pausedUntil: Date): string {
  const whatToDo =
    status === 401
      ? `Set ${variable} to the key that the Portal shows under Configuration, API Data, and restart the shop.`
      : 'See in the Portal whether the account is locked, or ask Cashflows; the shop goes on by itself.'
  return (
    `ALARM: the gateway rejects ${variable} of configuration ${configurationId} with status ${status}. ` +
    `No call is made with it until ${pausedUntil.toISOString()}, so that the account is not locked. ${whatToDo}`
  )
}
