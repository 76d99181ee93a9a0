import { mostly, oddText } from 'cashflows-postgres/kit/odd-values'
import { propertyRuns } from 'cashflows-postgres/testing'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Environment, environment } from '@/lib/environment'
import { orderContext } from '@/lib/orders/context'
import type { Order } from '@/lib/orders/order'
import { reconcile } from '@/lib/orders/reconcile'
import { orders, paymentJobs } from '@/lib/orders/tables'
import { onEveryStore, storeJob, storeOrder, testContext } from '@/lib/orders/testing'
import { jar } from '@/lib/testing/open-cookies'
import { GET } from './return/[outcome]/[token]/route'
import { POST } from './webhook/route'

vi.mock('@/lib/environment')
vi.mock('@/lib/scheduled-jobs/check-after-response')
vi.mock('@/lib/orders/context')
vi.mock('@/lib/sealed-cookie', () => import('@/lib/testing/open-cookies'))

const seed = 20260121

/** Digits of a length that a reference has, and others. References of jobs begin with 2. */
const digits = mostly(
  fc.stringMatching(/^9\d{17}$/),
  fc.oneof(fc.stringMatching(/^9\d{0,40}$/), fc.constantFrom('', '0', '-1', '1e400', '9'.repeat(5000))),
)

/** JSON of a reference: text, a number, or something else. */
const reference = mostly(
  fc.oneof(
    digits.map((text) => JSON.stringify(text)),
    digits,
  ),
  fc.oneof(
    fc.json(),
    oddText.map((text) => JSON.stringify(text)),
  ),
)

const memberName = mostly(
  fc.constantFrom('paymentJobReference', 'paymentReference', 'PaymentJobReference', 'PaymentReference'),
  fc.oneof(fc.constantFrom('__proto__', 'constructor', 'paymentjobreference', 'notifyType', ''), oddText),
)

const notification = fc
  .array(fc.tuple(memberName, reference), { maxLength: 6 })
  .map((members) => `{${members.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`)

const wholeNotification = fc
  .tuple(reference, reference, fc.boolean())
  .map(([job, payment, isPascal]) =>
    isPascal
      ? `{"PaymentJobReference":${job},"PaymentReference":${payment}}`
      : `{"notifyType":"PaymentStatusChange","paymentJobReference":${job},"paymentReference":${payment}}`,
  )

const text = fc.oneof(
  { arbitrary: wholeNotification, weight: 6 },
  notification,
  fc.json(),
  oddText,
  fc.constantFrom('['.repeat(9000), '{"a":'.repeat(3000), `"${'x'.repeat(20_000)}"`),
)

const encoded = fc
  .tuple(text, mostly(fc.constant('utf8'), fc.constantFrom('utf16le', 'utf16be')), fc.boolean())
  .map(([content, encoding, isMarked]) => {
    const marked = (isMarked ? '\ufeff' : '') + content
    if (encoding === 'utf8') return Buffer.from(marked)
    const bytes = Buffer.from(marked, 'utf16le')
    return encoding === 'utf16be' ? bytes.swap16() : bytes
  })

const body = mostly<Uint8Array>(
  encoded,
  fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.uint8Array({ minLength: 1, maxLength: 3 }).map((end) => Buffer.concat([Buffer.from('{"a":"'), end])),
  ),
)

const printable = fc.stringMatching(/^[!-~]{0,30}$/)
const contentType = mostly(
  fc.constantFrom(
    'application/json',
    'application/json; charset=utf-8',
    'application/json; charset=utf-16',
    'application/json;charset="UTF-16BE"',
    'text/plain; charset=utf-16le',
    'application/json; charset=koi8-r',
  ),
  fc.oneof(
    printable,
    printable.map((name) => `application/json; charset=${name}`),
    fc.constantFrom('; charset=constructor', ';charset=', ';charset="'),
  ),
)
const forwardedFor = mostly(fc.constantFrom('54.74.58.255', '203.0.113.7, 54.74.58.255'), printable)

