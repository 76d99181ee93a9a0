import autocannon from 'autocannon'
import { defaultCredentials } from '../environment.ts'
import { hashOf } from '../signature/signature.ts'

export const { configurationId, apiKey } = defaultCredentials

/** As the shop sends it: an order with an address and three lines. */
export const createBody = JSON.stringify({
  amountToCollect: '57.00',
  currency: 'GBP',
  locale: 'en_GB',
  order: {
    orderNumber: 'BENCH-1',
    billingAddress: { firstName: 'Alex', lastName: 'Smith', addressLine1: '1 High Street', city: 'Whitby' },
    billingIdentity: { emailAddress: 'alex@shop.example' },
    orderLines: ['Mug', 'Bowl', 'Plate'].map((name, index) => ({
      lineNumber: index + 1,
      name,
      quantity: 1,
      unitPriceInclVat: '19.00',
      totalLineAmount: '19.00',
    })),
  },
  parameters: {
    returnUrlSuccess: 'https://shop.example/success',
    returnUrlFailed: 'https://shop.example/failed',
    returnUrlCancelled: 'https://shop.example/cancelled',
    webhookUrl: 'https://shop.example/webhook',
  },
})

export function signedHeaders(body: string): Record<string, string> {
  return { configurationId, hash: hashOf(apiKey, body), ...(body && { 'content-type': 'application/json' }) }
}

export interface Rate {
  perSecond: number
  p99Ms: number
}

/** The rate at which ten connections are answered. @throws Error when an answer was none of success */
export async function rateOf(url: string, method: 'GET' | 'POST', seconds: number): Promise<Rate> {
  const body = method === 'POST' ? createBody : ''
  const result = await autocannon({
    url,
    method,
    headers: signedHeaders(body),
    ...(body && { body }),
    connections: 10,
    duration: seconds,
  })
  if (result.non2xx + result.errors > 0) {
    throw new Error(`${url} gave ${result.non2xx} rejections and ${result.errors} errors.`)
  }
  return { perSecond: result.requests.average, p99Ms: result.latency.p99 }
}
