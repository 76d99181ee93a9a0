import { onEveryStore } from 'cashflows-postgres/testing'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { simulatorStore } from '../database/database.ts'
import type { ConfigurationSettings } from '../payments/settings.ts'
import { configuration } from '../payments/tables.ts'
import { MerchantServer } from '../testing/merchant-server.ts'
import { configurationId, jobRequest, simulatorContext } from '../testing/simulator.ts'
import { notification } from './tables.ts'

onEveryStore('faults of notifications', simulatorStore, (database) => {
  let context: Awaited<ReturnType<typeof simulatorContext>>
  let shop: MerchantServer

  beforeEach(async () => {
    await database().delete(notification)
    await database().delete(configuration)
    context = await simulatorContext(database())
    shop = new MerchantServer()
    await shop.listen()
  })
  afterEach(() => shop.close())

  async function paidJob(scenario?: string, attempts = 1) {
    const parameters = { webhookUrl: shop.url, ...(scenario && { simulatorScenario: scenario }) }
    const settings = { ...context.configuration.settings, attempts }
    const job = await context.payments.create(
      { ...context.configuration, settings },
      jobRequest({ parameters }),
    )
    return context.payments.simulate(job, attempts > 1 ? 'Failed' : 'Successful')
  }
  const sendAfter = async (milliseconds: number) => {
    context.clock.wind(milliseconds)
    await context.sender.sendDue()
  }
  const notified = () => shop.received.map(({ body }) => JSON.parse(body).paymentReference)
  const set = (settings: Partial<ConfigurationSettings>) =>
    context.configurations.set(configurationId, settings)

  it('delays a notification by a minute', async () => {
    await paidJob('notification-delayed')
    await sendAfter(0)
    await sendAfter(60_000 - 1_000)
    expect(shop.received).toHaveLength(0)
    await sendAfter(1_000)
    expect(shop.received).toHaveLength(1)
  })

  it('drops a notification for good, and leaves it in the outbox to be seen', async () => {
    await paidJob('notification-dropped')
    await sendAfter(0)
    await sendAfter(30 * 24 * 60 * 60_000)
    expect(shop.received).toHaveLength(0)
    expect(await database().select().from(notification)).toMatchObject([{ state: 'dropped', attempts: 0 }])
  })

  it('sends a doubled notification twice at the same moment', async () => {
    const waiting: (() => void)[] = []
    shop.respond = (body, response) => {
      waiting.push(() => response.end(body))
      if (waiting.length === 2) for (const release of waiting) release()
    }
    await paidJob('notification-doubled')
    await sendAfter(0)
    expect(shop.received.map(({ body }) => body)).toEqual([shop.received[1]?.body, shop.received[0]?.body])
    await sendAfter(60_000)
    expect(shop.received).toHaveLength(2)
  })

  it('lets a notification be overtaken by the one of a later change', async () => {
    await context.faults.add(configurationId, { scenario: 'notification-reordered', times: 1 })
    const failed = await paidJob(undefined, 2)
    await sendAfter(0)
    const paid = await context.payments.simulate(failed, 'Successful')
    await sendAfter(0)
    await sendAfter(60_000)
    expect(notified()).toEqual([paid.payments[1]?.reference, paid.payments[0].reference])
  })

  it('still sends an overtaken notification of the payment that the later one is about', async () => {
    await context.faults.add(configurationId, { scenario: 'notification-reordered', times: 1 })
    const job = await paidJob()
    await context.payments.cancelPayment(job, job.payments[0].reference)
    await sendAfter(0)
    expect(shop.received).toHaveLength(1)
    await sendAfter(60_000)
    expect(shop.received).toHaveLength(2)
  })

  it.each(['scenario', 'setting'])('writes a notification in PascalCase by %s', async (by) => {
    if (by === 'setting') await set({ notificationsInPascalCase: true })
    const job = await paidJob(by === 'scenario' ? 'notification-in-pascal-case' : undefined)
    await sendAfter(0)
    expect(shop.received.map(({ body }) => JSON.parse(body))).toEqual([
      {
        NotifyType: 'PaymentStatusChange',
        PaymentJobReference: job.reference,
        PaymentReference: job.payments[0].reference,
      },
    ])
    expect(await database().select().from(notification)).toMatchObject([{ state: 'acknowledged' }])
  })

  it.each([
    ['integration', ['54.73.83.234', '54.75.5.171']],
    ['production', ['52.215.48.101', '54.74.58.255']],
  ] as const)(
    'claims to come from both addresses of the %s environment in turn',
    async (sourceAddress, addresses) => {
      await set({ sourceAddress })
      await paidJob()
      await paidJob()
      await sendAfter(0)
      expect(shop.received.map(({ headers }) => headers['x-forwarded-for']).sort()).toEqual(addresses)
    },
  )

  it('names no source address unless the configuration asks for it', async () => {
    await paidJob()
    await sendAfter(0)
    expect(shop.received.map(({ headers }) => headers['x-forwarded-for'])).toEqual([undefined])
  })
})