onEveryStore('whatever anybody sends', (database) => {
  let context: ReturnType<typeof testContext>
  let order: Order
  let stored: Awaited<ReturnType<typeof everything>>
  const addresses = { check: 'off' as Environment['notificationAddresses'] }

  afterEach(() => vi.useRealTimers())
  beforeEach(async () => {
    // All come within one minute, for which the number of calls to the gateway is limited.
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-21T10:00:20Z') })
    jar.clear()
    context = testContext(database())
    vi.mocked(orderContext).mockResolvedValue(context)
    vi.mocked(environment).mockImplementation(
      () =>
        ({
          notificationAddresses: addresses.check,
          clientAddressHeader: 'x-forwarded-for',
          cashflows: { environment: 'production' },
        }) as Partial<Environment> as Environment,
    )
    for (const method of ['error', 'warn'] as const) {
      vi.spyOn(console, method).mockImplementation(() => {})
    }
    order = await storeOrder(database())
    const { reference } = context.gateway.add({ order: { orderNumber: order.number } })
    await storeJob(database(), order, { reference })
    await reconcile(reference, context)
    stored = await everything()
    context.gateway.retrievals = 0
  })

  /** All that is known of orders, but when they were and will be checked. */
  async function everything() {
    const known = await database().select().from(orders)
    const jobs = await database().select().from(paymentJobs)
    return {
      orders: known.map((order) => ({ ...order, lastCheckedAt: null, nextCheckAt: null })),
      paymentJobs: jobs.map((job) => ({ ...job, lastCheckedAt: null, checks: null })),
    }
  }

  it('to the webhook is answered with a reason, and changes no order', async () => {
    const statuses = new Set<number>()
    const check = fc.constantFrom<Environment['notificationAddresses'][]>('enforce', 'log', 'off')
    const property = fc.asyncProperty(
      body,
      contentType,
      forwardedFor,
      check,
      async (sent, type, client, check) => {
        addresses.check = check
        const response = await POST(
          new Request('https://shop.example/api/cashflows/webhook', {
            method: 'POST',
            headers: { 'Content-Type': type, 'X-Forwarded-For': client },
            body: sent as BodyInit,
          }),
        )
        statuses.add(response.status)
        const { error } = await response.json()
        expect(error).toMatch(/^[A-Z].*\.$/)
        // The one deliberate 5xx: the sender is to come back.
        if (response.status === 503) expect(response.headers.get('retry-after')).toMatch(/^[1-9]\d?$/)
        else expect([400, 403, 404, 413, 415]).toContain(response.status)
      },
    )
    await fc.assert(property, { seed, numRuns: propertyRuns(1000, 500) })

    expect([...statuses].sort()).toEqual([400, 403, 404, 413, 415, 503])
    expect(context.gateway.retrievals).toBe(60)
    expect(await everything()).toEqual(stored)
  })

  it('to a return leads to a page of the shop, and changes no order', async () => {
    const name = mostly(fc.constantFrom('paymentjobref', 'paymentref', 'ordernumber', 'status'), oddText)
    const value = fc.oneof(digits, oddText, fc.constantFrom('success', 'Paid'))
    const outcome = mostly(fc.constantFrom('success', 'failed', 'cancelled'), printable)
    const token = fc.oneof(fc.constant(undefined), fc.stringMatching(/^[\w-]{22}$/), oddText)
    const parameters = fc.array(fc.tuple(name, value), { maxLength: 6 })
    const property = fc.asyncProperty(outcome, token, parameters, async (outcome, drawn, parameters) => {
      const token = drawn ?? order.returnToken
      const path = ['/api/cashflows/return', outcome, token.toWellFormed()].map(encodeURI).join('/')
      const address = new URL(`https://shop.example${path}`)
      for (const parameter of parameters) address.searchParams.append(...parameter)
      const response = await GET(new Request(address), { params: Promise.resolve({ token }) })
      expect(response.status).toBe(303)
      const location = new URL(response.headers.get('location') ?? 'missing:', 'https://shop.example')
      expect(location.origin).toBe('https://shop.example')
      if (drawn !== undefined) expect(location.pathname).toBe('/')
    })
    const retrieve = vi.spyOn(context.gateway, 'retrievePaymentJob')
    await fc.assert(property, { seed, numRuns: propertyRuns(400, 100) })

    const unknown = retrieve.mock.calls.filter(([reference]) => reference.startsWith('9'))
    expect(unknown.length).toBeGreaterThan(0)
    expect(unknown.length).toBeLessThanOrEqual(60)
    expect(await everything()).toEqual(stored)
  })
})
