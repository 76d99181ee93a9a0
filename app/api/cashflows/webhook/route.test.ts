import { beforeEach, expect, it, vi } from 'vitest'
import { GatewayCredentialsRejected, GatewayRejected, GatewayUnavailable } from '@/lib/cashflows/errors'
import { type Environment, environment } from '@/lib/environment'
import { orderContext } from '@/lib/orders/context'
import { findOrder, listPaymentJobs } from '@/lib/orders/repository'
import { onEveryStore, storeJob, storeOrder, testContext } from '@/lib/orders/testing'
import { POST } from './route'

vi.mock('@/lib/environment')
vi.mock('@/lib/scheduled-jobs/check-after-response')
vi.mock('@/lib/orders/context')

onEveryStore('a notification', (database) => {
  let context: ReturnType<typeof testContext>

  beforeEach(() => {
    context = testContext(database())
    vi.mocked(orderContext).mockResolvedValue(context)
    addressesAre('off')
    vi.spyOn(console, 'error').mockReset().mockReturnValue(undefined)
    vi.spyOn(console, 'warn').mockImplementation(() => {})
  })

  function addressesAre(
    notificationAddresses: Environment['notificationAddresses'],
    clientAddressHeader?: string,
  ) {
    vi.mocked(environment).mockReturnValue({
      notificationAddresses,
      clientAddressHeader,
      cashflows: { environment: 'production' },
    } as Partial<Environment> as Environment)
  }

  async function notify(body: unknown, headers: Record<string, string> = {}) {
    const sent = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
    const request = new Request('https://shop.example/webhook', {
      method: 'POST',
      body: sent as BodyInit,
      headers,
    })
    const response = await POST(request)
    return {
      status: response.status,
      content: await response.clone().json(),
      text: await response.text(),
      retryAfter: response.headers.get('retry-after'),
    }
  }

  async function paidJob() {
    const order = await storeOrder(database())
    const job = context.gateway.add({ order: { orderNumber: order.number } })
    context.gateway.pay(job.reference)
    return {
      order,
      references: { paymentJobReference: job.reference, paymentReference: '210121100000000001' },
    }
  }

  const statusOf = async (orderNumber: string) => (await findOrder(database(), orderNumber))?.status

  it('is acknowledged with both references once the result is stored', async () => {
    const { order, references } = await paidJob()
    const response = await notify({ notifyType: 'PaymentStatusChange', ...references })
    expect(response).toMatchObject({ status: 200, content: references })
    expect(await statusOf(order.number)).toBe('paid')
    const [job] = await listPaymentJobs(database(), order.number)
    expect(job?.checks).toMatchObject([{ cause: 'notification', times: 1, status: 'Paid' }])
  })

  it('is not believed: what it says of the status has no weight', async () => {
    const { order, references } = await paidJob()
    context.gateway.change(references.paymentJobReference, { paymentStatus: 'Pending', payments: [] })
    await notify({ ...references, status: 'Paid' })
    expect(await statusOf(order.number)).toBe('awaiting-payment')
  })

  it('is acknowledged in PascalCase when it came so', async () => {
    const { references } = await paidJob()
    const pascal = {
      PaymentJobReference: references.paymentJobReference,
      PaymentReference: references.paymentReference,
    }
    expect(await notify(pascal)).toMatchObject({ status: 200, content: pascal })
  })

  it('of a job that another shop made with the same configuration is acknowledged, so that it is not sent for a month', async () => {
    const job = context.gateway.add({ order: { orderNumber: 'another shop' } })
    expect((await notify({ paymentJobReference: job.reference, paymentReference: '1' })).status).toBe(200)
  })

  it('of a job that the gateway does not know is not acknowledged', async () => {
    expect((await notify({ paymentJobReference: '1', paymentReference: '2' })).status).toBe(404)
  })

  it.each([new GatewayUnavailable('no response'), new GatewayRejected(401, []), new Error('no store')])(
    'is to be sent again when the result cannot be had or kept: %s',
    async (failure) => {
      const { order, references } = await paidJob()
      vi.spyOn(context.gateway, 'retrievePaymentJob').mockRejectedValue(failure)
      expect((await notify(references)).status).toBe(503)
      expect(await statusOf(order.number)).toBe('awaiting-payment')
    },
  )

  it('is to be sent again while the credentials are rejected, which the alarm alone reports', async () => {
    const { order, references } = await paidJob()
    const rejection = new GatewayCredentialsRejected(401, new Date('2026-01-21T11:00:00Z'))
    vi.spyOn(context.gateway, 'retrievePaymentJob').mockRejectedValue(rejection)
    expect((await notify(references)).status).toBe(503)
    expect(await statusOf(order.number)).toBe('awaiting-payment')
    expect(console.error).not.toHaveBeenCalled()
  })

  it('of a job that does not agree with its order is acknowledged, and pays nothing', async () => {
    const { order, references } = await paidJob()
    context.gateway.change(references.paymentJobReference, { amountToCollect: '0.01' })
    expect((await notify(references)).status).toBe(200)
    expect(await statusOf(order.number)).toBe('under-review')
  })

  it('is read with every digit when its references are numbers, and acknowledged in numbers', async () => {
    const { order, references } = await paidJob()
    const text = JSON.stringify(references).replaceAll(/"(\d+)"/g, '$1')
    expect(await notify(text)).toMatchObject({ status: 200, text })
    expect(await statusOf(order.number)).toBe('paid')
  })

  const utf16 = (text: string, endian: 'little' | 'big', mark: boolean) => {
    const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le')
    return endian === 'little' ? bytes : bytes.swap16()
  }

  it.each<[string, string | undefined, (text: string) => Uint8Array]>([
    ['UTF-8 with a byte order mark', undefined, (text) => Buffer.from(`\ufeff${text}`)],
    ['UTF-8 with a mark, named so', 'charset=UTF-8', (text) => Buffer.from(`\ufeff${text}`)],
    ['UTF-8 without a mark', 'charset="utf-8"; v=1', (text) => Buffer.from(text)],
    ['little-endian UTF-16', 'charset=utf-16le', (text) => utf16(text, 'little', false)],
    ['big-endian UTF-16', 'charset=utf-16be', (text) => utf16(text, 'big', false)],
    ['UTF-16 of either order, big', 'charset=utf-16', (text) => utf16(text, 'big', false)],
    ['UTF-16 of either order, little', 'charset=UTF-16', (text) => utf16(text, 'little', false)],
    ['big-endian UTF-16 with a mark', 'charset=utf-16', (text) => utf16(text, 'big', true)],
    ['little-endian UTF-16 with a mark', 'charset=utf-16', (text) => utf16(text, 'little', true)],
  ])('is read as %s', async (_, charset, encode) => {
    const { order, references } = await paidJob()
    const headers = { 'Content-Type': ['application/json', charset].filter(Boolean).join('; ') }
    expect((await notify(encode(JSON.stringify(references)), headers)).status).toBe(200)
    expect(await statusOf(order.number)).toBe('paid')
  })

  it('in another charset is rejected with those that are read', async () => {
    const response = await notify('{}', { 'Content-Type': 'application/json; charset=iso-8859-1' })
    expect(response).toMatchObject({ status: 415, content: { error: expect.stringContaining('utf-8') } })
  })

  it('that is not text is rejected', async () => {
    const { references } = await paidJob()
    const text = Buffer.from(JSON.stringify({ ...references, note: '*' }))
    text[text.indexOf('*')] = 0xc3
    expect((await notify(text)).status).toBe(400)
  })

  it('whose sender goes away in the middle is rejected', async () => {
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"payment')),
      pull: (controller) => controller.error(new Error('gone')),
    })
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit
    expect((await POST(new Request('https://shop.example/webhook', init))).status).toBe(400)
  })

  it('of an unknown payment job makes the shop ask the gateway at most 60 times a minute, whoever sends how many', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-21T10:00:20Z') })
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, count) =>
        notify({ paymentJobReference: String(300 + count), paymentReference: '2' }),
      ),
    )
    expect(context.gateway.retrievals).toBe(60)
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(60)
    const others = answers.filter(({ status }) => status === 503)
    expect(others).toHaveLength(40)
    expect(others[0]).toMatchObject({
      retryAfter: '60',
      content: { error: expect.stringContaining('later') },
    })

    const { order, references } = await paidJob()
    const known = await storeOrder(database())
    await storeJob(database(), known, { reference: '999' })
    context.gateway.add({ reference: '999', order: { orderNumber: known.number } })
    expect((await notify({ ...references, paymentJobReference: '999' })).status).toBe(200)
    vi.setSystemTime('2026-01-21T10:01:20Z')
    expect((await notify(references)).status).toBe(200)
    expect(await statusOf(order.number)).toBe('paid')
    vi.useRealTimers()
  })

  it('that comes many times at once asks the gateway no more than twice', async () => {
    const { order, references } = await paidJob()
    const answers = await Promise.all(Array.from({ length: 20 }, () => notify(references)))
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
    expect(context.gateway.retrievals).toBe(2)
    expect(await statusOf(order.number)).toBe('paid')
  })

  it('from an address of another is denied, logged or not looked at, as is configured', async () => {
    const { references } = await paidJob()
    const forged = { 'x-forwarded-for': '54.74.58.255, 203.0.113.7' }
    const genuine = { 'x-forwarded-for': '203.0.113.7, 54.74.58.255' }

    addressesAre('enforce', 'x-forwarded-for')
    expect((await notify(references, forged)).status).toBe(403)
    expect((await notify(references)).status).toBe(403)
    expect(context.gateway.retrievals).toBe(0)
    expect((await notify(references, genuine)).status).toBe(200)

    addressesAre('log', 'x-forwarded-for')
    vi.mocked(console.warn).mockClear()
    expect((await notify(references, forged)).status).toBe(200)
    expect((await notify(references, genuine)).status).toBe(200)
    expect(vi.mocked(console.warn).mock.calls.flat()).toEqual([expect.stringContaining('203.0.113.7')])

    addressesAre('off', 'x-forwarded-for')
    expect((await notify(references, forged)).status).toBe(200)
    expect(console.warn).toHaveBeenCalledTimes(1)
  })

  it.each(['', 'PaymentStatusChange', '{}', '[]', '{"paymentJobReference":1.5,"paymentReference":2}'])(
    'that reads %j is rejected with a reason',
    async (body) => {
      const response = await notify(body)
      expect(response.status).toBe(400)
      expect(response.content.error).toContain('paymentJobReference')
    },
  )

  it('that is too long is not read to its end', async () => {
    expect((await notify(JSON.stringify({ filling: 'x'.repeat(16_384) }))).status).toBe(413)
  })
})
