import { createHash } from 'node:crypto'
import { onEveryStore } from 'cashflows-postgres/testing'
import type { Hono } from 'hono'
import { beforeEach, expect, it, vi } from 'vitest'
import type { Caller } from '../caller.ts'
import { simulatorStore } from '../database/database.ts'
import { gateway } from '../gateway/gateway.ts'
import { allow } from '../rate-limit/rate-limit.ts'
import { resetStore } from '../reset.ts'
import { apiKey, configurationId, simulatorContext } from '../testing/simulator.ts'
import { DailyLimit } from './daily-limit.ts'

const day = 24 * 60 * 60_000
const perDay = { 'payment job': 2, card: 2, 'rejected signature': 2, change: 2 }

onEveryStore('the daily limit', simulatorStore, (database) => {
  let app: Hono
  let context: Awaited<ReturnType<typeof simulatorContext>>
  let call: (path: string, request: object, id?: string, method?: string, key?: string) => Promise<Response>
  let caller: Caller
  /** How much real time has passed. */
  let passedMs: number

  beforeEach(async () => {
    await resetStore(database())
    context = await simulatorContext(database())
    passedMs = 0
    const dailyLimit = new DailyLimit(database(), perDay, () => new Date(Date.now() + passedMs))
    app = gateway({ ...context, dailyLimit, isLockable: false, publicUrl: () => 'http://gateway.test' })
    caller = {}
    call = async (path, request, id = configurationId, method = 'POST', key = apiKey) => {
      const body = JSON.stringify(request)
      const hash = createHash('sha512')
        .update(key + body)
        .digest('hex')
      return app.request(path, { method, headers: { configurationId: id, hash }, body }, caller)
    }
  })

  const job = { amountToCollect: '1.00', currency: 'GBP' }
  const statuses = (responses: Response[]) => responses.map(({ status }) => status)

  it('ends when the first job of the day is a day old, and is one for jobs and intents', async () => {
    const answers = [await call('/payment-jobs', job), await call('/payment-intents', job)]
    const rejected = await call('/payment-jobs?locale=es_ES', job)
    expect(statuses([...answers, rejected])).toEqual([201, 201, 429])
    expect((await rejected.json()).errorReport.errors).toEqual([
      {
        code: 'DailyLimitReached',
        message: 'This simulator stores no more than 2 of these in a day: payment job.',
        parameters: ['2', 'payment job'],
        translatedMessage: 'Este simulador no guarda más de 2 al día: trabajos de pago.',
      },
    ])
    passedMs = day
    expect((await call('/payment-jobs', job)).status).toBe(201)
  })

  it('does not end when the clock is wound, nor does another limit', async () => {
    const signIn = () => allow(database(), 'sign-in', { limit: 1, windowSeconds: day / 1000 }, new Date())
    await signIn()
    context.clock.wind(2 * day)
    const answers = [await call('/payment-jobs', job), await call('/payment-jobs', job)]
    context.clock.wind(2 * day)
    expect(statuses([...answers, await call('/payment-jobs', job)])).toEqual([201, 201, 429])
    expect(await signIn()).toMatchObject({ isAllowed: false })
  })

  it('holds for those who come at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => call('/payment-jobs', job)))
    expect(statuses(answers).filter((status) => status === 201)).toHaveLength(2)
  })

  it('neither counts nor stops the program in whose process the simulator stands', async () => {
    caller = { isOwn: true }
    for (let count = 0; count < 3; count++) expect((await call('/payment-jobs', job)).status).toBe(201)
    caller = {}
    const strangers = [await call('/payment-jobs', job), await call('/payment-jobs', job)]
    expect(statuses([...strangers, await call('/payment-jobs', job)])).toEqual([201, 201, 429])
    caller = { isOwn: true }
    expect((await call('/payment-jobs', job)).status).toBe(201)
  })

  it('does not count what is rejected', async () => {
    const order = { customerReference: '200426117314086999' }
    for (let count = 0; count < 3; count++) {
      expect((await call('/payment-jobs', { ...job, order })).status).toBe(400)
    }
    expect((await call('/payment-jobs', job)).status).toBe(201)
  })

  it('holds for the changes of a job, each of which stays in it', async () => {
    const { data } = await (await call('/payment-jobs', job)).json()
    const path = `/payment-jobs/${data.reference}/order`
    const change = () => call(path, { orderNumber: 'Another' }, configurationId, 'PUT')
    expect(statuses([await change(), await change(), await change()])).toEqual([200, 200, 429])
    expect((await context.payments.find(configurationId, data.reference))?.orderHistory).toHaveLength(2)
  })

  it('does not count a change that is rejected, for its request or for what the job is', async () => {
    const { data } = await (await call('/payment-jobs', job)).json()
    const path = `/payment-jobs/${data.reference}`
    const payment = `${path}/payments/${data.payments[0].reference}`
    for (let count = 0; count < 3; count++) {
      const rejected = [
        await call(`${path}/order`, { orderLines: 'none' }, configurationId, 'PUT'),
        await call(`${payment}/refunds`, { amountToRefund: 'much' }),
        await call(`${payment}/refunds`, { amountToRefund: '1.00' }),
      ]
      expect(statuses(rejected)).toEqual([400, 400, 400])
    }
    const change = () => call(`${path}/order`, { orderNumber: 'Another' }, configurationId, 'PUT')
    expect(statuses([await change(), await change(), await change()])).toEqual([200, 200, 429])
  })

  it('holds for signatures that are explained, though good ones come in between', async () => {
    vi.spyOn(console, 'warn').mockReturnValue()
    const rejected: Response[] = []
    for (let count = 0; count < 3; count++) {
      rejected.push(await app.request('/payment-jobs', { headers: { configurationId, hash: 'wrong' } }))
      await call('/supported-payment-methods', {})
    }
    expect(statuses(rejected)).toEqual([401, 401, 401])
    expect(await context.configurations.rejectedSignatures(configurationId)).toHaveLength(2)
    vi.restoreAllMocks()
  })

  it('is one of each configuration', async () => {
    const other = await context.configurations.create({ apiKey }, context.clock.now())
    for (let count = 0; count < 3; count++) await call('/payment-jobs', job)
    expect((await call('/payment-jobs', job, other?.configurationId)).status).toBe(201)
  })

  it('does not hold for a configuration whose key is not the published one', async () => {
    const key = 'a key of its own'
    const other = await context.configurations.create({ apiKey: key }, context.clock.now())
    for (let count = 0; count < 3; count++) {
      expect((await call('/payment-jobs', job, other?.configurationId, 'POST', key)).status).toBe(201)
    }
  })

  it('holds for cards, too', async () => {
    const card = {
      cardNumber: '4000000000000002',
      cardHolderName: 'Alex Smith',
      cardExpiryMonth: '12',
      cardExpiryYear: '31',
      cardCvc: '123',
    }
    const answers: Response[] = []
    for (let count = 0; count < 3; count++) answers.push(await call('/card-tokenisation', card))
    expect(statuses(answers)).toEqual([200, 200, 429])
    expect((await call('/payment-jobs', job)).status).toBe(201)
  })
})
