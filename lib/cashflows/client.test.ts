import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { type CashflowsClient, createCashflowsClient } from './client'
import type { PaymentJobRequest } from './contract'
import { GatewayRejected, GatewayResponseUnreadable, GatewayUnavailable } from './errors'

const apiKey = 'f00dfeed-0000-4000-8000-0000000000aa'
const configurationId = '200426117314086912'

const job = {
  reference: '210121017238589452',
  paymentStatus: 'Pending',
  currency: 'EUR',
  amountToCollect: '10.05',
  payments: [{ reference: '210121117372807180', status: 'Pending', amountToCollect: '10.05' }],
}

const request: PaymentJobRequest = {
  currency: 'EUR',
  amountToCollect: '10.05',
  locale: 'el_GR',
  order: {
    orderNumber: 'A/1',
    billingAddress: {
      firstName: 'Ελένη',
      lastName: 'O’Neill',
      addressLine1: '1/2 Οδός',
      zipCode: '105 57',
      city: 'Αθήνα',
      countryIso3166Alpha2: 'GR',
    },
    billingIdentity: { emailAddress: 'eleni@example.com' },
    orderLines: [],
  },
  parameters: {
    returnUrlSuccess: 'https://shop.example/s',
    returnUrlFailed: 'https://shop.example/f',
    returnUrlCancelled: 'https://shop.example/c',
    webhookUrl: 'https://shop.example/w',
  },
}

interface SentRequest {
  method: string | undefined
  url: string | undefined
  headers: IncomingMessage['headers']
  body: Buffer
}

let server: Server | undefined

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** A gateway that responds to every request in one way and records what it was sent. */
async function gatewayThat(respond: (response: ServerResponse) => void, timeoutMs = 30_000) {
  const received: SentRequest[] = []
  server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const { method, url, headers } = incoming
    received.push({ method, url, headers, body: Buffer.concat(chunks) })
    respond(response)
  })
  const listening = server
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  const gatewayUrl = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
  return { received, client: createCashflowsClient({ gatewayUrl, configurationId, apiKey, timeoutMs }) }
}

const json = (status: number, content: unknown) => (response: ServerResponse) =>
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(content))

async function failureOf(promise: Promise<unknown>): Promise<Error> {
  return promise.then(
    () => new Error('nothing was thrown'),
    (error) => error,
  )
}

