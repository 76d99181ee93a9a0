import { createHash } from 'node:crypto'
import { onEveryStore } from 'cashflows-postgres/testing'
import { beforeEach, expect, it } from 'vitest'
import { simulatorStore } from '../database/database.ts'
import { gateway } from '../gateway/gateway.ts'
import { resetStore } from '../reset.ts'
import { apiKey, configurationId, simulatorContext } from '../testing/simulator.ts'
import { DailyLimit } from './daily-limit.ts'

const day = 24 * 60 * 60_000

onEveryStore('the daily limit', simulatorStore, (database) => {
  let context: Awaited<ReturnType<typeof simulatorContext>>
  let call: (path: string, request: object, id?: string) => Promise<Response>

  beforeEach(async () => {
    await resetStore(database())
    context = await simulatorContext(database())
    const dailyLimit = new DailyLimit(database(), context.clock, 2)
    const app = gateway({ ...context, dailyLimit, publicUrl: () => 'http://gateway.test' })
    call = async (path, request, id = configurationId) => {
      const body = JSON.stringify(request)
      const hash = createHash('sha512')
        .update(apiKey + body)
        .digest('hex')
      return app.request(path, { method: 'POST', headers: { configurationId: id, hash }, body })
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
        translatedMessage: 'Este simulador no guarda más de 2 al día. (payment job)',
      },
    ])
    context.clock.wind(day)
    expect((await call('/payment-jobs', job)).status).toBe(201)
  })

  it('is one of each configuration', async () => {
    const other = await context.configurations.create({ apiKey }, context.clock.now())
    for (let count = 0; count < 3; count++) await call('/payment-jobs', job)
    expect((await call('/payment-jobs', job, other?.configurationId)).status).toBe(201)
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
