import { createHash } from 'node:crypto'
import { onEveryStore } from 'cashflows-postgres/testing'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { simulatorStore } from '../database/database.ts'
import { Destinations } from '../destinations/destinations.ts'
import { scenarioNames } from '../faults/scenarios.ts'
import { type ControlClient, ControlError, createControlClient } from '../kit/control-client.ts'
import { resetTo } from '../kit/reset-to.ts'
import type { PaymentJobRequest } from '../payments/new-payment-job.ts'
import { checkedResponses, openTestControl } from '../testing/control.ts'
import { MerchantServer } from '../testing/merchant-server.ts'
import type { OpenApiDocument } from '../testing/openapi.ts'
import { apiKey, configurationId, jobRequest, simulatorContext } from '../testing/simulator.ts'

const unknown = '260121000000000000'
const hour = 60 * 60_000

type Parts = Awaited<ReturnType<typeof openTestControl>>

onEveryStore('control', simulatorStore, (database) => {
  let context: Parts['context']
  let url: string
  let client: ControlClient
  let close: Parts['close']
  let shop: MerchantServer

  beforeEach(async () => {
    ;({ context, url, client, close } = await openTestControl(database()))
    shop = new MerchantServer()
    await shop.listen()
  })
  afterEach(async () => {
    await shop.close()
    await close()
  })

  const create = async (orderNumber = 'A-1', changes: Partial<PaymentJobRequest> = {}) => {
    const configuration = await context.configurations.find(configurationId)
    if (!configuration) throw new Error('The configuration is gone.')
    const order = { orderNumber, orderLines: [] }
    return context.payments.create(
      configuration,
      jobRequest({ order, parameters: { webhookUrl: shop.url }, ...changes }),
    )
  }
  const send = (method: string, path: string, body?: string, headers: Record<string, string> = {}) =>
    fetch(`${url}/control${path}`, { method, headers, ...(body !== undefined && { body }) })

  it('sets no address to which a guarded simulator may not send', async () => {
    const guarded = await openTestControl(database(), new Destinations({ own: [], listed: [shop.origin] }))
    try {
      const settings = { returnUrls: { success: 'https://elsewhere.example' } }
      const denied = 'returnUrls.success: must be an address of this deployment'
      await expect(guarded.client.changeSettings({ configurationId, ...settings })).rejects.toThrow(denied)
      await expect(guarded.client.createConfiguration({ settings })).rejects.toThrow(denied)
      await guarded.client.changeSettings({ configurationId, notificationUrl: shop.url })
    } finally {
      await guarded.close()
    }
  })

  it('shows no password of an address but in the settings, which can be written back after a reset', async () => {
    const webhookUrl = shop.url.replace('//', '//user:pa55word@')
    const hidden = shop.url.replace('//', '//user:***@')
    const returnUrls = { success: webhookUrl }
    const changed = await client.changeSettings({
      configurationId,
      notificationUrl: webhookUrl,
      returnUrls,
    })
    await resetTo(client, changed)
    expect((await context.configurations.find(configurationId))?.settings).toMatchObject({
      notificationUrl: webhookUrl,
      returnUrls,
    })

    const body = JSON.stringify({ currency: 'GBP', amountToCollect: '1.00', parameters: { webhookUrl } })
    const hash = createHash('sha512').update(`${apiKey}${body}`).digest('hex')
    const created = await fetch(`${url}/api/gateway/payment-jobs`, {
      method: 'POST',
      headers: { configurationId, hash },
      body,
    })
    expect(created.status).toBe(201)
    const [job] = (await client.listJobs()).jobs
    const reference = job?.reference ?? ''
    await client.completePayment({ reference, outcome: 'Successful' })
    await context.sender.sendDue()
    const { notifications } = await client.listNotifications()
    expect(notifications).toMatchObject([{ state: 'acknowledged', url: hidden }])
    const shown = JSON.stringify([job, notifications, await client.readActivityLog({ reference })])
    expect(shown).toContain('user:***@')
    expect(shown).not.toContain('pa55word')
  })

  it('lists and reads jobs and payments', async () => {
    const first = await create('A-1')
    const second = await create('A-2')
    await client.completePayment({ reference: second.reference, outcome: 'Successful' })
    expect((await client.listJobs()).jobs).toHaveLength(2)
    const { jobs } = await client.listJobs({ orderNumber: 'A-1' })
    expect(jobs).toMatchObject([{ reference: first.reference, status: 'Pending', configurationId }])
    expect(jobs[0]?.pagePath).toBe(`/payment?ref=${first.pageToken}`)
    expect((await client.listJobs({ status: 'Paid' })).jobs).toMatchObject([{ reference: second.reference }])
    expect((await client.listJobs({ limit: 1 })).jobs).toHaveLength(1)
    const { payments } = await client.listPayments({ orderNumber: 'A-2' })
    expect(payments).toMatchObject([{ status: 'Paid', paidAmount: '10.00' }])
    const reference = second.payments[0].reference
    expect(await client.readPayment({ reference })).toEqual(payments[0])
    expect((await client.readJob({ reference: second.reference })).payments).toEqual(payments)
  })

  it.each([
    [{ outcome: 'Successful' }, 'Paid', undefined],
    [{ outcome: 'Failed' }, 'Failed', undefined],
    [{ outcome: 'Declined' }, 'Declined', undefined],
    [{ outcome: 'Rejected' }, 'Rejected', undefined],
    [{ outcome: 'Blocked' }, 'Blocked', undefined],
    [{ outcome: 'Cancelled' }, 'Cancelled', undefined],
    [{ outcome: 'Expired' }, 'Expired', undefined],
    [{ card: 'visa' }, 'Paid', 'Visa'],
    [{ card: 'mastercard' }, 'Paid', 'Mastercard'],
    [{ card: 'amex' }, 'Paid', 'American Express'],
    [{ card: '5400 2004 0009 9009', cardholderName: 'Luke Skywalker' }, 'Paid', 'Mastercard'],
    [{ card: 'visa', cardholderName: 'Lando Calrissian' }, 'Failed', 'Visa'],
    [{ card: 'visa', authentication: 'Failed' }, 'Failed', 'Visa'],
    [{ card: 'visa', authentication: 'Attempted' }, 'Paid', 'Visa'],
  ] as const)('completes a payment without a browser by %o: it is %s', async (how, status, brand) => {
    const { reference } = await create()
    const job = await client.completePayment({ reference, ...how })
    expect(job.status).toBe(status)
    expect(job.payments[0]?.card?.brand).toBe(brand)
  })

  it('answers the 3-D Secure page that a browser was led to', async () => {
    const job = await create()
    await context.payments.submitCard(job, {
      maskedNumber: '400000****0002',
      brand: 'Visa',
      type: 'Credit',
      holderName: 'Han Solo',
      expiryMonth: '05',
      expiryYear: '2031',
    })
    const { reference } = job
    const inTheWay = client.completePayment({ reference, outcome: 'Successful' })
    await expect(inTheWay).rejects.toThrow('The payment waits for 3-D Secure: send an authentication.')
    expect((await client.completePayment({ reference, authentication: 'Unavailable' })).status).toBe('Paid')
    await expect(client.threeDSecure({ reference, word: 'failed' })).rejects.toThrow('The payment is Paid')
    const other = await create('A-2')
    expect((await client.threeDSecure({ reference: other.reference, word: 'failed' })).status).toBe('Failed')
  })

  it.each([
    [{}, 'Say either an outcome, or a card, or an authentication.'],
    [{ outcome: 'Failed', card: 'visa' }, 'Say either an outcome, or a card, or an authentication.'],
    [{ cardholderName: 'Han Solo', outcome: 'Failed' }, 'A cardholderName needs a card.'],
    [{ authentication: 'Failed' }, 'The payment has no 3-D Secure page to answer: send a card first.'],
    [{ card: '4111111111111111' }, /^The card is not accepted: number \(noTestCard\)\. Say visa, /],
  ] as const)('rejects completing a payment by %o, and says why', async (how, sentence) => {
    const { reference } = await create()
    await expect(client.completePayment({ reference, ...how })).rejects.toThrow(sentence)
  })

  it.each([
    { outcome: 'Successful' },
    { outcome: 'Cancelled' },
    { outcome: 'Expired' },
    { card: 'visa' },
  ] as const)('rejects completing a payment that is over by %o', async (how) => {
    const { reference } = await create()
    await client.completePayment({ reference, outcome: 'Failed' })
    await expect(client.completePayment({ reference, ...how })).rejects.toThrow(
      'The payment is Failed and the shopper may not try again.',
    )
  })

  it('charges a paid job back in its activity log only, and no other job', async () => {
    const { reference } = await create()
    await expect(client.chargeBack({ reference })).rejects.toThrow('Only a payment that was paid')
    const paid = await client.completePayment({ reference, outcome: 'Successful' })
    await context.sender.sendDue()
    const sent = shop.received.length
    expect(await client.chargeBack({ reference, amount: '4', reason: 'Not received' })).toMatchObject({
      amount: '4.00',
      currency: 'GBP',
      reason: 'Not received',
    })
    await expect(client.chargeBack({ reference, amount: '6.01' })).rejects.toThrow('No more than £6.00')
    await expect(client.chargeBack({ reference, amount: '0' })).rejects.toThrow('more than zero')
    expect(await client.chargeBack({ reference })).toMatchObject({ amount: '6.00' })
    await expect(client.chargeBack({ reference })).rejects.toThrow('Everything was refunded or charged back')
    await context.activityLog.written()
    const { entries } = await context.activityLog.about(reference)
    expect(entries.filter(({ kind }) => kind === 'chargeback').map(({ title }) => title)).toEqual([
      'Chargeback of £4.00',
      'Chargeback of £6.00',
    ])
    await context.sender.sendDue()
    expect(shop.received).toHaveLength(sent)
    expect(await client.readJob({ reference })).toEqual(paid)
  })

  it('charges back no more than is left after refunds', async () => {
    const { reference } = await create()
    await client.completePayment({ reference, outcome: 'Successful' })
    const job = await context.payments.find(configurationId, reference)
    if (!job) throw new Error('The job is gone.')
    const { payments } = context
    await payments.refund(job, job.payments[0].reference, { amountToRefund: '9.00' })
    await expect(client.chargeBack({ reference, amount: '1.01' })).rejects.toThrow('No more than £1.00')
    await payments.refund(job, job.payments[0].reference, {})
    await expect(client.chargeBack({ reference })).rejects.toThrow('Everything was refunded')
  })

  it('shows notifications with their attempts, and sends one or all of them again', async () => {
    for (const orderNumber of ['A-1', 'A-2']) {
      const { reference } = await create(orderNumber)
      await client.completePayment({ reference, card: 'visa' })
    }
    await context.sender.sendDue()
    const { notifications } = await client.listNotifications({ state: 'acknowledged' })
    expect(notifications).toHaveLength(2)
    const [newest] = notifications
    if (!newest) throw new Error('There is no notification.')
    expect(newest.attempts).toMatchObject([
      {
        responseStatus: 200,
        result: '200 with both references: received',
        requestBody: shop.received.find(({ body }) => body.includes(newest.paymentReference))?.body,
      },
    ])
    shop.respond = (_, response) => response.end('OK')
    const resent = await client.resendNotification({ id: newest.id })
    expect(resent.attempts.map(({ result }) => result)).toEqual([
      '200 with both references: received',
      '200, but the body is not a JSON object: counts as not received',
    ])
    expect(await client.resendNotifications({ configurationId })).toEqual({ resent: 2 })
    expect(shop.received).toHaveLength(5)
    expect((await client.readNotification({ id: newest.id })).attempts).toHaveLength(3)
  })

  it('lists what is of the default configuration, unless another one is named', async () => {
    const { configurationId: foreign } = await client.createConfiguration({
      settings: { notificationUrl: shop.url },
    })
    const owner = await context.configurations.find(foreign)
    if (!owner) throw new Error('The configuration is gone.')
    const own = await create('A-1')
    const order = { orderNumber: 'A-1', orderLines: [] }
    const { reference } = await context.payments.create(owner, jobRequest({ order }))
    await client.completePayment({ reference, outcome: 'Successful' })
    const orderNumber = 'A-1'
    expect((await client.listJobs({ orderNumber })).jobs).toMatchObject([{ reference: own.reference }])
    expect((await client.listPayments({ orderNumber })).payments).toMatchObject([{ status: 'Pending' }])
    expect((await client.listNotifications()).notifications).toEqual([])
    const named = { configurationId: foreign }
    expect((await client.listJobs({ ...named, orderNumber })).jobs).toMatchObject([{ reference }])
    expect((await client.listPayments(named)).payments).toMatchObject([{ status: 'Paid' }])
    for (const which of [named, { paymentJobReference: reference }]) {
      expect((await client.listNotifications(which)).notifications).toHaveLength(1)
    }
  })

  it('sends no notification of another configuration again, unless it is named', async () => {
    const { configurationId: foreign } = await client.createConfiguration({
      settings: { notificationUrl: shop.url },
    })
    const owner = await context.configurations.find(foreign)
    if (!owner) throw new Error('The configuration is gone.')
    const job = await context.payments.create(owner, jobRequest())
    await client.completePayment({ reference: job.reference, outcome: 'Successful' })
    expect(await client.resendNotifications()).toEqual({ resent: 0 })
    expect(await client.resendNotifications({ paymentJobReference: job.reference })).toEqual({ resent: 1 })
    expect(await client.resendNotifications({ configurationId: foreign })).toEqual({ resent: 1 })
    expect(shop.received).toHaveLength(2)
  })

  it('reads and winds the clock of a configuration, without its id that of the default one', async () => {
    const { configurationId: foreign } = await client.createConfiguration()
    const aheadHours = async (id?: string) => {
      const { now } = await client.readClock({ configurationId: id })
      return Math.abs(Math.round((Date.parse(now) - Date.now()) / hour))
    }
    const { now } = await client.windClock({ configurationId: foreign, days: 2 })
    expect(Math.round((Date.parse(now) - Date.now()) / hour)).toBe(48)
    expect([await aheadHours(), await aheadHours(foreign)]).toEqual([0, 48])
    await client.windClock({ hours: 5 })
    expect([await aheadHours(configurationId), await aheadHours(foreign)]).toEqual([5, 48])
    await client.reset({ configurationId: foreign })
    expect([await aheadHours(), await aheadHours(foreign)]).toEqual([5, 0])
  })

  it('switches scenarios on, lists them and clears one or all', async () => {
    const { scenarios } = await client.listScenarios()
    expect(scenarios.map(({ name }) => name)).toEqual(scenarioNames)
    const one = await client.injectFault({ scenario: 'payment-declined', orderNumber: 'A-1', times: 1 })
    const other = await client.injectFault({ scenario: 'stale-read' })
    expect((await client.listFaults()).faults).toEqual([one, other])
    await client.clearFault({ id: one.id })
    expect((await client.listFaults()).faults).toEqual([other])
    await client.clearFaults()
    expect((await client.listFaults()).faults).toEqual([])
    await client.injectFault({ scenario: 'payment-declined', times: 1 })
    const { reference } = await create()
    expect((await client.completePayment({ reference, card: 'visa' })).status).toBe('Declined')
  })

  it('winds a month of retries in a moment, each attempt at its own time', async () => {
    shop.respond = (_, response) => response.writeHead(500).end()
    const { reference } = await create()
    await client.completePayment({ reference, card: 'visa' })
    const { now: before } = await client.readClock()
    const { now: after } = await client.windClock({ days: 31 })
    expect(Date.parse(after) - Date.parse(before)).toBeGreaterThanOrEqual(31 * 24 * hour)
    const { notifications } = await client.listNotifications()
    const [notification] = notifications
    if (!notification) throw new Error('There is no notification.')
    expect(notification.state).toBe('given up')
    const times = notification.attempts.map(
      ({ at }) => (Date.parse(at) - Date.parse(notification.createdAt)) / hour,
    )
    expect(times.filter((time) => time < 1).length).toBeGreaterThanOrEqual(59)
    expect(times.filter((time) => time >= 2).map((time) => Math.round(time / 24))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 14, 21, 28,
    ])
    expect(shop.received).toHaveLength(notification.attempts.length)
  })

  it('lets jobs expire and announced payments happen at their time while the clock is wound', async () => {
    const late = await create('A-1', { expiresAt: new Date(Date.now() + hour) })
    const paid = await create('A-2', { parameters: { simulatorScenario: 'second-payment' } })
    await client.completePayment({ reference: paid.reference, outcome: 'Successful' })
    await client.windClock({ minutes: 59 })
    expect((await client.readJob({ reference: late.reference })).status).toBe('Pending')
    await client.windClock({ days: 1 })
    const { jobs } = await client.listJobs({ orderNumber: 'A-1' })
    expect(jobs[0]?.status).toBe('Expired')
    expect(Date.parse(jobs[0]?.payments[0]?.steps.at(-1)?.createdAt ?? '') - Date.now()).toBeLessThan(
      1.1 * hour,
    )
    const { payments } = await client.listPayments({ orderNumber: 'A-2' })
    expect(payments.map(({ status }) => status)).toEqual(['Paid', 'Paid'])
    const other = await simulatorContext(database())
    await other.scheduler.readOffsets()
    expect(other.clock.now().getTime()).toBeGreaterThan(Date.now() + 24 * hour)
  })

  it('makes configurations, changes their settings, keys and lock', async () => {
    const made = await client.createConfiguration({
      settings: { merchantName: 'Potter', sourceAddress: 'production' },
    })
    expect(made).toMatchObject({
      locked: false,
      nextApiKey: null,
      settings: { merchantName: 'Potter', attempts: 1 },
    })
    const id = { configurationId: made.configurationId }
    const given = await client.createConfiguration({ configurationId: unknown, apiKey: 'key' })
    expect(given).toMatchObject({ configurationId: unknown, apiKey: 'key' })
    await expect(client.createConfiguration({ configurationId: unknown })).rejects.toThrow('already')
    expect((await client.listConfigurations()).configurations).toHaveLength(3)

    await client.changeSettings({ ...id, notificationUrl: shop.url, attempts: 3 })
    expect((await client.readConfiguration(id)).settings).toMatchObject({
      notificationUrl: shop.url,
      attempts: 3,
    })
    expect(
      (await client.changeSettings({ ...id, notificationUrl: null })).settings.notificationUrl,
    ).toBeUndefined()

    await expect(client.confirmApiKey(id)).rejects.toThrow('There is no generated API key to confirm.')
    const { nextApiKey } = await client.generateApiKey(id)
    expect(await client.confirmApiKey(id)).toMatchObject({ apiKey: nextApiKey, nextApiKey: null })

    vi.spyOn(console, 'warn').mockReturnValue()
    const hash = createHash('sha512')
      .update('{}')
      .update(nextApiKey ?? '')
      .digest('hex')
    for (let count = 0; count < 5; count++) {
      await fetch(`${url}/api/gateway/payment-jobs`, { method: 'POST', headers: { ...id, hash }, body: '{}' })
    }
    expect(await client.readConfiguration(id)).toMatchObject({ locked: true, wrongHashes: 5 })
    const { rejectedSignatures } = await client.listRejectedSignatures(id)
    expect(rejectedSignatures).toHaveLength(5)
    expect(rejectedSignatures[0]?.explanation).toMatch(/key/)
    expect(await client.unlock(id)).toMatchObject({ locked: false, wrongHashes: 0 })
  })

  it('explains a hash with the keys of the configuration, those of others, and one that is given', async () => {
    const { apiKey, isDefault } = await client.readConfiguration({ configurationId })
    const other = await client.createConfiguration({ apiKey: 'key of the other' })
    expect([isDefault, other.isDefault]).toEqual([true, false])
    const hashOf = (...parts: string[]) => createHash('sha512').update(parts.join('')).digest('hex')
    const body = '{"currency":"GBP"}'
    expect(await client.explainHash({ body, hash: hashOf(apiKey, body) })).toEqual({
      isRight: true,
      explanation: 'The hash fits the body and the API key.',
    })
    const expectedHash = hashOf(apiKey, body)
    expect(await client.explainHash({ body, hash: hashOf(body, apiKey) })).toEqual({
      isRight: false,
      explanation: expect.stringContaining('The body was hashed before the API key'),
      expectedHash,
    })
    const path = '/api/gateway/payment-jobs'
    const withPath = await client.explainHash({ body, path, hash: hashOf(apiKey, path, body) })
    expect(withPath.explanation).toContain('The path was hashed with the body')
    const withLines = await client.explainHash({ body: '{\r\n}', hash: hashOf(apiKey, '{\n}') })
    expect(withLines.explanation).toContain('LF was hashed where CR-LF was sent.')
    const ofOther = { body, hash: hashOf(other.apiKey, body) }
    expect(await client.explainHash(ofOther)).toMatchObject({
      isRight: false,
      explanation: expect.stringContaining(`The key of configuration ${other.configurationId} was used.`),
    })
    const { configurationId: otherId } = other
    expect(await client.explainHash({ ...ofOther, configurationId: otherId })).toMatchObject({
      isRight: true,
    })
    const ofNobody = { body, hash: hashOf('mine', body), apiKey: 'mine' }
    expect((await client.explainHash(ofNobody)).explanation).toContain('none of this configuration’s')
  })

  it('reads the activity log of a job: its calls, its payment and its notifications', async () => {
    const { apiKey } = await client.readConfiguration({ configurationId })
    const { reference } = await create()
    const hash = createHash('sha512').update(apiKey).digest('hex')
    await fetch(`${url}/api/gateway/payment-jobs/${reference}`, { headers: { configurationId, hash } })
    await client.completePayment({ reference, card: 'visa' })
    const { events } = await client.readActivityLog({ reference })
    expect(events.map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(`^Call: GET .*/payment-jobs/${reference}$`),
        'Payment processed: Paid',
        'Notification of Paid',
      ]),
    )
    const times = events.map(({ at }) => Date.parse(at))
    expect(times).toEqual(times.toSorted((one, other) => one - other))
  })

  it('keeps a snapshot, gives it as a file, takes it back and restores it', async () => {
    const { reference } = await create()
    await client.createSnapshot({ name: 'before', configurationId })
    const file = await client.exportSnapshot({ name: 'before' })
    await client.deleteSnapshot({ name: 'before' })
    await client.importSnapshot({ name: 'again', file })
    expect((await client.listSnapshots()).snapshots.map(({ name }) => name)).toEqual(['again'])
    await client.reset()
    await client.restoreSnapshot({ name: 'again' })
    expect((await client.readJob({ reference })).status).toBe('Pending')
    await client.deleteSnapshot({ name: 'again' })
  })

  it('resets one configuration and leaves the others, or resets everything', async () => {
    const made = await client.createConfiguration({ settings: { attempts: 3 } })
    const own = await create()
    const found = await context.configurations.find(made.configurationId)
    if (!found) throw new Error('The configuration is gone.')
    await context.payments.create(found, jobRequest())
    await client.windClock({ hours: 1 })
    await client.reset({ configurationId: made.configurationId })
    expect((await client.listJobs()).jobs.map(({ reference }) => reference)).toEqual([own.reference])
    expect(await client.readConfiguration({ configurationId: made.configurationId })).toMatchObject({
      apiKey: made.apiKey,
      settings: { attempts: 1 },
    })
    await client.reset()
    expect((await client.listJobs()).jobs).toEqual([])
    const { configurations } = await client.listConfigurations()
    expect(configurations.map((configuration) => configuration.configurationId)).toEqual([configurationId])
    expect(Math.abs(Date.parse((await client.readClock()).now) - Date.now())).toBeLessThan(hour / 2)
  })

  it.each([
    ['GET', '/jobs/1', undefined, 400, 'reference: must be a reference of 18 digits'],
    ['GET', `/jobs/${unknown}`, undefined, 404, `There is no payment job ${unknown}.`],
    ['GET', `/jobs/${unknown}/activity`, undefined, 404, `There is no payment job ${unknown}.`],
    ['POST', '/explain-hash', '{"body":""}', 400, /^hash: /],
    ['GET', `/payments/${unknown}`, undefined, 404, `There is no payment ${unknown}.`],
    ['GET', '/notifications/1000000', undefined, 404, 'There is no notification 1000000.'],
    ['POST', '/notifications/1000000/resend', undefined, 404, 'There is no notification 1000000.'],
    ['GET', `/configurations/${unknown}`, undefined, 404, `There is no configuration ${unknown}.`],
    ['POST', '/reset', `{"configurationId":"${unknown}"}`, 404, `There is no configuration ${unknown}.`],
    ['GET', `/jobs?configurationId=${unknown}`, undefined, 404, `There is no configuration ${unknown}.`],
    [
      'GET',
      `/notifications?configurationId=${unknown}`,
      undefined,
      404,
      `There is no configuration ${unknown}.`,
    ],
    ['GET', '/jobs?limit=0', undefined, 400, /^limit: /],
    ['GET', '/jobs?status=paid', undefined, 400, /^status: /],
    ['GET', '/jobs?ordernumber=A-1', undefined, 400, /ordernumber/],
    ['GET', '/jobs?orderNumber=%00', undefined, 400, 'orderNumber: has characters that cannot be stored'],
    ['GET', `/clock?configurationId=${unknown}`, undefined, 404, `There is no configuration ${unknown}.`],
    ['POST', '/clock/wind', `{"configurationId":"${unknown}"}`, 404, `There is no configuration ${unknown}.`],
    ['POST', '/clock/wind', '{"days":', 400, 'Malformed JSON in request body'],
    ['POST', '/clock/wind', '{"days":-1}', 400, /^days: /],
    ['POST', '/clock/wind', '[]', 400, /expected object/],
    ['POST', '/clock/wind', '{"weeks":1}', 400, /weeks/],
    ['POST', '/snapshots', '{"name":"a/b"}', 400, /^name: must have 1 to 100 letters/],
    [
      'POST',
      '/snapshots',
      `{"name":"a","configurationId":"${unknown}"}`,
      404,
      `There is no configuration ${unknown}.`,
    ],
    ['POST', '/snapshots/none/restore', undefined, 404, 'There is no snapshot none.'],
    ['POST', '/faults', '{"scenario":"slow"}', 400, /^scenario: must be one of slow-answer, /],
    ['POST', '/faults', `{"scenario":"stale-read","configurationId":"${unknown}"}`, 404, /^There is no conf/],
    ['DELETE', '/faults/nothing', undefined, 404, 'No scenario is switched on with the id nothing.'],
    ['PATCH', `/configurations/${unknown}/settings`, '{"attempts":"3"}', 400, /^attempts: /],
    [
      'PATCH',
      `/configurations/${configurationId}/settings`,
      '{"notificationUrl":"javascript:1"}',
      400,
      /^notificationUrl: /,
    ],
    ['POST', '/reset', `"${'x'.repeat(70_000)}"`, 413, 'The body is larger than 65536 bytes.'],
  ])('answers %s %s with %.40s: %i and a sentence', async (method, path, body, status, sentence) => {
    const response = await send(method, path, body)
    expect(response.status).toBe(status)
    expect((await response.json()).error).toMatch(sentence)
  })

  it('throws the sentence and the status of a rejection to users of the client', async () => {
    const rejection = client.readJob({ reference: unknown }).catch((error: unknown) => error)
    expect(await rejection).toEqual(new ControlError(404, `There is no payment job ${unknown}.`))
    expect(await rejection).toMatchObject({ status: 404 })
  })

  it('says so when nobody who is asked is control', async () => {
    const elsewhere = createControlClient({ url: `${shop.url}/` })
    shop.respond = (_, response) => response.writeHead(404).end('<p>Not found')
    await expect(elsewhere.readClock()).rejects.toThrow(`${shop.url}/control answers 404: is it control?`)
  })

  it('does not act for a page of another site', async () => {
    const response = await send('POST', '/reset', undefined, { 'sec-fetch-site': 'cross-site' })
    expect([response.status, await response.json()]).toEqual([
      403,
      { error: 'Other sites may not use control.' },
    ])
  })

  it('serves an OpenAPI document of every operation that its client knows, and answers nothing else', async () => {
    const document: OpenApiDocument = await (await send('GET', '/openapi.json')).json()
    expect(document.openapi).toBe('3.1.0')
    const described = Object.values(document.paths).flatMap((methods) => Object.values(methods))
    expect(described.map((operation) => operation?.operationId).sort()).toEqual(Object.keys(client).sort())
    for (const elsewhere of [await send('GET', '/nothing'), await send('PUT', '/jobs')]) {
      expect([elsewhere.status, await elsewhere.json()]).toEqual([
        404,
        { error: 'There is nothing here; /control/openapi.json says what there is.' },
      ])
    }
  })

  it('was held to that document in every operation by the tests before this one', () => {
    for (const name of Object.keys(client)) expect([...checkedResponses]).toContain(`${name} 200`)
  })
})
