import type { z } from 'zod'
import {
  errorResponse,
  type PaymentJobRequest,
  type PaymentJobResponse,
  paymentJobResponse,
} from './contract'
import { GatewayRejected, GatewayResponseUnreadable, GatewayUnavailable } from './errors'
import { signRequest } from './signature'

/** Which gateway to call, and as which merchant. */
export interface CashflowsClientOptions {
  /** What `/api/gateway` stands under, without a slash at the end. */
  gatewayUrl: string
  configurationId: string
  apiKey: string
  /** How long a response, with its body, may take. */
  timeoutMs: number
  /** Sends the requests; the global one when left out. */
  fetch?: typeof globalThis.fetch
}

/**
 * A merchant's side of the gateway API. Every call can throw GatewayRejected, GatewayUnavailable or
 * GatewayResponseUnreadable, and nothing else.
 */
export interface CashflowsClient {
  /** Creates a payment job. The shopper pays at `links.action.url` of the response. */
  createPaymentJob(request: PaymentJobRequest): Promise<PaymentJobResponse>
  /** Retrieves a payment job with all its payments, as the gateway knows it now. */
  retrievePaymentJob(paymentJobReference: string): Promise<PaymentJobResponse>
}

/** A client that signs every request and checks every response. It retries nothing. */
export function createCashflowsClient(options: CashflowsClientOptions): CashflowsClient {
  const jobs = '/api/gateway/payment-jobs'
  return {
    createPaymentJob: (request) => call(options, 'POST', jobs, paymentJobResponse, request),
    retrievePaymentJob: (job) =>
      call(options, 'GET', `${jobs}/${encodeURIComponent(job)}`, paymentJobResponse),
  }
}

async function call<Body>(
  options: CashflowsClientOptions,
  method: 'GET' | 'POST',
  path: string,
  expected: z.ZodType<Body>,
  content?: unknown,
): Promise<Body> {
  const request = `${method} ${path}`
  const { status, text } = await send(options, method, path, content)
  if (status >= 500) throw new GatewayUnavailable(`The gateway responded to ${request} with ${status}`)
  const json = parse(text)
  if (status >= 400) {
    throw new GatewayRejected(status, errorResponse.safeParse(json).data?.errorReport.errors ?? [])
  }
  if (status < 200 || status >= 300) {
    throw new GatewayResponseUnreadable(
      `The gateway responded to ${request} with the unexpected status ${status}`,
    )
  }
  const body = expected.safeParse(json)
  if (!body.success) {
    const members = body.error.issues.map((issue) => issue.path.join('.') || 'the whole body')
    throw new GatewayResponseUnreadable(
      `The gateway's response to ${request} cannot be read: ${members.join(', ')}`,
    )
  }
  return body.data
}

async function send(
  { gatewayUrl, configurationId, apiKey, timeoutMs, fetch = globalThis.fetch }: CashflowsClientOptions,
  method: string,
  path: string,
  content?: unknown,
): Promise<{ status: number; text: string }> {
  // Serialised once: what is hashed must be, byte for byte, what is sent.
  const body = content === undefined ? undefined : new TextEncoder().encode(JSON.stringify(content))
  const headers = {
    Accept: 'application/json',
    ConfigurationId: configurationId,
    Hash: signRequest(apiKey, body),
    ...(body && { 'Content-Type': 'application/json; charset=utf-8' }),
  }
  try {
    const response = await fetch(gatewayUrl + path, {
      method,
      headers,
      body: body ?? null,
      // A redirect would take the signed request to an address that nobody configured.
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
    })
    return { status: response.status, text: await response.text() }
  } catch (error) {
    throw new GatewayUnavailable(
      `The gateway did not respond to ${method} ${path}: ${reason(error, timeoutMs)}`,
    )
  }
}

function reason(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return 'the connection failed'
  if (error.name === 'TimeoutError') return `nothing came within ${timeoutMs} ms`
  return error.cause instanceof Error && error.cause.message ? error.cause.message : error.message
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
