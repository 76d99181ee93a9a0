import { onEveryStore } from 'cashflows-postgres/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { simulatorStore } from '../../database/database.ts'
import type { PaymentJobRequest } from '../../payments/new-payment-job.ts'
import type { PaymentJob } from '../../payments/payment-job.ts'
import { type PortalBrowser, portalAt } from '../../testing/portal.ts'
import { configurationId, jobRequest } from '../../testing/simulator.ts'
import { batchOf, totalsOf } from './totals.ts'

onEveryStore('Reports', simulatorStore, (database) => {
  let portal: Awaited<ReturnType<typeof portalAt>>
  let finance: PortalBrowser
  const totals = (day: string) => totalsOf(database(), configurationId, day)
  const batch = (day: string) => batchOf(database(), configurationId, day)
  /** Sets the simulator's clock. @param moment in UTC */
  const at = (moment: string) => portal.clock.set(Date.parse(moment) - Date.now())
  const open = (changes: Partial<PaymentJobRequest> = {}) =>
    portal.payments.create(portal.configuration, jobRequest(changes))
  const refund = (job: PaymentJob, amountToRefund?: string) =>
    portal.payments.refund(job, job.payments[0].reference, { amountToRefund })

  beforeAll(async () => {
    portal = await portalAt(database())
    finance = await portal.signedInAs('Finance')
  })

  it('teach on an empty day what would stand there', async () => {
    const { text } = await finance.get('/reports?day=2025-01-01')
    expect(text).toContain('Nothing on this day')
    expect(text).toContain('This day is settled.')
  })

  it('list a day’s transactions with cardholder and delivery, and hand them out as CSV', async () => {
    at('2026-03-05T09:00:00Z')
    await portal.paidJob({
      order: { orderNumber: 'R-1', orderLines: [], shippingAddress: { lastName: 'Sancho', city: 'Ely' } },
    })
    const { text } = await finance.get('/reports?day=2026-03-05')
    expect(text).toContain('Sancho, Ely')
    const query = 'from=2026-03-05&amp;to=2026-03-05'
    expect(text).toContain(`href="/portal/transactions.csv?${query}"`)
    const csv = await finance.get(`/transactions.csv?${query.replaceAll('&amp;', '&')}`)
    expect(csv.text).toContain(',R-1,')
    expect((await finance.get('/reports?day=2026-03-06')).text).not.toContain('Sancho')
  })

  it('add up a day’s jobs by currency and status, and its captures and refunds by currency', async () => {
    at('2026-02-10T09:00:00Z')
    const first = await portal.paidJob({ amountToCollect: '10.10' })
    await portal.paidJob({ amountToCollect: '0.20' })
    await portal.paidJob({ amountToCollect: '99.99', currency: 'EUR' })
    await portal.paidJob({ amountToCollect: '1500', currency: 'JPY' })
    await open({ amountToCollect: '7.00' })
    await portal.payments.simulate(await open({ amountToCollect: '3.00' }), 'Declined')
    const voided = await portal.paidJob({ amountToCollect: '5.00' })
    await portal.payments.cancelPayment(voided, voided.payments[0].reference)
    await refund(first, '2.05')

    at('2026-02-11T09:00:00Z')
    await refund(first)

    expect(await totals('2026-02-10')).toEqual([
      { currency: 'EUR', status: 'Paid', count: 1, amount: '99.99' },
      { currency: 'GBP', status: 'Paid', count: 2, amount: '10.30' },
      { currency: 'GBP', status: 'Cancelled', count: 1, amount: '5.00' },
      { currency: 'GBP', status: 'Declined', count: 1, amount: '3.00' },
      { currency: 'GBP', status: 'Pending', count: 1, amount: '7.00' },
      { currency: 'JPY', status: 'Paid', count: 1, amount: '1500' },
    ])
    // Each number leads to just those jobs.
    const report = await finance.get('/reports?day=2026-02-10')
    const query = 'currency=JPY&amp;status=Paid&amp;from=2026-02-10&amp;to=2026-02-10'
    expect(report.text).toContain(`href="/portal/transactions?${query}">1</a>`)
    const found = await finance.get(`/transactions?${query.replaceAll('&amp;', '&')}`)
    expect(found.text.match(/transactions\/\d{18}"/g)).toHaveLength(1)

    const none = { refunds: 0, refunded: '0' }
    expect(await batch('2026-02-10')).toEqual([
      { currency: 'EUR', captures: 1, captured: '99.99', ...none, net: '99.99' },
      { currency: 'GBP', captures: 2, captured: '10.30', refunds: 1, refunded: '2.05', net: '8.25' },
      { currency: 'JPY', captures: 1, captured: '1500', ...none, net: '1500' },
    ])
    expect(await batch('2026-02-11')).toEqual([
      { currency: 'GBP', captures: 0, captured: '0', refunds: 1, refunded: '8.05', net: '-8.05' },
    ])
    const { text } = await finance.get('/reports?day=2026-02-10')
    for (const shown of ['£10.30', '€99.99', 'JP¥1,500', '£8.25', 'Settled at midnight']) {
      expect(text).toContain(shown)
    }
    expect((await finance.get('/reports?day=2026-02-11')).text).toContain('-£8.05')
  })

  it('count captures on the day of each, also where a payment has several, and a credit as paid out', async () => {
    at('2026-02-20T12:00:00Z')
    await portal.configurations.set(configurationId, { autoCapture: false })
    const job = await portal.paidJob({ amountToCollect: '30.00' })
    const [{ reference }] = job.payments
    await portal.payments.capture(job, reference, { amountToCapture: '12.00' })
    await portal.configurations.set(configurationId, { autoCapture: true })
    await portal.paidJob({ amountToCollect: '4.00', type: 'Credit' })
    at('2026-02-21T12:00:00Z')
    await portal.payments.capture(job, reference, { amountToCapture: '3.00', isFinalCapture: true })
    expect(await batch('2026-02-21')).toMatchObject([{ captures: 1, captured: '3.00' }])
    expect(await batch('2026-02-20')).toEqual([
      { currency: 'GBP', captures: 1, captured: '12.00', refunds: 1, refunded: '4.00', net: '8.00' },
    ])
  })

  describe.each([
    ['winter', '2026-01-15', '2026-01-15T00:00:00Z', '2026-01-16T00:00:00Z'],
    ['summer', '2026-06-15', '2026-06-14T23:00:00Z', '2026-06-15T23:00:00Z'],
    ['the day with 23 hours', '2026-03-29', '2026-03-29T00:00:00Z', '2026-03-29T23:00:00Z'],
    ['the day with 25 hours', '2026-10-25', '2026-10-24T23:00:00Z', '2026-10-26T00:00:00Z'],
  ])('in %s', (_, day, begin, end) => {
    const around = (moment: string, seconds: number) =>
      new Date(Date.parse(moment) + seconds * 1_000).toISOString()

    it('begin and end a day at London’s midnight', async () => {
      for (const [moment, amount] of [
        [around(begin, -60), '1.00'],
        [around(begin, 1), '2.00'],
        [around(end, -60), '4.00'],
        [around(end, 1), '8.00'],
      ] as const) {
        at(moment)
        await portal.paidJob({ amountToCollect: amount })
      }
      expect(await totals(day)).toEqual([{ currency: 'GBP', status: 'Paid', count: 2, amount: '6.00' }])
      expect(await batch(day)).toMatchObject([{ captures: 2, captured: '6.00' }])
    })

    it('settle the day at that midnight', async () => {
      at(around(end, -60))
      expect((await finance.get(`/reports?day=${day}`)).text).toContain('This day is open until midnight')
      at(around(end, 1))
      expect((await finance.get(`/reports?day=${day}`)).text).toContain('This day is settled.')
    })
  })

  it.each(['yesterday', '2026-02-30', '', '2026-02-10%00'])(
    'say in words that “%s” is no day',
    async (day) => {
      const { status, text } = await finance.get(`/reports?day=${day}`)
      expect(status).toBe(400)
      expect(text).toMatch(/id="day-problem"[^>]*>Enter a date such as 2026-11-25\./)
    },
  )

  it('know nothing of other configurations', async () => {
    at('2026-05-05T12:00:00Z')
    const other = await portal.configurations.create({}, portal.clock.now())
    if (!other) throw new Error('There is no other configuration.')
    await portal.payments.simulate(await portal.payments.create(other, jobRequest()), 'Successful')
    expect([await totals('2026-05-05'), await batch('2026-05-05')]).toEqual([[], []])
  })
})
