import type { z } from 'zod'
import {
  type Capture,
  type CaptureRequest,
  captureResponse,
  errorResponse,
  type Payment,
  type PaymentJobRequest,
  type PaymentJobResponse,
  paymentJobResponse,
  paymentMethodsResponse,
  paymentResponse,
  type Refund,
  type RefundRequest,
  refundResponse,
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
 * GatewayResponseUnreadable, and nothing else. After the last two, a call that changes something may have been carried
 * out or not: retrieve the payment job to find out.
 */
export interface CashflowsClient {
  /** Creates a payment job. The shopper pays at `links.action.url` of the response. */
  createPaymentJob(request: PaymentJobRequest): Promise<PaymentJobResponse>
  /** Retrieves a payment job with all its payments, as the gateway knows it now. */
  retrievePaymentJob(paymentJobReference: string): Promise<PaymentJobResponse>
  /**
   * Withdraws a payment job, so that nobody can pay it any more. One that is withdrawn already is no error; one that
   * has been paid is rejected.
   */
  cancelPaymentJob(paymentJobReference: string): Promise<PaymentJobResponse>
  /**
   * Cancels one payment as a whole: releases what is reserved, and voids what was paid and is not settled yet. The
   * payment job can still be paid by another payment.
   */
  cancelPayment(paymentJobReference: string, paymentReference: string): Promise<Payment>
  /** Takes what is reserved, or a part of it. */
  capturePayment(
    paymentJobReference: string,
    paymentReference: string,
    request: CaptureRequest,
  ): Promise<Capture>
  /** Gives back what was paid, or a part of it. What comes back may have the status Failed. */
  refundPayment(
    paymentJobReference: string,
    paymentReference: string,
    request: RefundRequest,
  ): Promise<Refund>
  /**
   * Whether the gateway knows an order of this number. Its response to an unknown configuration looks the same as to
   * an unknown order, so false is certain only where another call with these credentials has succeeded.
   */
  hasOrder(orderNumber: string): Promise<boolean>
  /** The payment methods that shoppers can pay with in a currency. It changes nothing. */
  listPaymentMethods(currency: string): Promise<string[]>
}

/** A client that signs every request and checks every response. It retries nothing. */
export function createCashflowsClient(options: CashflowsClientOptions): CashflowsClient {
  const jobs = '/api/gateway/payment-jobs'
  const jobPath = (job: string) => `${jobs}/${encodeURIComponent(job)}`
  const paymentPath = (job: string, payment: string) =>
    `${jobPath(job)}/payments/${encodeURIComponent(payment)}`
  return {
    createPaymentJob: (request) => call(options, 'POST', jobs, paymentJobResponse, request),
    retrievePaymentJob: (job) => call(options, 'GET', jobPath(job), paymentJobResponse),
    cancelPaymentJob: (job) => call(options, 'PATCH', `${jobPath(job)}/cancel`, paymentJobResponse),
    cancelPayment: async (job, payment) =>
      (await call(options, 'PATCH', `${paymentPath(job, payment)}/cancel`, paymentResponse)).data,
    capturePayment: async (job, payment, request) =>
      (await call(options, 'POST', `${paymentPath(job, payment)}/captures`, captureResponse, request)).data,
    refundPayment: async (job, payment, request) =>
      (await call(options, 'POST', `${paymentPath(job, payment)}/refunds`, refundResponse, request)).data,
    listPaymentMethods: async (currency) => {
      const path = `/api/gateway/supported-payment-methods?currency=${encodeURIComponent(currency)}`
      return (await call(options, 'GET', path, paymentMethodsResponse)).data.map(
        ({ paymentMethod }) => paymentMethod,
      )
    },
    hasOrder: (orderNumber) => exists(options, `/api/gateway/orders/${encodeURIComponent(orderNumber)}`),
  }
}

type Method = 'GET' | 'HEAD' | 'PATCH' | 'POST'

async function call<Body>(
  options: CashflowsClientOptions,
  method: Method,
  path: string,
  expected: z.ZodType<Body>,
  content?: unknown,
): Promise<Body> {
  const json = parse(await successOf(options, method, path, content))
  const body = expected.safeParse(json)
  if (!body.success) {
    const members = body.error.issues.map((issue) => issue.path.join('.') || 'the whole body')
    throw new GatewayResponseUnreadable(
      `The gateway's response to ${method} ${path} cannot be read: ${members.join(', ')}`,
    )
  }
  return body.data
}

async function exists(options: CashflowsClientOptions, path: string): Promise<boolean> {
  try {
    await successOf(options, 'HEAD', path)
    return true
  } catch (error) {
    if (error instanceof GatewayRejected && error.status === 404) return false
    throw error
  }
}

/** The text of a response whose status says that the request was carried out: any from 200 to 299. */
async function successOf(
  options: CashflowsClientOptions,
  method: Method,
  path: string,
  content?: unknown,
): Promise<string> {
  const request = `${method} ${path}`
  const { status, text } = await send(options, method, path, content)
  if (status >= 500) throw new GatewayUnavailable(`The gateway responded to ${request} with ${status}`)
  if (status >= 400) {
    throw new GatewayRejected(status, errorResponse.safeParse(parse(text)).data?.errorReport.errors ?? [])
  }
  if (status < 200 || status >= 300) {
    throw new GatewayResponseUnreadable(
      `The gateway responded to ${request} with the unexpected status ${status}`,
    )
  }
  return text
}

async function send(
  { gatewayUrl, configurationId, apiKey, timeoutMs, fetch = globalThis.fetch }: CashflowsClientOptions,
  method: Method,
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
