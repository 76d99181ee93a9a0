import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onEveryStore } from 'cashflows-postgres/testing'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { simulatorStore } from '../database/database.ts'
import { anywhere } from '../destinations/destinations.ts'
import { jobRequest, simulatorContext } from '../testing/simulator.ts'
import { Sender } from './sender.ts'
import { notification, notificationAttempt } from './tables.ts'

const minute = 60_000

onEveryStore('the sender of notifications', simulatorStore, (database) => {
  let context: Awaited<ReturnType<typeof simulatorContext>>
  let shop: Server
  let received: Record<string, string>[]
  let respond: (body: string, response: ServerResponse) => void

  const acknowledge = (body: string, response: ServerResponse) => response.end(body)
  const reject = (_: string, response: ServerResponse) => response.writeHead(500).end()

  beforeEach(async () => {
    await database().delete(notification)
    context = await simulatorContext(database())
    received = []
    respond = acknowledge
    shop = createServer(async (request: IncomingMessage, response) => {
      const body = await text(request)
      received.push(JSON.parse(body))
      respond(body, response)
    })
    await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  })
  afterEach(() => shop.close())

  const webhookUrl = () => `http://127.0.0.1:${(shop.address() as AddressInfo).port}/hook?real_id=1`
  const paidJob = async () => {
    const job = await context.payments.create(
      context.configuration,
      jobRequest({ parameters: { webhookUrl: webhookUrl() } }),
    )
    return context.payments.simulate(job, 'Successful')
  }
  const results = async () =>
    (await database().select().from(notificationAttempt).orderBy(notificationAttempt.id)).map(
      (row) => row.result,
    )
  const states = async () =>
    (await database().select().from(notification).orderBy(notification.id)).map((row) => row.state)

  it('sends the references and nothing else, and stops when they come back', async () => {
    const job = await paidJob()
    await context.sender.sendDue()
    context.clock.wind(minute)
    await context.sender.sendDue()
    expect(received).toEqual([
      {
        notifyType: 'PaymentStatusChange',
        paymentJobReference: job.reference,
        paymentReference: job.payments[0].reference,
      },
    ])
    expect(await states()).toEqual(['acknowledged'])
    expect(await results()).toEqual(['200 with both references: received'])
  })

  it('sends again on the retry schedule until it is acknowledged, and keeps each attempt', async () => {
    respond = reject
    await paidJob()
    await context.sender.sendDue()
    await context.sender.sendDue()
    expect(received).toHaveLength(1)
    context.clock.wind(minute)
    await context.sender.sendDue()
    expect(received).toHaveLength(2)
    respond = acknowledge
    context.clock.wind(minute)
    await context.sender.sendDue()
    expect(await states()).toEqual(['acknowledged'])
    expect(await results()).toEqual([
      '500 is not 200: counts as not received',
      '500 is not 200: counts as not received',
      '200 with both references: received',
    ])
  })

  it('survives the end of the process: another one sends what was not acknowledged', async () => {
    respond = reject
    await paidJob()
    await context.sender.sendDue()
    await context.sender.stop()
    respond = acknowledge
    context.clock.wind(minute)
    await new Sender(database(), context.clocks, context.configurations, anywhere).sendDue()
    expect(await states()).toEqual(['acknowledged'])
  })

  it('cuts off what is under way when it stops, and another one sends it at once', async () => {
    respond = () => {}
    await paidJob()
    await paidJob()
    const sending = context.sender.sendDue()
    await vi.waitFor(() => expect(received).toHaveLength(2))
    await context.sender.stop()
    await sending
    expect(await results()).toEqual([])
    respond = acknowledge
    await context.sender.sendDue()
    expect(received).toHaveLength(2)
    await new Sender(database(), context.clocks, context.configurations, anywhere).sendDue()
    expect(await states()).toEqual(['acknowledged', 'acknowledged'])
  })

  it('takes over what a process had claimed when it died', async () => {
    await paidJob()
    await database()
      .update(notification)
      .set({ claimedUntil: new Date(Date.now() + minute) })
    await context.sender.sendDue()
    expect(received).toHaveLength(0)
    await database()
      .update(notification)
      .set({ claimedUntil: new Date(Date.now() - 1) })
    await context.sender.sendDue()
    expect(received).toHaveLength(1)
  })

  it('never lets two senders send one notification at the same time', async () => {
    for (let count = 0; count < 20; count++) await paidJob()
    const other = new Sender(database(), context.clocks, context.configurations, anywhere)
    await Promise.all([context.sender.sendDue(), other.sendDue(), context.sender.sendDue(), other.sendDue()])
    expect(received).toHaveLength(20)
    expect(new Set(received.map((body) => body.paymentJobReference)).size).toBe(20)
  })

  it('sends what is of one configuration while all that another may send at once gets no answer', async () => {
    const hanging: ServerResponse[] = []
    respond = (_, response) => void hanging.push(response)
    await paidJob()
    const [row] = await database().select().from(notification)
    if (!row) throw new Error('Nothing was written.')
    const { id: _, ...busy } = row
    await database()
      .insert(notification)
      .values(Array.from({ length: 60 }, () => busy))
    const sending = context.sender.sendDue()
    await vi.waitFor(() => expect(hanging).toHaveLength(50))
    respond = acknowledge
    await database()
      .insert(notification)
      .values({ ...busy, configurationId: '261126100000000001' })
    const other = context.sender.sendDue()
    await vi.waitFor(async () => expect(await states()).toContain('acknowledged'))
    expect(received).toHaveLength(51)
    for (const response of hanging) response.end()
    await Promise.all([sending, other])
  })

  it('keeps an answer that no store takes as it is, and goes on by the retry schedule', async () => {
    respond = (_, response) => response.end('\u0000no')
    await paidJob()
    await context.sender.sendDue()
    expect(await database().select().from(notificationAttempt)).toMatchObject([{ responseBody: 'no' }])
    expect(await states()).toEqual(['waiting'])
  })

  it('reads only the beginning of an answer that never ends', async () => {
    let sent = 0
    const cut = new Promise<void>((resolve) => {
      respond = (_, response) => {
        response.on('close', resolve)
        const more = () => {
          while (!response.destroyed && response.write('x'.repeat(1_024))) sent++
        }
        response.on('drain', more)
        more()
      }
    })
    await paidJob()
    await context.sender.sendDue()
    await cut
    const [attempt] = await database().select().from(notificationAttempt)
    expect(attempt?.responseBody).toBe('x'.repeat(4_096))
    expect(sent).toBeLessThan(10_000)
  })

  it('logs a send that fails, and does the others all the same', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue()
    await paidJob()
    await paidJob()
    vi.spyOn(context.configurations, 'find').mockRejectedValueOnce(new Error('The store is away.'))
    await context.sender.sendDue()
    expect(received).toHaveLength(1)
    expect(log.mock.calls).toEqual([[expect.stringContaining('stays in the outbox'), expect.any(Error)]])
    log.mockRestore()
  })

  it('does not follow a redirect', async () => {
    respond = (_, response) => response.writeHead(302, { location: webhookUrl() }).end()
    await paidJob()
    await context.sender.sendDue()
    expect(received).toHaveLength(1)
    expect(await results()).toEqual(['302 is not 200: counts as not received'])
  })

  it('says so when nobody answers at the address', async () => {
    await paidJob()
    shop.closeAllConnections()
    await new Promise((resolve) => shop.close(resolve))
    await context.sender.sendDue()
    expect((await results())[0]).toMatch(/^the address cannot be reached .*: counts as not received$/)
  })

  it('gives up after a month', async () => {
    respond = reject
    await paidJob()
    for (let day = 0; day <= 31; day++) {
      await context.sender.sendDue()
      context.clock.wind(24 * 60 * minute)
    }
    expect(await states()).toEqual(['given up'])
  })

  it('sends an older notification of the same payment no more once a newer one exists', async () => {
    respond = reject
    const job = await paidJob()
    await context.sender.sendDue()
    await database().transaction(async (transaction) => {
      const after = structuredClone(job)
      after.payments[0].status = 'Cancelled'
      await context.outbox.announce(transaction, job, after, context.configuration)
    })
    expect(await states()).toEqual(['superseded', 'waiting'])
    const [older] = await database().select().from(notification).where(eq(notification.state, 'superseded'))
    expect(older?.nextAttemptAt).toBeNull()
  })
})
