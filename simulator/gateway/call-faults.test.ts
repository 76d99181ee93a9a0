import { createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { onEveryStore } from 'cashflows-postgres/testing'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { simulatorStore } from '../database/database.ts'
import { notification } from '../notifications/tables.ts'
import { configuration, paymentJob } from '../payments/tables.ts'
import { MerchantServer } from '../testing/merchant-server.ts'
import { apiKey, configurationId, simulatorContext } from '../testing/simulator.ts'
import { gateway } from './gateway.ts'

onEveryStore('faults of calls', simulatorStore, (database) => {
  let context: Awaited<ReturnType<typeof simulatorContext>>
  let server: ServerType
  let url: string

  beforeEach(async () => {
    vi.spyOn(console, 'info').mockReturnValue()
    vi.spyOn(console, 'error').mockReturnValue()
    for (const table of [configuration, paymentJob, notification]) await database().delete(table)
    context = await simulatorContext(database())
    const app = gateway({ ...context, publicUrl: () => 'http://gateway.test' })
    await new Promise<void>((resolve) => {
      server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) => {
        url = `http://127.0.0.1:${port}`
        resolve()
      })
    })
  })
  afterEach(async () => {
    await context.activityLog.written()
    await new Promise((resolve) => server.close(resolve))
  })

  const call = (method: string, path: string, body = '') => {
    const hash = createHash('sha512').update(apiKey).update(body).digest('hex')
    return fetch(url + path, { method, headers: { configurationId, hash }, ...(body && { body }) })
  }
  const create = (parameters: object = {}, orderNumber = 'A-1') =>
    call(
      'POST',
      '/payment-jobs',
      JSON.stringify({ amountToCollect: '10.00', currency: 'GBP', order: { orderNumber }, parameters }),
    )
  const stored = () => database().select().from(paymentJob)
  const rejected = 'rejected' as const
  const textOf = async (answer: Promise<Response>) => (await answer).text().catch(() => rejected)

  it('answers slowly', async () => {
    expect((await create({ SimulatorScenario: 'slow-answer' })).status).toBe(201)
    expect(context.waitsMs).toEqual([10_000])
  })

  it('never answers, though the call was carried out', async () => {
    expect(await textOf(create({ simulatorScenario: 'no-answer' }))).toBe(rejected)
    expect(context.waitsMs).toEqual([300_000])
    expect(await stored()).toHaveLength(1)
  })

  it('closes the connection in the middle of the answer, though the call was carried out', async () => {
    const printed = vi.spyOn(console, 'error').mockReturnValue()
    const answer = await create({ simulatorScenario: 'connection-closed' })
    expect(answer.status).toBe(201)
    const chunks: Uint8Array[] = []
    await expect(async () => {
      for await (const chunk of answer.body ?? []) chunks.push(chunk)
    }).rejects.toThrow()
    expect(Buffer.concat(chunks).toString()).toMatch(/^{"data":{"reference":"/)
    // Without a stack.
    expect(printed.mock.calls).toContainEqual(['The connection was broken by the fault.'])
    printed.mockRestore()
    expect(await stored()).toHaveLength(1)
  })

  it('answers 500 with an error report, though the call was carried out', async () => {
    const answer = await create({ simulatorScenario: 'error-500' })
    expect(answer.status).toBe(500)
    expect(await answer.json()).toMatchObject({ errorReport: { errors: [{ code: 'InternalError' }] } })
    expect(await stored()).toHaveLength(1)
  })

  it('answers 503 with a page, and does not carry the call out', async () => {
    const answer = await create({ simulatorScenario: 'error-503' })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([503, 'text/html'])
    expect(await answer.text()).toMatch(/^<html>/)
    expect(await stored()).toHaveLength(0)
  })

  it('answers with half of the JSON and a good status', async () => {
    const answer = await create({ simulatorScenario: 'malformed-json' })
    expect(answer.status).toBe(201)
    expect(answer.headers.get('content-type')).toMatch(/json/)
    const text = await answer.text()
    expect(text).toMatch(/^{"data":/)
    expect(() => JSON.parse(text)).toThrow()
  })

  it('reads a job and its payment as they were ten seconds ago', async () => {
    const { data } = await (await create({ simulatorScenario: 'stale-read' })).json()
    const [job] = await stored()
    if (!job) throw new Error('No job was stored.')
    await context.payments.simulate(job.document, 'Successful')
    const path = `/payment-jobs/${data.reference}`
    const read = async () => {
      const ofJob = (await (await call('GET', path)).json()).data
      const ofPayment = (await (await call('GET', `${path}/payments/${data.payments[0].reference}`)).json())
        .data
      return [ofJob.paymentStatus, ofPayment.status, ofPayment.captures.length, ofJob.paidAmount]
    }
    expect(await read()).toEqual(['Pending', 'Pending', 0, undefined])
    context.clock.wind(10_000)
    expect(await read()).toEqual(['Paid', 'Paid', 1, '10.00'])
  })

  it('sends the notification before it answers the call that caused it', async () => {
    const shop = new MerchantServer()
    await shop.listen()
    const order: string[] = []
    shop.respond = (body, response) => {
      order.push('notification')
      response.end(body)
    }
    // The wait is a limit here, so it must not end first.
    context.wait = () => new Promise(() => {})
    const app = gateway({ ...context, publicUrl: () => 'http://gateway.test' })
    const body = JSON.stringify({
      amountToCollect: '10.00',
      currency: 'GBP',
      parameters: {
        simulatedStatus: 'PAID',
        webhookUrl: shop.url,
        simulatorScenario: 'notification-before-answer',
      },
    })
    const hash = createHash('sha512').update(apiKey).update(body).digest('hex')
    await app.request('/payment-jobs', { method: 'POST', headers: { configurationId, hash }, body })
    order.push('answer')
    await shop.close()
    expect(order).toEqual(['notification', 'answer'])
  })

  it('rejects a scenario that does not exist, and names those that do', async () => {
    const answer = await create({ simulatorScenario: 'slow' })
    expect(answer.status).toBe(400)
    const { errorReport } = await answer.json()
    expect(errorReport.errors[0].message).toMatch(
      /parameters\.simulatorScenario must be one of slow-answer, no-answer, .*refund-fails/,
    )
  })

  it('is injected into the next calls and then no more, whatever they ask for', async () => {
    await context.faults.add(configurationId, { scenario: 'error-503', times: 2 })
    const calls = [create(), call('GET', '/supported-payment-methods')]
    const statuses = (await Promise.all(calls)).map(({ status }) => status)
    expect(statuses).toEqual([503, 503])
    expect((await create()).status).toBe(201)
  })

  it('is injected into calls that name the order number or a job of it, and no others', async () => {
    await context.faults.add(configurationId, { scenario: 'error-500', orderNumber: 'A-2' })
    expect((await create({}, 'A-1')).status).toBe(201)
    expect((await create({}, 'A-2')).status).toBe(500)
    const statuses: number[] = []
    for (const job of await stored()) {
      statuses.push((await call('GET', `/payment-jobs/${job.reference}`)).status)
    }
    expect(statuses.sort()).toEqual([200, 500])
  })

  it('is injected into no call whose signature is wrong', async () => {
    vi.spyOn(console, 'warn').mockReturnValue()
    await context.faults.add(configurationId, { scenario: 'error-503', times: 1 })
    const headers = { configurationId, hash: 'f'.repeat(128) }
    expect((await fetch(`${url}/payment-jobs`, { method: 'POST', headers, body: '{}' })).status).toBe(401)
    expect((await create()).status).toBe(503)
  })
})
