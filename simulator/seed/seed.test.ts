import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onEveryStore } from 'cashflows-postgres/testing'
import { getTableName, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { paymentPage } from '../branding/tables.ts'
import { simulatorStore } from '../database/database.ts'
import { anywhere, Destinations } from '../destinations/destinations.ts'
import { notification } from '../notifications/tables.ts'
import { configuration, customer, paymentJob, storedCard } from '../payments/tables.ts'
import { portalUser } from '../portal/auth/tables.ts'
import { resetStore } from '../reset.ts'
import { apiKey, configurationId, simulatorContext } from '../testing/simulator.ts'
import { seed } from './seed.ts'
import { readSeed, readSeedFile } from './seed-file.ts'

const own = '261126100000000001'

const card = '{token: 1234567890123456, number: 4510400400099005, holderName: Anna Smith, expiry: 12/2031}'

const whole = `
at: 2026-11-26T12:00:00Z
configurations:
  - settings: { merchantName: Seeded shop, notificationUrl: 'https://shop.example/hook' }
  - configurationId: ${own}
    apiKey: a-key
    settings: { autoCapture: false }
users:
  - { email: anna@merchant.example, name: Anna, role: Owner, password: harbour light 4 }
paymentPages:
  - name: Winter
    theme: { businessName: Winter shop, corners: round }
customers:
  - reference: 261129000000000001
    cards:
      - { token: 1234567890123456, number: 4510400400099005, holderName: Anna Smith, expiry: 12/2031 }
jobs:
  - reference: 261121000000000001
    request: { amountToCollect: 10.00, currency: GBP, order: { orderNumber: paid } }
    happened:
      - complete: { card: visa, authentication: Successful }
      - { at: 2026-11-27T09:00:00Z, refund: { amount: 2.50 } }
  - request: { amountToCollect: '5', currency: EUR, order: { orderNumber: declined } }
    happened: [{ complete: { outcome: Declined } }]
  - configurationId: ${own}
    createdAt: 2026-11-25T08:00:00Z
    request: { amountToCollect: 7.00, currency: GBP, order: { orderNumber: reserved } }
    happened:
      - threeDSecure: attempted
      - capture: { amount: 3 }
  - request: { amountToCollect: 1.00, currency: GBP, expirationDateTimeUtc: '2099-01-01T00:00:00Z' }
  - request: { amountToCollect: 1.00, currency: GBP, parameters: { simulatedStatus: PAID } }
    happened: [{ cancel: payment }]
`

onEveryStore('a seed', simulatorStore, (database) => {
  const place = () => ({
    database: database(),
    defaultConfiguration: { configurationId, apiKey },
    destinations: anywhere,
  })
  const apply = (content: string) => seed(readSeed(content), place())

  /** Every row, without what is by chance: the salts of passwords. */
  async function state() {
    const tables: PgTable[] = [
      configuration,
      portalUser,
      paymentPage,
      customer,
      storedCard,
      paymentJob,
      notification,
    ]
    const rows = await Promise.all(
      tables.map(async (table) => [
        getTableName(table),
        (await database().select().from(table)).map((row) => ({ ...row, passwordHash: '', id: 0 })),
      ]),
    )
    return Object.fromEntries(rows)
  }

  beforeEach(async () => {
    await database().execute(sql`delete from simulator.payment_page`)
    await database().execute(sql`delete from simulator.portal_user`)
    await resetStore(database())
    await simulatorContext(database())
  })

  it('makes jobs in the states to which what happened leads', async () => {
    await apply(whole)
    const { payments, configurations } = await simulatorContext(database())
    const paid = await payments.find(configurationId, '261121000000000001')
    expect(paid).toMatchObject({ createdAt: '2026-11-26T12:00:00.000Z', amountToCollect: '10.00' })
    expect(paid?.payments[0]).toMatchObject({
      status: 'Paid',
      authentication: 'Successful',
      paidAt: '2026-11-26T12:00:01.000Z',
      refunds: [{ amountToRefund: '2.50', createdAt: '2026-11-27T09:00:00.000Z' }],
    })
    const rows = await database().select().from(paymentJob)
    const statuses = rows.map(({ orderNumber, status }) => `${orderNumber ?? ''} ${status}`)
    expect(statuses.sort()).toEqual([
      ' Cancelled',
      ' Pending',
      'declined Declined',
      'paid Paid',
      'reserved Reserved',
    ])
    expect((await configurations.find(configurationId))?.settings.merchantName).toBe('Seeded shop')
    expect(await configurations.find(own)).toMatchObject({
      apiKey: 'a-key',
      settings: { autoCapture: false },
    })
    expect(await database().select().from(paymentPage)).toMatchObject([
      { name: 'Winter', isDefault: true, published: { businessName: 'Winter shop', corners: 'round' } },
    ])
    expect(await database().select().from(storedCard)).toMatchObject([
      { token: '1234567890123456', card: { maskedNumber: '451040****9005' } },
    ])
    expect((await database().select().from(notification)).map(({ paymentStatus }) => paymentStatus)).toEqual([
      'Paid',
      'Declined',
      'Paid',
      'Cancelled',
    ])
  })

  it('of the documentation is applied as it stands there', async () => {
    const page = readFileSync(join(import.meta.dirname, '../docs/seed.md'), 'utf8')
    const [, example = ''] = /```yaml\n(at: .*?)```/s.exec(page) ?? []
    await apply(example)
    expect(await database().select().from(paymentJob)).toMatchObject([
      { reference: '261121000000000001', status: 'Paid', orderNumber: 'A-1' },
    ])
  })

  it('gives the same state each time, on a store that is new, or by two processes at once', async () => {
    await apply(whole)
    const first = await state()
    await database().execute(sql`delete from simulator.payment_page`)
    await database().execute(sql`delete from simulator.portal_user`)
    await resetStore(database())
    await simulatorContext(database())
    await Promise.all([apply(whole), apply(whole)])
    const second = await state()
    for (const rows of [first, second]) {
      for (const table of Object.values(rows)) (table as { reference?: string }[]).sort(byText)
    }
    expect(second).toEqual(first)
  })

  it('changes nothing when it is applied again, also to what has changed since', async () => {
    await apply(whole)
    const { payments, configurations } = await simulatorContext(database())
    const job = await payments.find(configurationId, '261121000000000001')
    if (!job) throw new Error('There is no job.')
    await payments.refund(job, job.payments[0].reference, {})
    await configurations.generateApiKey(own)
    const before = await state()
    await apply(whole)
    expect(await state()).toEqual(before)
  })

  it('keeps the customer and the card of a job that asks for it, under the same references each time', async () => {
    const content = `{at: 2026-11-26T12:00:00Z, jobs: [{
      request: {amountToCollect: 1, currency: GBP, options: [StoreCustomerInformation, StoreCardDetails]},
      happened: [{complete: {card: visa}}]}]}`
    const kept = async () => {
      await apply(content)
      const [job] = await database().select().from(paymentJob)
      const [card] = await database().select().from(storedCard)
      await resetStore(database())
      await simulatorContext(database())
      return [job?.document.order.customerReference, card?.customerReference, card?.token]
    }
    const first = await kept()
    expect(first).toEqual([expect.stringMatching(/^\d{18}$/), first[0], expect.stringMatching(/^\d{16}$/)])
    expect(await kept()).toEqual(first)
  })

  it('makes a job whole or not at all', async () => {
    const content = `{at: 2026-11-26T12:00:00Z, jobs: [
      {request: {amountToCollect: 1, currency: GBP}, happened: [{complete: {card: visa}}, {capture: {}}]}]}`
    await expect(apply(content)).rejects.toThrow(
      'jobs.0: happened.1: The state of the payment does not allow it',
    )
    expect(await database().$count(paymentJob)).toBe(0)
  })

  it.each([
    ['complete: {card: visa}', 'refund: {amount: 0}', /amount.*must be more than zero/],
    ['complete: {card: visa}', 'refund: {amount: 0.00}', /amount.*must be more than zero/],
    ['complete: {card: visa}', 'refund: {amount: 1.005}', /amount.*must not have more decimals/],
    ['complete: {card: visa}', 'refund: {amount: 10.01}', /RefundAmountExceedsOriginalAmount/],
    ['threeDSecure: attempted', 'capture: {amount: 0}', /amount.*must be more than zero/],
    ['threeDSecure: attempted', 'capture: {amount: 1.005}', /amount.*must not have more decimals/],
    ['threeDSecure: attempted', 'capture: {amount: 10.01}', /CaptureAmountExceedsOriginalAuthorisation/],
    ['threeDSecure: attempted', 'refund: {amount: 1}', /InvalidPaymentForRefund/],
  ])('captures and gives back only what the gateway would: after %s, not %s', async (first, then, reason) => {
    const content = `{at: 2026-11-26T12:00:00Z,
      configurations: [{settings: {autoCapture: ${!first.startsWith('threeDSecure')}}}],
      jobs: [{request: {amountToCollect: 10, currency: GBP}, happened: [{${first}}, {${then}}]}]}`
    const result = apply(content)
    await expect(result).rejects.toThrow(/^jobs\.0: happened\.1: /)
    await expect(result).rejects.toThrow(reason)
  })

  it.each([
    ['configurations: [{configurationId: 261126100000000002}]', 'configurations.0: apiKey: is required'],
    [
      'configurations: [{apiKey: other}]',
      /configurations\.0: apiKey: the one of .* comes from CASHFLOWS_API_KEY/,
    ],
    [
      'jobs: [{configurationId: 261126100000000002, request: {amountToCollect: 1, currency: GBP}}]',
      'jobs.0: configurationId: there is no configuration 261126100000000002',
    ],
    [
      'jobs: [{request: {amountToCollect: 1, currency: GBP, parameters: {simulatedStatus: LOST}}}]',
      /jobs\.0: .*simulatedStatus/,
    ],
    ['jobs: [{request: {type: Credit, amountToCollect: 1, currency: GBP}}]', /jobs\.0: .*may be Credit only/],
    [
      'jobs: [{request: {amountToCollect: 1, currency: GBP}, happened: [{complete: {card: 4111111111111111}}]}]',
      'jobs.0: happened.0: The card is not accepted',
    ],
    [
      'customers: [{reference: 261129000000000001, cards: [{number: "411", holderName: A, expiry: 1/2031}]}]',
      'customers.0: cards.0: the card is not accepted',
    ],
    [
      'paymentPages: [{name: A, theme: {}, isPublished: false, isDefault: true}]',
      'paymentPages.0: isDefault: is for a page that is published',
    ],
    [
      `configurations: [{configurationId: ${own}, apiKey: a-key}],
       customers: [{reference: 261129000000000001}, {configurationId: ${own}, reference: 261129000000000001}]`,
      'customers.1: reference: 261129000000000001 is there already',
    ],
    [
      `customers: [{reference: 261129000000000001, cards: [${card}]}, {reference: 261129000000000002, cards: [${card}]}]`,
      'customers.1: cards.0: token: 1234567890123456 is there already',
    ],
    [
      `configurations: [{configurationId: ${own}, apiKey: a-key}],
       paymentPages: [{name: A, reference: 261128000000000001, theme: {}},
         {configurationId: ${own}, name: B, reference: 261128000000000001, theme: {}}]`,
      'paymentPages.1: reference: 261128000000000001 is there already',
    ],
    [
      `configurations: [{configurationId: ${own}, apiKey: a-key}],
       jobs: [{reference: 261121000000000001, request: {amountToCollect: 1, currency: GBP}},
         {configurationId: ${own}, reference: 261121000000000001, request: {amountToCollect: 1, currency: GBP}}]`,
      `jobs.1: reference: is that of a payment job of configuration ${configurationId}`,
    ],
  ])('names the place of what the simulator does not accept: %s', async (content, message) => {
    await expect(apply(`{at: 2026-11-26T12:00:00Z, ${content}}`)).rejects.toThrow(message)
  })

  it('leads nowhere that a guarded simulator may not send to', async () => {
    const guarded = { ...place(), destinations: new Destinations({ own: [], listed: [] }) }
    const content = (rest: string) => readSeed(`{at: 2026-11-26T12:00:00Z, ${rest}}`)
    const url = 'https://elsewhere.example'
    await expect(
      seed(content(`configurations: [{settings: {notificationUrl: '${url}'}}]`), guarded),
    ).rejects.toThrow('configurations.0: settings.notificationUrl must be an address of this deployment')
    await expect(
      seed(
        content(`jobs: [{request: {amountToCollect: 1, currency: GBP, parameters: {webhookUrl: '${url}'}}}]`),
        guarded,
      ),
    ).rejects.toThrow(/jobs\.0: .*webhookUrl must be an address of this deployment/)
  })
})

describe('a seed file', () => {
  it.each([
    ['', 'at: must be a date and time such as 2026-11-26T12:00:00Z'],
    ['at: yesterday', 'at: must be a date and time'],
    ['at: 2026-11-26T12:00:00Z\nshops: []', 'shops'],
    ['at: [', /line 1/],
    ['at: 2026-11-26T12:00:00Z\nat: 2026-11-26T12:00:00Z', 'unique'],
    [
      '{at: 2026-11-26T12:00:00Z, configurations: [{settings: {attempts: many}}]}',
      'configurations.0.settings.attempts: Enter a whole number',
    ],
    [
      '{at: 2026-11-26T12:00:00Z, users: [{email: a@b.example, name: A, role: Boss, password: harbour light 4}]}',
      'users.0.role: ',
    ],
    [
      '{at: 2026-11-26T12:00:00Z, users: [{email: a@b.example, name: A, role: Owner, password: short}]}',
      'users.0.password: Choose at least',
    ],
    [
      '{at: 2026-11-26T12:00:00Z, paymentPages: [{name: A, theme: {corner: round}}]}',
      'paymentPages.0.theme: ',
    ],
    [
      '{at: 2026-11-26T12:00:00Z, jobs: [{request: {currency: GBP}}]}',
      'jobs.0.request.amountToCollect: is required',
    ],
    [
      '{at: 2026-11-26T12:00:00Z, jobs: [{reference: 1, request: {amountToCollect: 1, currency: GBP}}]}',
      'jobs.0.reference: ',
    ],
    [
      '{at: 2026-11-26T12:00:00Z, jobs: [{request: {amountToCollect: 1, currency: GBP}, happened: [{}]}]}',
      'jobs.0.happened.0: must have one of complete, threeDSecure, capture, refund, cancel',
    ],
    [
      '{at: 2026-11-26T12:00:00Z, jobs: [{request: {amountToCollect: 1, currency: GBP}, happened: [{refund: {amount: -1}}]}]}',
      'jobs.0.happened.0.refund.amount: must be a decimal such as 10.00',
    ],
  ])('is rejected with the place and the reason: %j', (content, message) => {
    expect(() => readSeed(content)).toThrow(message)
  })

  it('is said to be missing, or a folder', () => {
    expect(() => readSeedFile('/none.yaml')).toThrow('There is no seed file /none.yaml.')
    expect(() => readSeedFile(import.meta.dirname)).toThrow('is a folder.')
  })

  it('with several mistakes in its YAML is answered with the first and its place', () => {
    const read = () => readSeed('at: a: b\nusers: [\njobs: }')
    expect(read).toThrow(/at line 1, column 5/)
    expect(read).not.toThrow(/line [23]/)
  })

  it('can be JSON, and keeps digits that a number would lose', () => {
    const { jobs } = readSeed(`{"at": "2026-11-26T12:00:00Z", "jobs": [
      {"reference": 261121000000000001, "request": {"amountToCollect": 10.00, "currency": "GBP"}}]}`)
    expect(jobs[0]).toMatchObject({ reference: '261121000000000001', request: { amountToCollect: '10.00' } })
  })
})

const byText = (one: object, other: object) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)
