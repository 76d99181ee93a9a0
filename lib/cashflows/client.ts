import type { z } from 'zod'
import {
  errorAnswer,
  type Payment,
  type PaymentJobAnswer,
  type PaymentJobRequest,
  paymentAnswer,
  paymentJobAnswer,
} from './contract'
import { GatewayAnswerUnreadable, GatewayRejected, GatewayUnavailable } from './errors'
import { signRequest } from './signature'

export interface CashflowsClientOptions {
  /** What `/api/gateway` stands under, without a slash at the end. */
  gatewayUrl: string
  configurationId: string
  apiKey: string
  /** Milliseconds until an answer, with its body, has to be there. */
  timeLimit: number
  fetch?: typeof globalThis.fetch
}

/**
 * A merchant's side of the gateway API. Every call can throw GatewayRejected, GatewayUnavailable or
 * GatewayAnswerUnreadable, and nothing else.
 */
export interface CashflowsClient {
  /** Asks for a payment job. The shopper pays at `links.action.url` of the answer. */
  createPaymentJob(request: PaymentJobRequest): Promise<PaymentJobAnswer>
  retrievePaymentJob(paymentJobReference: string): Promise<PaymentJobAnswer>
  retrievePayment(paymentJobReference: string, paymentReference: string): Promise<Payment>
}

export function createCashflowsClient(options: CashflowsClientOptions): CashflowsClient {
  const jobs = '/api/gateway/payment-jobs'
  return {
    createPaymentJob: (request) => call(options, 'POST', jobs, paymentJobAnswer, request),
    retrievePaymentJob: (job) => call(options, 'GET', `${jobs}/${encodeURIComponent(job)}`, paymentJobAnswer),
    retrievePayment: async (job, payment) => {
      const path = `${jobs}/${encodeURIComponent(job)}/payments/${encodeURIComponent(payment)}`
      return (await call(options, 'GET', path, paymentAnswer)).data
    },
  }
}

async function call<Answer>(
  options: CashflowsClientOptions,
  method: 'GET' | 'POST',
  path: string,
  expected: z.ZodType<Answer>,
  content?: unknown,
): Promise<Answer> {
  const what = `${method} ${path}`
  const { status, text } = await send(options, method, path, content)
  if (status >= 500) throw new GatewayUnavailable(`The gateway answered ${what} with ${status}`)
  const json = parse(text)
  if (status >= 400) {
    throw new GatewayRejected(status, errorAnswer.safeParse(json).data?.errorReport.errors ?? [])
  }
  if (status < 200 || status >= 300) {
    throw new GatewayAnswerUnreadable(
      `The gateway answered ${what} with ${status}, which it has no reason to`,
    )
  }
  const answer = expected.safeParse(json)
  if (!answer.success) {
    const members = answer.error.issues.map((issue) => issue.path.join('.') || 'the whole body')
    throw new GatewayAnswerUnreadable(`The gateway's answer to ${what} cannot be read: ${members.join(', ')}`)
  }
  return answer.data
}

async function send(
  { gatewayUrl, configurationId, apiKey, timeLimit, fetch = globalThis.fetch }: CashflowsClientOptions,
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
      signal: AbortSignal.timeout(timeLimit),
    })
    return { status: response.status, text: await response.text() }
  } catch (error) {
    throw new GatewayUnavailable(`The gateway did not answer ${method} ${path}: ${reason(error, timeLimit)}`)
  }
}

function reason(error: unknown, timeLimit: number): string {
  if (!(error instanceof Error)) return 'the connection failed'
  if (error.name === 'TimeoutError') return `nothing came within ${timeLimit} ms`
  return error.cause instanceof Error && error.cause.message ? error.cause.message : error.message
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
