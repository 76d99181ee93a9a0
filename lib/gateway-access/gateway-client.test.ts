import { randomUUID } from 'node:crypto'
import { inspect } from 'node:util'
import { onEveryStore } from 'cashflows-postgres/testing'
import { beforeEach, expect, it, type MockInstance, vi } from 'vitest'
import type { PaymentJobRequest } from '@/lib/cashflows/contract'
import {
  GatewayCredentialsRejected,
  GatewayOperationDenied,
  GatewayRejected,
  GatewayUnavailable,
} from '@/lib/cashflows/errors'
import { signRequest } from '@/lib/cashflows/signature'
import { shopStore } from '@/lib/database/database'
import { dayMs, hourMs, minuteMs } from '@/lib/durations'
import type { Credentials } from './api-key'
import { circuitBreakerOptions } from './circuit-breaker'
import { createGatewayClient, endPauses } from './gateway-client'
import { apiKeyPauses } from './tables'

/** An order that the gateway, or a firewall before it, may not like. */
const request: PaymentJobRequest = {
  currency: 'GBP',
  amountToCollect: '10.00',
  locale: 'en_GB',
  order: {
    orderNumber: 'A',
    billingAddress: {
      firstName: '<script>',
      lastName: "' or 1=1 --",
      addressLine1: '1 High Street',
      zipCode: 'CB1 2AB',
      city: 'Cambridge',
      countryIso3166Alpha2: 'GB',
    },
    billingIdentity: { emailAddress: 'anna@example.com' },
    orderLines: [],
  },
  parameters: { returnUrlSuccess: '', returnUrlFailed: '', returnUrlCancelled: '', webhookUrl: '' },
}
const job = { reference: '1', paymentStatus: 'Pending', currency: 'GBP', amountToCollect: '10.00' }

