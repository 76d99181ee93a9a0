import { createHash } from 'node:crypto'
import { onEveryStore } from 'cashflows-postgres/testing'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { simulatorStore } from '../database/database.ts'
import { Destinations } from '../destinations/destinations.ts'
import { type ApiPermission, permissions } from '../payments/settings.ts'
import { apiKey, configurationId, simulatorContext } from '../testing/simulator.ts'
import { gateway } from './gateway.ts'

const hashOf = (body: string) => createHash('sha512').update(apiKey).update(body).digest('hex')
const unknown = '260121000000000000'

onEveryStore('the gateway', simulatorStore, (database) => {
  let app: Hono
  let context: Awaited<ReturnType<typeof simulatorContext>>

  beforeAll(async () => {
    context = await simulatorContext(database())
    app = gateway({ ...context, publicUrl: () => 'http://gateway.test' })
  })
  afterAll(() => context.activityLog.written())

  async function call(
    method: string,
    path: string,
    body = '',
    headers: Record<string, string | undefined> = {},
  ) {
    const all = { configurationId, hash: hashOf(body), 'content-type': 'application/json', ...headers }
    const sent = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)
    const response = await app.request(path, { method, headers: sent, ...(body && { body }) })
    return { status: response.status, json: await response.json() }
  }
  const create = (request: object) => call('POST', '/payment-jobs', JSON.stringify(request))

  it("creates a job and answers with the whole of it, as the quick start's sample shows", async () => {
    const { status, json } = await create({
      amountToCollect: '10.00',
      currency: 'GBP',
      locale: 'en_GB',
      order: {
        orderNumber: 'Your ref',
        billingAddress: { firstName: 'Alex', lastName: 'Smith' },
        billingIdentity: { emailAddress: 'alex@test.com' },
      },
      parameters: { returnUrlSuccess: 'https://www.mywebshop.com/' },
      metadata: { ignored: true },
    })
    expect(status).toBe(201)
    const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6}[1-9]|\.[1-9])?Z$/)
    const reference = expect.stringMatching(/^\d{18}$/)
    const job = json.data.reference
    const payment = json.data.payments[0].reference
    expect(json).toEqual({
      data: {
        reference: expect.stringMatching(/^\d{4}210\d{11}$/),
        createDateTimeUtc: moment,
        type: 'Payment',
        traceReference: expect.stringMatching(/^\d{4}201\d{11}$/),
        configurationId,
        domain: 'cashflows.com',
        locale: 'en_GB',
        timeZone: 'Europe/London',
        order: {
          orderNumber: 'Your ref',
          createDateTimeUtc: moment,
          billingAddress: { firstName: 'Alex', lastName: 'Smith' },
          billingIdentity: { emailAddress: 'alex@test.com' },
          orderLines: [],
        },
        orderHistory: [],
        paymentMethodsToUse: ['Card'],
        currency: 'GBP',
        amountToCollect: '10.00',
        expirationDateTimeUtc: moment,
        lastUpdateTimeUtc: moment,
        lastProcessedTimeUtc: moment,
        flags: {},
        attributes: {},
        paymentStatus: 'Pending',
        payments: [
          {
            reference,
            createDateTimeUtc: moment,
            paymentMethods: ['Card'],
            status: 'Pending',
            amountToCollect: '10.00',
            steps: [
              {
                reference: expect.stringMatching(/^\d{4}212\d{11}$/),
                createDateTimeUtc: moment,
                action: 'DisplayHostedPage',
                paymentMethods: ['Card'],
                status: 'Pending',
                amountToCollect: '10.00',
              },
            ],
            flags: {},
            attributes: {
              returnUrlSuccess: `https://www.mywebshop.com/?paymentjobref=${job}&paymentref=${payment}&ordernumber=Your+ref`,
            },
            refunds: [],
            captures: [],
          },
        ],
      },
      links: {
        data: { url: `http://gateway.test/api/gateway/payment-jobs/${job}`, type: 'application/json' },
        action: {
          url: expect.stringMatching(/^http:\/\/gateway\.test\/payment\?ref=[0-9a-f]{128}$/),
          type: 'text/html',
        },
        documentation: {
          url: 'http://gateway.test/payment-gateway-api/documentation/index.html',
          type: 'text/html',
        },
      },
    })
  })

  it('retrieves a job, with its status and what was collected', async () => {
    const { json: created } = await create({ amountToCollect: '24.5', currency: 'EUR' })
    const path = `/payment-jobs/${created.data.reference}`
    expect((await call('GET', path)).json).toEqual(created)
    const job = await context.payments.find(configurationId, created.data.reference)
    if (job) await context.payments.simulate(job, 'Successful')
    expect((await call('GET', path)).json.data).toMatchObject({
      paymentStatus: 'Paid',
      amountCollected: '24.5',
      paidAmount: '24.5',
      paidDateTimeUtc: expect.any(String),
    })
  })

  it('retrieves one payment, which has neither currency nor order', async () => {
    const { json } = await create({ amountToCollect: '10.00', currency: 'GBP' })
    const [payment] = json.data.payments
    const path = `/payment-jobs/${json.data.reference}/payments/${payment.reference}`
    const answer = await call('GET', path)
    expect(answer.status).toBe(200)
    expect(answer.json).toEqual({
      data: payment,
      links: { data: { url: `http://gateway.test/api/gateway${path}`, type: 'application/json' } },
    })
    expect(answer.json.data).not.toHaveProperty('currency')
  })

  it('hashes the body as it was received, whatever white space it has', async () => {
    const body = '{\r\n  "amountToCollect" : 10.00,\r\n  "currency" : "GBP"\r\n}'
    const { status, json } = await call('POST', '/payment-jobs', body)
    expect([status, json.data.amountToCollect]).toEqual([201, '10.00'])
    expect(
      (await call('POST', '/payment-jobs', body.replaceAll('\r\n', '\n'), { hash: hashOf(body) })).status,
    ).toBe(401)
  })

  it('takes the hash in upper case', async () => {
    const body = '{"amountToCollect":"1.00","currency":"GBP"}'
    expect((await call('POST', '/payment-jobs', body, { hash: hashOf(body).toUpperCase() })).status).toBe(201)
  })

  it.each([
    ['a wrong hash', { hash: 'ab' }, 401, 'InvalidHash'],
    ['no hash', { hash: undefined }, 401, 'InvalidHash'],
    ['no configuration', { configurationId: undefined }, 401, 'InvalidHash'],
    ['an unknown configuration', { configurationId: unknown }, 404, 'RecordNotFound'],
    ['an Accept header without JSON', { accept: 'text/html' }, 406, 'NotAcceptable'],
  ])('rejects a call with %s', async (_, headers, status, code) => {
    const answer = await call('POST', '/payment-jobs', '{}', headers)
    expect(answer.status).toBe(status)
    expect(answer.json).toMatchObject({
      errorReport: { errors: [{ code }], warnings: [], language: 'en_GB', isFatalError: true },
      links: { documentation: { type: 'text/html' } },
    })
  })

  it('names the members that are wrong, in the language that was asked for', async () => {
    const { status, json } = await call('POST', '/payment-jobs?LOCALE=nl_NL', '{"currency":"GBP"}')
    expect(status).toBe(400)
    expect(json.errorReport).toMatchObject({
      language: 'nl_NL',
      errors: [
        {
          code: 'InvalidRequest',
          parameters: ['amountToCollect', 'is required'],
          message: 'The request is not valid: amountToCollect is required.',
          translatedMessage: 'Het verzoek is niet geldig: amountToCollect is verplicht.',
        },
      ],
    })
  })

  describe('translates error texts as a whole:', () => {
    const wrong = {
      currency: 'pounds',
      amountToCollect: 'ten',
      type: 'Gift',
      displayUrl: 'mailto:me',
      options: 'IsMoto',
      expirationDateTimeUtc: 'soon',
      order: { orderNumber: 'x'.repeat(65), orderLines: [{ unitPriceInclVat: true }] },
      parameters: { webhookUrl: 'ftp://shop.example', other: {} },
    }
    const card = { cardNumber: '4111111111111111', cardExpiryMonth: '13', cardExpiryYear: '20', cardCvc: '1' }
    // Names, values and addresses are the same in every language; a word of English is not.
    const englishWords = /\b(must|is|not|required|have|of|the|more|than|accepted|wrong|with|from)\b/i

    it.each([
      ['every member that is wrong', JSON.stringify(wrong), 10],
      ['a card', JSON.stringify({ currency: 'GBP', amountToCollect: '1', parameters: card }), 3],
      ['a credit without a card', '{"currency":"GBP","amountToCollect":"1","type":"Credit"}', 1],
      ['what is no JSON', '{"currency"', 1],
      ['what is nested too deeply', '['.repeat(80), 1],
    ])('%s', async (_, body, count) => {
      for (const locale of ['el_GR', 'es_ES']) {
        const { json } = await call('POST', `/payment-jobs?locale=${locale}`, body)
        const texts = json.errorReport.errors.map(
          (error: { translatedMessage: string }) => error.translatedMessage,
        )
        expect(texts.length).toBe(count)
        for (const text of texts) expect(text).not.toMatch(englishWords)
      }
    })
  })

  describe('the account may lack a permission, which is 403:', () => {
    const cases: [ApiPermission, (job: { path: string; payment: string }) => [string, string, object?]][] = [
      ['Cancellations', ({ path }) => ['PATCH', `${path}/cancel`]],
      ['Cancellations', ({ payment }) => ['PATCH', `${payment}/cancel`]],
      ['Captures', ({ payment }) => ['POST', `${payment}/captures`, {}]],
      ['Refunds', ({ payment }) => ['POST', `${payment}/refunds`, {}]],
      ['CardData', () => ['POST', '/card-tokenisation', {}]],
      ['CardData', () => ['POST', '/payment-jobs', { ...least, parameters: { cardNumber: '4' } }]],
      ['Credits', () => ['POST', '/payment-jobs', { ...least, type: 'Credit', parameters: paid }]],
    ]
    const least = { amountToCollect: '1.00', currency: 'GBP' }
    const paid = { simulatedStatus: 'PAID' }

    it.each(cases)('%s', async (permission, callOf) => {
      const { json } = await create(least)
      const path = `/payment-jobs/${json.data.reference}`
      const [method, at, body] = callOf({
        path,
        payment: `${path}/payments/${json.data.payments[0].reference}`,
      })
      const ask = () => call(method, at, body && JSON.stringify(body))
      const others = permissions.filter((other) => other !== permission)
      await context.configurations.set(configurationId, { permissions: others })
      const { status, json: denied } = await ask()
      await context.configurations.set(configurationId, { permissions: [...permissions] })
      expect([status, denied.errorReport.errors[0].code]).toEqual([403, 'InsufficientPermissions'])
      expect((await ask()).status).not.toBe(403)
    })
  })

  it.each([
    ['application/json; charset=utf-8', 201],
    ['text/json', 201],
    ['application/json-patch+json', 201],
    ['application/vnd.shop+json', 201],
    ['application/x-www-form-urlencoded', 415],
    [undefined, 415],
  ])('takes a body as %s where it has to be declared as JSON: %i', async (type, status) => {
    const body = '{"amountToCollect":"1.00","currency":"GBP"}'
    const send = () => call('POST', '/payment-jobs', body, { 'content-type': type })
    expect((await send()).status).toBe(201)
    await context.configurations.set(configurationId, { requiresJsonContentType: true })
    const answer = await send()
    const { json } = await create({ amountToCollect: '1.00', currency: 'GBP' })
    const cancelled = await call('PATCH', `/payment-jobs/${json.data.reference}/cancel`, '', {
      'content-type': undefined,
    })
    await context.configurations.set(configurationId, { requiresJsonContentType: false })
    expect(answer.status).toBe(status)
    expect(cancelled.status).toBe(200)
  })

  it('creates no job that a guarded simulator would have to send elsewhere', async () => {
    const destinations = new Destinations({ own: ['https://own.example'], listed: [] })
    const guarded = gateway({ ...context, destinations, publicUrl: () => 'http://gateway.test' })
    const ask = async (path: string, parameters: Record<string, string>) => {
      const body = JSON.stringify({ amountToCollect: '10.00', currency: 'GBP', parameters })
      const headers = { configurationId, hash: hashOf(body) }
      const response = await guarded.request(path, { method: 'POST', headers, body })
      return { status: response.status, errors: (await response.json()).errorReport?.errors }
    }
    const elsewhere = {
      webhookUrl: 'https://elsewhere.example/hook',
      ReturnUrlSuccess: 'https://elsewhere.example/thanks',
      returnUrlFailed: 'https://own.example/failed',
      allowedParentFrameDomains: 'own.example, *.elsewhere.example',
    }
    for (const path of ['/payment-jobs', '/payment-intents']) {
      const { status, errors } = await ask(path, elsewhere)
      expect(status).toBe(400)
      expect(errors.map(({ parameters: [member] }: { parameters: string[] }) => member)).toEqual([
        'parameters.returnUrlSuccess',
        'parameters.webhookUrl',
        'parameters.allowedParentFrameDomains',
      ])
      expect(errors[0].message).toContain('SIMULATOR_ALLOWED_ORIGINS')
    }
    const own = { webhookUrl: 'https://own.example/hook' }
    expect((await ask('/payment-jobs', own)).status).toBe(201)
  })

  it('rejects a body that is no JSON, and one that is too large', async () => {
    expect((await call('POST', '/payment-jobs', '{"amountToCollect":')).status).toBe(400)
    expect((await call('POST', '/payment-jobs', `"${'x'.repeat(300_000)}"`)).status).toBe(413)
  })

  describe('what does not exist', () => {
    it.each(['/payment-jobs/1', `/payment-jobs/${unknown}`, '/payment-jobs/%00', '/nothing'])(
      'is 404: %s',
      async (path) => {
        const { status, json } = await call('GET', path)
        expect([status, json.errorReport.errors[0].code]).toEqual([404, 'RecordNotFound'])
      },
    )

    it.each(['/payment-jobs/abc', '/payment-jobs/abc/cancel', `/payment-jobs/${'9'.repeat(19)}`])(
      'is 400 where the reference is no number of 64 bits: %s',
      async (path) => {
        const { status, json } = await call(path.endsWith('cancel') ? 'PATCH' : 'GET', path)
        expect([status, json.errorReport.errors[0].parameters[0]]).toEqual([400, 'paymentJobReference'])
      },
    )

    it('is 404 for a payment of another job', async () => {
      const { json: one } = await create({ amountToCollect: '1', currency: 'GBP' })
      const { json: two } = await create({ amountToCollect: '1', currency: 'GBP' })
      const path = `/payment-jobs/${one.data.reference}/payments/${two.data.payments[0].reference}`
      expect((await call('GET', path)).status).toBe(404)
    })
  })
})