describe('client', () => {
  it('sends the very bytes that it has hashed', async () => {
    const { client, received } = await gatewayThat(json(201, { data: job, links: {} }))
    await client.createPaymentJob(request)
    const [sent] = received
    const hash = createHash('sha512')
      .update(apiKey)
      .update(sent?.body ?? '')
      .digest('hex')
    expect(sent?.headers.hash).toBe(hash)
    expect(sent?.headers.configurationid).toBe(configurationId)
    expect(sent?.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(JSON.parse(String(sent?.body))).toEqual(request)
  })

  it('signs a retrieval with the key alone', async () => {
    const { client, received } = await gatewayThat(json(200, { data: job, links: {} }))
    await client.retrievePaymentJob(job.reference)
    expect(received[0]?.method).toBe('GET')
    expect(received[0]?.url).toBe('/api/gateway/payment-jobs/210121017238589452')
    expect(received[0]?.headers.hash).toBe(createHash('sha512').update(apiKey).digest('hex'))
  })

  it.each([200, 201, 202])('takes %d as a success', async (status) => {
    const links = { action: { url: 'https://gateway.example/payment?ref=1' } }
    const { client } = await gatewayThat(json(status, { data: job, links }))
    expect(await client.createPaymentJob(request)).toMatchObject({ data: job, links })
  })

  const capture = { reference: '210121181372807111', status: 'Completed', amountToCapture: '4.00' }
  const refund = { reference: '210121171372807222', status: 'Failed', amountToRefund: '4.00' }
  const jobPath = '/api/gateway/payment-jobs/210121017238589452'
  const paymentPath = `${jobPath}/payments/210121117372807180`

  it.each<[string, (client: CashflowsClient) => Promise<unknown>, string, string, unknown, unknown]>([
    [
      'cancels a payment job',
      (client) => client.cancelPaymentJob(job.reference),
      `PATCH ${jobPath}/cancel`,
      '',
      { data: { ...job, paymentStatus: 'Cancelled' }, links: {} },
      { data: { paymentStatus: 'Cancelled' } },
    ],
    [
      'cancels a payment',
      (client) => client.cancelPayment(job.reference, '210121117372807180'),
      `PATCH ${paymentPath}/cancel`,
      '',
      { data: { ...job.payments[0], status: 'Cancelled', paidAmount: '10.05' } },
      { status: 'Cancelled', paidAmount: '10.05' },
    ],
    [
      'captures a part of a payment',
      (client) =>
        client.capturePayment(job.reference, '210121117372807180', {
          amountToCapture: '4.00',
          isFinalCapture: true,
        }),
      `POST ${paymentPath}/captures`,
      '{"amountToCapture":"4.00","isFinalCapture":true}',
      { data: capture },
      capture,
    ],
    [
      'refunds a part of a payment',
      (client) =>
        client.refundPayment(job.reference, '210121117372807180', {
          amountToRefund: '4.00',
          refundNumber: 'R-1',
        }),
      `POST ${paymentPath}/refunds`,
      '{"amountToRefund":"4.00","refundNumber":"R-1"}',
      { data: refund },
      refund,
    ],
  ])('%s', async (_, ask, line, body, response, result) => {
    const { client, received } = await gatewayThat(json(202, response))
    expect(await ask(client)).toMatchObject(result as object)
    expect(received.map((sent) => [`${sent.method} ${sent.url}`, String(sent.body)])).toEqual([[line, body]])
    expect(received[0]?.headers.hash).toBe(createHash('sha512').update(apiKey).update(body).digest('hex'))
  })

  it('asks whether an order exists, by a number that needs escaping', async () => {
    const { client, received } = await gatewayThat((response) => response.writeHead(200).end())
    expect(await client.hasOrder('A/1 ü')).toBe(true)
    expect([received[0]?.method, received[0]?.url]).toEqual(['HEAD', '/api/gateway/orders/A%2F1%20%C3%BC'])
  })

  it('knows from 404 that an order does not exist, and from nothing else', async () => {
    let status = 404
    const { client } = await gatewayThat((response) => response.writeHead(status).end())
    expect(await client.hasOrder('A-1')).toBe(false)
    status = 401
    expect(await failureOf(client.hasOrder('A-1'))).toMatchObject({ status: 401, isAboutCredentials: true })
    status = 503
    expect(await failureOf(client.hasOrder('A-1'))).toBeInstanceOf(GatewayUnavailable)
  })

  it('says why the gateway rejected a request', async () => {
    const errors = [{ code: 'InvalidHash', message: 'No', parameters: ['Hash'] }]
    const { client } = await gatewayThat(json(401, { errorReport: { errors } }))
    const failure = await failureOf(client.createPaymentJob(request))
    expect(failure).toBeInstanceOf(GatewayRejected)
    expect(failure).toMatchObject({ status: 401, errors, isAboutCredentials: true })
  })

  it('is rejected without a reason when the error report cannot be read', async () => {
    const { client } = await gatewayThat((response) => response.writeHead(404).end('<html>'))
    expect(await failureOf(client.retrievePaymentJob('1'))).toMatchObject({ status: 404, errors: [] })
  })

  it('finds the gateway unavailable when it responds with 503', async () => {
    const { client } = await gatewayThat(json(503, {}))
    expect(await failureOf(client.retrievePaymentJob('1'))).toBeInstanceOf(GatewayUnavailable)
  })

  it('waits no longer than its timeout for a response', async () => {
    const { client } = await gatewayThat(() => {}, 300)
    const failure = await failureOf(client.createPaymentJob(request))
    expect(failure).toBeInstanceOf(GatewayUnavailable)
    expect(failure.message).toContain('300 ms')
  })

  it('waits no longer than its timeout for a body that never ends', async () => {
    const { client } = await gatewayThat((response) => response.writeHead(201).write('{"data":'), 300)
    expect(await failureOf(client.createPaymentJob(request))).toBeInstanceOf(GatewayUnavailable)
  })

  it('finds the gateway unavailable when nobody listens', async () => {
    const client = createCashflowsClient({
      gatewayUrl: 'http://127.0.0.1:1',
      configurationId,
      apiKey,
      timeoutMs: 30_000,
    })
    expect(await failureOf(client.retrievePaymentJob('1'))).toBeInstanceOf(GatewayUnavailable)
  })

  it.each([
    ['a page', (response: ServerResponse) => response.writeHead(200).end('<html>')],
    ['nothing', (response: ServerResponse) => response.writeHead(200).end()],
    ['another object', json(200, { ok: true })],
    ['links inside the data', json(200, { data: { links: {} } })],
  ])('cannot read %s', async (_name, respond) => {
    const { client } = await gatewayThat(respond)
    expect(await failureOf(client.retrievePaymentJob('1'))).toBeInstanceOf(GatewayResponseUnreadable)
  })

  it('follows no redirect with a signed request', async () => {
    const { client, received } = await gatewayThat((response) =>
      response.writeHead(307, { Location: '/elsewhere' }).end(),
    )
    expect(await failureOf(client.createPaymentJob(request))).toBeInstanceOf(GatewayResponseUnreadable)
    expect(received).toHaveLength(1)
  })

  it.each([json(401, { errorReport: { errors: [] } }), json(500, {}), json(200, {}), () => {}])(
    'lets no error carry the API key',
    async (respond) => {
      const { client } = await gatewayThat(respond, 300)
      const failure = await failureOf(client.createPaymentJob(request))
      expect(inspect(failure, { depth: 20, showHidden: true })).not.toContain(apiKey)
    },
  )
})