onEveryStore('the client of the whole shop', shopStore, (database) => {
  let present: string
  let next: string
  let accepted: Set<string>
  let now: number
  let signedWith: string[]
  let alarms: MockInstance<typeof console.error>
  /** Responds to a call that is signed with an accepted key. */
  let respond: (url: string) => Promise<Response>

  beforeEach(async () => {
    await database().delete(apiKeyPauses)
    present = `present-${randomUUID()}`
    next = `next-${randomUUID()}`
    accepted = new Set([present])
    now = Date.parse('2026-01-21T10:00:00Z')
    signedWith = []
    alarms = vi.spyOn(console, 'error').mockReset().mockReturnValue(undefined)
    respond = async () => Response.json({ data: job })
  })

  const nameOf = (key: string) => (key === next ? 'next' : 'present')

  const gateway: typeof fetch = async (url, init) => {
    const hash = new Headers(init?.headers).get('hash')
    const body = init?.body instanceof Uint8Array ? init.body : undefined
    const key = [present, next].find((one) => signRequest(one, body) === hash) ?? ''
    signedWith.push(nameOf(key))
    // Nothing is decided before every call that is made at the same time has been made.
    await new Promise((resolve) => setImmediate(resolve))
    return accepted.has(key) ? respond(String(url)) : new Response(null, { status: 401 })
  }

  const credentials = (): Credentials => ({
    gatewayUrl: 'https://gateway.example',
    configurationId: '200426117314086912',
    apiKey: present,
    nextApiKey: undefined,
  })

  /** A process of the shop. */
  const process = (
    { timeoutMs = 120_000, ...values }: Partial<Credentials> & { timeoutMs?: number } = {},
    options: Partial<typeof circuitBreakerOptions> = {},
  ) =>
    createGatewayClient(database(), {
      ...credentials(),
      ...values,
      timeoutMs,
      fetch: gateway,
      circuitBreaker: {
        ...circuitBreakerOptions,
        // A machine that is busy must not make another call out of a slow one.
        acceptedForMs: 60_000,
        trialMs: 60_000,
        waitMs: 120_000,
        pollMs: 1,
        now: () => new Date(now),
        circuits: new Map(),
        ...options,
      },
    })

  const outcomeOf = (call: Promise<unknown>) =>
    call.then(
      () => 'accepted',
      (error) => (error instanceof GatewayCredentialsRejected ? 'credentials rejected' : error),
    )
  const retrieve = (client: ReturnType<typeof process>) => outcomeOf(client.retrievePaymentJob('1'))
  const times = <Result>(count: number, make: () => Result) => Array.from({ length: count }, make)
  const distinct = (values: unknown[]) => [...new Set(values)]

  it('makes one wrong signature, not fifty, when fifty calls come at once after a key was replaced', async () => {
    accepted.clear()
    const client = process()
    const outcomes = await Promise.all(times(50, () => retrieve(client)))
    expect(distinct(outcomes)).toEqual(['credentials rejected'])
    expect(signedWith).toHaveLength(1)
    expect(alarms).toHaveBeenCalledTimes(1)
  })

  it('makes one wrong signature though the calls come to several processes', async () => {
    accepted.clear()
    const processes = times(5, () => process())
    const outcomes = await Promise.all(processes.flatMap((client) => times(10, () => retrieve(client))))
    expect(distinct(outcomes)).toEqual(['credentials rejected'])
    expect(signedWith).toHaveLength(1)
    expect(alarms).toHaveBeenCalledTimes(1)
  })

  it('lets all calls through at once as soon as one was accepted', async () => {
    const processes = times(3, () => process())
    const outcomes = await Promise.all(processes.flatMap((client) => times(10, () => retrieve(client))))
    expect(distinct(outcomes)).toEqual(['accepted'])
    expect(signedWith).toHaveLength(30)
    expect(await database().select().from(apiKeyPauses)).toEqual([])
  })

  it('stops every kind of call, in every process, and says until when', async () => {
    accepted.clear()
    await retrieve(process())
    const client = process()
    const calls = [
      client.createPaymentJob({} as Parameters<typeof client.createPaymentJob>[0]),
      client.cancelPaymentJob('1'),
      client.cancelPayment('1', '2'),
      client.capturePayment('1', '2', {}),
      client.refundPayment('1', '2', { refundNumber: 'R' }),
      client.hasOrder('A'),
    ]
    for (const call of calls) {
      await expect(call).rejects.toMatchObject({ status: 401, pausedUntil: new Date(now + hourMs) })
    }
    expect(signedWith).toHaveLength(1)
  })

  it('signs again with a key that stays rejected after an hour, a day, and a week', async () => {
    accepted.clear()
    const client = process()
    for (const pauseMs of [hourMs, dayMs, 7 * dayMs, 7 * dayMs]) {
      signedWith = []
      await retrieve(client)
      now += pauseMs - 1
      await retrieve(client)
      expect(signedWith).toHaveLength(1)
      now += 1
    }
    expect(alarms).toHaveBeenCalledTimes(4)
  })

  it('asks a gateway that denies permission again after a minute, and then ever less often, to once an hour', async () => {
    respond = async () => new Response(null, { status: 403 })
    const client = process()
    const pauses = []
    for (let count = 0; count < 8; count++) {
      const { pausedUntil } = await client.retrievePaymentJob('1').catch((error) => error)
      pauses.push((pausedUntil.getTime() - now) / minuteMs)
      now = pausedUntil.getTime()
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
  })

  it('goes on by itself when the credentials are accepted again, and then counts from the beginning', async () => {
    accepted.clear()
    const client = process()
    await retrieve(client)
    now += hourMs
    accepted.add(present)
    expect(await retrieve(client)).toBe('accepted')
    expect(await database().select().from(apiKeyPauses)).toEqual([])
  })

  it('goes on at once with another key', async () => {
    accepted = new Set([next])
    expect(await retrieve(process())).toBe('credentials rejected')
    present = next
    expect(await retrieve(process())).toBe('accepted')
  })

  it('goes on at once with the same key at another gateway, where credentials belong to another account', async () => {
    accepted.clear()
    await retrieve(process())
    accepted.add(present)
    expect(await retrieve(process({ gatewayUrl: 'https://gateway-inta.example' }))).toBe('accepted')
  })

  it('goes through the replacement of a key without a rejected call', async () => {
    accepted = new Set([present, next])
    const client = process({ nextApiKey: next })
    expect(await retrieve(client)).toBe('accepted')
    accepted = new Set([next])
    expect(await retrieve(client)).toBe('accepted')
    expect(signedWith).toEqual(['next', 'next'])
    expect(alarms).not.toHaveBeenCalled()
  })

  it('falls back to the present key when the next is not valid, and does not ask again each time', async () => {
    const client = process({ nextApiKey: next })
    expect(distinct(await Promise.all(times(10, () => retrieve(client))))).toEqual(['accepted'])
    expect(signedWith.filter((name) => name === 'next')).toHaveLength(1)
    expect(alarms.mock.calls.flat()).toEqual([expect.stringContaining('CASHFLOWS_API_KEY_NEXT')])
  })

  it('does not take a rejection back because of a call that was accepted before the key was replaced', async () => {
    const client = process()
    await retrieve(client)
    let release = () => {}
    respond = () => new Promise((resolve) => (release = () => resolve(Response.json({ data: job }))))
    const slow = retrieve(client)
    await vi.waitFor(() => expect(signedWith).toHaveLength(2))
    await new Promise((resolve) => setImmediate(resolve))
    accepted.clear()
    expect(await retrieve(client)).toBe('credentials rejected')
    release()
    expect(await slow).toBe('accepted')
    expect(await retrieve(client)).toBe('credentials rejected')
    expect(signedWith).toHaveLength(3)
  })

  it('makes four wrong signatures in each process whose calls come right after an accepted one, and raises one alarm', async () => {
    const processes = times(2, () => process())
    for (const client of processes) await retrieve(client)
    accepted.clear()
    signedWith = []
    const outcomes = await Promise.all(processes.flatMap((client) => times(10, () => retrieve(client))))
    expect(distinct(outcomes)).toEqual(['credentials rejected'])
    expect(signedWith).toHaveLength(8)
    expect(alarms).toHaveBeenCalledTimes(1)
    expect(await database().select().from(apiKeyPauses)).toMatchObject([
      { status: 401, rejections: 1, pausedUntil: new Date(now + hourMs) },
    ])
  })

  it('begins no call between a rejection and the pause that follows from it', async () => {
    const client = process()
    await retrieve(client)
    accepted.clear()
    const store = database()
    let isStored = () => {}
    const transaction = store.transaction.bind(store)
    vi.spyOn(store, 'transaction').mockImplementationOnce(async (...work) => {
      await new Promise<void>((resolve) => (isStored = resolve))
      return transaction(...work)
    })
    const first = retrieve(client)
    await vi.waitFor(() => expect(store.transaction).toHaveBeenCalled(), { timeout: 60_000 })
    const second = retrieve(client)
    // A trial would have been begun in the store, and have been made.
    await store.select().from(apiKeyPauses)
    await new Promise((resolve) => setImmediate(resolve))
    await store.select().from(apiKeyPauses)
    isStored()
    expect(await Promise.all([first, second])).toEqual(['credentials rejected', 'credentials rejected'])
    expect(signedWith).toHaveLength(2)
    vi.mocked(store.transaction).mockRestore()
  })

  it('makes the next of many calls as soon as one of four has ended', async () => {
    const client = process()
    await retrieve(client)
    const responses: (() => void)[] = []
    respond = () =>
      new Promise((resolve) => responses.push(() => resolve(Response.json({ data: { ...job } }))))
    const calls = times(6, () => retrieve(client))
    await vi.waitFor(() => expect(responses).toHaveLength(4), { timeout: 60_000 })
    responses[0]?.()
    await vi.waitFor(() => expect(responses).toHaveLength(5), { timeout: 60_000 })
    for (const release of responses.slice(1)) release()
    await vi.waitFor(() => expect(responses).toHaveLength(6), { timeout: 60_000 })
    responses[5]?.()
    expect(distinct(await Promise.all(calls))).toEqual(['accepted'])
  })

  it('does not wait for calls that hang while others are accepted', async () => {
    const client = process({}, { trialMs: 20 })
    await retrieve(client)
    respond = () =>
      signedWith.length <= 5 ? new Promise(() => {}) : Promise.resolve(Response.json({ data: job }))
    for (const _ of times(4, () => {})) void retrieve(client)
    expect(await retrieve(client)).toBe('accepted')
  })

  it.each([
    ['cancelPaymentJob', (client: ReturnType<typeof process>) => client.cancelPaymentJob('1')],
    ['cancelPayment', (client: ReturnType<typeof process>) => client.cancelPayment('1', '2')],
    ['capturePayment', (client: ReturnType<typeof process>) => client.capturePayment('1', '2', {})],
    [
      'refundPayment',
      (client: ReturnType<typeof process>) => client.refundPayment('1', '2', { refundNumber: 'R' }),
    ],
  ])('takes permission that is denied to %s for a matter of that operation', async (_operation, operate) => {
    const client = process()
    respond = async () => new Response(null, { status: 403 })
    await expect(operate(client)).rejects.toBeInstanceOf(GatewayOperationDenied)
    await expect(operate(client)).rejects.toMatchObject({ status: 403, isAboutCredentials: false })
    expect(alarms).not.toHaveBeenCalled()
    respond = async () => Response.json({ data: job })
    expect(await retrieve(client)).toBe('accepted')
  })

  it.each([
    ['an order', (client: ReturnType<typeof process>) => client.createPaymentJob(request)],
    ["another merchant's job", (client: ReturnType<typeof process>) => client.retrievePaymentJob('2')],
  ])('pauses nothing when the gateway denies %s and accepts another request', async (_what, ask) => {
    respond = async (url) =>
      url.includes('/supported-payment-methods')
        ? Response.json({ data: [] })
        : new Response(null, { status: 403 })
    const client = process()
    await expect(ask(client)).rejects.toMatchObject({ status: 403, isAboutCredentials: false })
    expect(alarms).not.toHaveBeenCalled()
    respond = async () => Response.json({ data: job })
    expect(await retrieve(client)).toBe('accepted')
  })

  it('does not take a denied operation for a sign that a rejected key is accepted', async () => {
    accepted.clear()
    const client = process()
    await retrieve(client)
    now += hourMs
    accepted.add(present)
    respond = async () => new Response(null, { status: 403 })
    await client.cancelPayment('1', '2').catch(() => {})
    expect(await database().select().from(apiKeyPauses)).toMatchObject([{ rejections: 1 }])
    accepted.clear()
    await retrieve(client)
    expect(await database().select().from(apiKeyPauses)).toMatchObject([{ rejections: 2 }])
  })

  it('stops all calls for a wrong signature of any operation', async () => {
    accepted.clear()
    const client = process()
    expect(await outcomeOf(client.refundPayment('1', '2', { refundNumber: 'R' }))).toBe(
      'credentials rejected',
    )
    expect(await retrieve(client)).toBe('credentials rejected')
    expect(signedWith).toHaveLength(1)
  })

  it('makes one call at once when a merchant says that the key is accepted again, and goes on when it is', async () => {
    accepted.clear()
    const client = process()
    await retrieve(client)
    accepted.add(present)
    expect(await retrieve(client)).toBe('credentials rejected')
    await endPauses(database(), credentials(), new Date(now))
    expect(await retrieve(client)).toBe('accepted')
    expect(await database().select().from(apiKeyPauses)).toEqual([])
  })

  it('waits for a day when the merchant was wrong, as if the hour had been waited for', async () => {
    accepted.clear()
    const client = process()
    await retrieve(client)
    await endPauses(database(), credentials(), new Date(now))
    await Promise.all(times(5, () => retrieve(client)))
    expect(signedWith).toHaveLength(2)
    expect(await database().select().from(apiKeyPauses)).toMatchObject([
      { rejections: 2, pausedUntil: new Date(now + dayMs) },
    ])
  })

  it('takes a request that is rejected for another reason as a sign that the key is accepted', async () => {
    respond = async () => new Response(null, { status: 404 })
    const client = process()
    await retrieve(client)
    respond = () => new Promise(() => {})
    void retrieve(client)
    void retrieve(client)
    await vi.waitFor(() => expect(signedWith).toHaveLength(3), { timeout: 60_000 })
  })

  it.each([
    ['rejects the request', async () => new Response(null, { status: 404 }), GatewayRejected],
    ['is unavailable', async () => new Response(null, { status: 503 }), GatewayUnavailable],
  ])('passes on that the gateway %s, and makes the next call', async (_, response, failure) => {
    respond = response
    const client = process()
    for (const outcome of await Promise.all(times(3, () => retrieve(client)))) {
      expect(outcome).toBeInstanceOf(failure)
    }
    expect(signedWith).toHaveLength(3)
  })

  it('waits for a call that hangs no longer than a moment before another is tried', async () => {
    respond = () =>
      signedWith.length === 1 ? new Promise(() => {}) : Promise.resolve(Response.json({ data: job }))
    const client = process({}, { trialMs: 20 })
    void retrieve(client)
    // The clock of the store stands still here, so that the first trial is not over for it.
    now += 20
    expect(await retrieve(client)).toBe('accepted')
  })

  it('takes no longer as a whole than one call may take, with all that it waits for', async () => {
    respond = () => new Promise(() => {})
    const timeoutsMs: number[] = []
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
      timeoutsMs.push(milliseconds)
      return new AbortController().signal
    })
    const client = process({ timeoutMs: 10_000 }, { trialMs: 20 })
    void retrieve(client)
    now += 20
    void retrieve(client)
    await vi.waitFor(() => expect(timeoutsMs).toHaveLength(2), { timeout: 60_000 })
    expect(timeoutsMs[1]).toBeLessThanOrEqual(10_000 - 20)
    timeout.mockRestore()
  })

  it.each([
    ['in this process', (at: number) => at],
    ['in others', () => Date.parse('2026-01-21T10:00:00Z')],
  ])('adds no more calls to a gateway that has responded to none %s', async (_, clock) => {
    respond = () => new Promise(() => {})
    const client = process({}, { trialMs: 20, waitMs: 50, now: () => new Date(clock(Date.now())) })
    const calls = times(6, () => retrieve(client))
    expect(await calls.at(-1)).toBeInstanceOf(GatewayUnavailable)
    expect(signedWith.length).toBeLessThan(6)
  })

  it('keeps the key out of the store and of the alarm', async () => {
    accepted.clear()
    await retrieve(process())
    const [row] = await database().select().from(apiKeyPauses)
    expect(row?.fingerprint).toMatch(/^[0-9a-f]{16}$/)
    expect(inspect([row, alarms.mock.calls])).not.toContain(present)
  })
})
