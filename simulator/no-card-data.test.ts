import { createHash } from 'node:crypto'
import { inspect } from 'node:util'
import { onEveryStore } from 'cashflows-postgres/testing'
import { type SQL, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defaultTheme } from './branding/theme.ts'
import { checkout } from './checkout/checkout.ts'
import { simulatorStore } from './database/database.ts'
import { gateway } from './gateway/gateway.ts'
import { currentPayment, type PaymentJob } from './payments/payment-job.ts'
import { apiKey, configurationId, jobRequest, simulatorContext } from './testing/simulator.ts'

const number = '340000000000009'
const grouped = '3400 000000 00009'
const securityCode = '9173'

onEveryStore('after payments by card', simulatorStore, (database) => {
  const methods = ['log', 'info', 'warn', 'error', 'debug'] as const
  let logged: unknown[][]
  beforeEach(() => {
    logged = []
    for (const method of methods) {
      vi.spyOn(console, method).mockImplementation((...words) => void logged.push(words))
    }
  })
  afterEach(() => vi.restoreAllMocks())

  /** Every row of every table of the simulator, as text. */
  async function everything(): Promise<string[]> {
    const read = async <Row>(query: SQL) => ((await database().execute(query)) as { rows: Row[] }).rows
    const tables = await read<{ name: string }>(
      sql`select table_name as name from information_schema.tables where table_schema = 'simulator'`,
    )
    expect(tables.length).toBeGreaterThan(5)
    const rows = await Promise.all(
      tables.map(({ name }) =>
        read<{ text: string }>(sql`select row::text as text from simulator.${sql.identifier(name)} as row`),
      ),
    )
    return rows.flat().map(({ text }) => text)
  }

  it('neither the store nor the log has a number or a security code', async () => {
    const context = await simulatorContext(database())
    const { payments, customers, clock, clocks, configuration, activityLog } = context
    const customerReference = await customers.add(configurationId, clock.now())
    const pages = checkout(payments, clocks, {
      destinations: context.destinations,
      themeOf: () => defaultTheme,
      methodsOf: () => ['Card'],
      cards: customers,
    })
    const send = (job: PaymentJob, path: string, form: Record<string, string>) =>
      pages.request(`/${path}?ref=${job.pageToken}`, { method: 'POST', body: new URLSearchParams(form) })
    const expiry = `12/${new Date().getUTCFullYear() + 1}`
    const card = { number: grouped, holderName: 'Anna Shopper', expiry, securityCode }
    const create = () =>
      payments.create(configuration, jobRequest({ order: { orderLines: [], customerReference } }))

    const paid = await create()
    await send(paid, 'payment/card', { ...card, keep: 'yes' })
    await send(paid, 'three-d-secure', { outcome: 'Successful' })
    const rejected = await create()
    await send(rejected, 'payment/card', { ...card, holderName: number })
    await send(rejected, 'payment/card', { ...card, expiry: securityCode })
    await send(rejected, 'payment/card', { ...card, holderName: 'Lando Calrissian' })
    const api = gateway({ ...context, publicUrl: () => 'http://gateway.test' })
    const call = (path: string, request: object) => {
      const body = JSON.stringify(request)
      const hash = createHash('sha512').update(`${apiKey}${body}`).digest('hex')
      const headers = { ConfigurationId: configurationId, Hash: hash, 'Content-Type': 'application/json' }
      return api.request(path, { method: 'POST', headers, body })
    }
    const cardData = {
      cardNumber: number,
      cardHolderName: 'Anna',
      cardExpiryMonth: '12',
      cardExpiryYear: '31',
    }
    const withCard = { ...cardData, cardCvc: securityCode }
    const job = { amountToCollect: '10.00', currency: 'GBP', parameters: withCard }
    expect((await call('/payment-jobs', job)).status).toBe(201)
    expect((await call('/payment-jobs', { ...job, currency: 'none' })).status).toBe(400)
    expect((await call('/card-tokenisation', withCard)).status).toBe(200)
    await activityLog.written()

    const broken = await create()
    vi.spyOn(payments, 'submitCard').mockRejectedValue(new Error('The store is gone.'))
    expect((await send(broken, 'payment/card', card)).status).toBe(500)

    const after = await payments.find(configurationId, paid.reference)
    expect(after && currentPayment(after)).toMatchObject({ status: 'Paid', storeCard: true })
    expect(await customers.cards(configurationId, customerReference)).toHaveLength(1)
    expect(logged.length).toBeGreaterThan(0)
    for (const text of [...(await everything()), ...logged.map((words) => inspect(words, { depth: 10 }))]) {
      expect(text.replace(/[\s-]/g, '')).not.toContain(number)
      expect(text).not.toMatch(new RegExp(`\\b${securityCode}\\b`))
    }
  })
})
