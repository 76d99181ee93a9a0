import { onEveryStore } from 'cashflows-postgres/testing'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dayOf } from '../../clock/business-day.ts'
import { configurationClock } from '../../clock/tables.ts'
import { control } from '../../control/control.ts'
import { simulatorStore } from '../../database/database.ts'
import { paymentJob } from '../../payments/tables.ts'
import { type PortalBrowser, portalAt } from '../../testing/portal.ts'
import { apiKey, configurationId, jobRequest } from '../../testing/simulator.ts'

const hour = 60 * 60_000

onEveryStore('The simulation in the Portal', simulatorStore, (database) => {
  let portal: Awaited<ReturnType<typeof portalAt>>
  let developer: PortalBrowser
  const page = async () => (await developer.get('/simulation')).text
  const faults = async () => (await portal.configurations.find(configurationId))?.faults ?? []

  beforeAll(async () => {
    portal = await portalAt(database())
    developer = await portal.signedInAs('External Developer')
  })
  beforeEach(() =>
    portal.scheduler.replaceClocks(configurationId, async () => {
      await database().delete(configurationClock)
    }),
  )
  afterEach(() => portal.faults.clear(configurationId))

  describe('its clock', () => {
    const wind = (by: string, idempotencyKey = '') =>
      developer.post('/simulation/wind', { by, idempotencyKey })

    it.each([
      ['minute', 60_000],
      ['hour', hour],
      ['day', 24 * hour],
      ['week', 7 * 24 * hour],
      ['month', 30 * 24 * hour],
    ])('is wound forward by a %s', async (by, milliseconds) => {
      const { location } = await wind(by)
      expect((await developer.get(location)).text).toContain('The clock is moved forward.')
      expect(portal.clock.offsetMs).toBe(milliseconds)
    })

    it.each(['2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z', '2026-10-25T12:00:00Z', '2026-12-01T23:59:00Z'])(
      'is wound from %s to just past London’s midnight',
      async (now) => {
        portal.clock.set(Date.parse(now) - Date.now())
        const before = dayOf(portal.clock.now())
        await wind('midnight')
        const after = portal.clock.now()
        expect(dayOf(new Date(after.getTime() - 10_000))).toBe(before)
        expect(dayOf(after) > before).toBe(true)
      },
    )

    it('lets happen what becomes due on the way', async () => {
      const job = await portal.payments.create(
        portal.configuration,
        jobRequest({ expiresAt: new Date(Date.now() + hour) }),
      )
      await wind('day')
      const rows = await database()
        .select({ reference: paymentJob.reference, status: paymentJob.status })
        .from(paymentJob)
      expect(rows.find(({ reference }) => reference === job.reference)?.status).toBe('Expired')
    })

    it('is wound once when the same form is sent twice', async () => {
      const idempotencyKey = /name="idempotencyKey" value="([^"]+)"/.exec(await page())?.[1] ?? ''
      expect(idempotencyKey).not.toBe('')
      await Promise.all([wind('day', idempotencyKey), wind('day', idempotencyKey)])
      expect(portal.clock.offsetMs).toBe(24 * hour)
    })

    it('is not wound by what is no span of time', async () => {
      for (const by of ['', 'year', 'toString']) {
        const { status, text } = await wind(by)
        expect([status, text]).toEqual([400, expect.stringContaining('Choose how far to move the clock.')])
      }
      expect(portal.clock.offsetMs).toBe(0)
    })

    it('is wound no further than a hundred years ahead', async () => {
      const offset = (100 * 365 - 1) * 24 * hour
      portal.clock.set(offset)
      const { status, text } = await wind('week')
      expect([status, text]).toEqual([
        400,
        expect.stringContaining('not be wound further than a hundred years'),
      ])
      expect(portal.clock.offsetMs).toBe(offset)
    })

    it('says how far ahead it is', async () => {
      expect(await page()).toContain('It shows the real time.')
      await wind('day')
      await wind('hour')
      expect(await page()).toContain('It is 1 d 1 h ahead of the real time.')
    })
  })

  it('shows what waits for the next midnight, and that it is settled after it', async () => {
    expect(await page()).toContain('No payment was captured or refunded today.')
    await portal.paidJob({ amountToCollect: '12.34' })
    const text = await page()
    expect(text).toContain('Today’s captures and refunds are settled then:')
    expect(text).toContain('£12.34')
    await developer.post('/simulation/wind', { by: 'midnight' })
    expect(await page()).toContain('No payment was captured or refunded today.')
  })

  describe('its scenarios', () => {
    const switchOn = (form: Record<string, string>) => developer.post('/simulation/scenarios', form)

    it('are switched on for an order number and a number of times, and off again', async () => {
      expect(await page()).toContain('No scenario is switched on')
      const { location } = await switchOn({ scenario: 'payment-declined', orderNumber: ' T-1 ', times: '2' })
      expect((await developer.get(location)).text).toContain('The scenario is switched on.')
      expect(await faults()).toMatchObject([{ scenario: 'payment-declined', orderNumber: 'T-1', times: 2 }])
      await switchOn({ scenario: 'stale-read' })
      const [first] = await faults()
      await developer.post('/simulation/scenarios/clear', { id: first?.id ?? '' })
      expect(await faults()).toMatchObject([{ scenario: 'stale-read' }])
    })

    it.each([
      { scenario: 'stale-read', times: 1_000_000 },
      { scenario: 'stale-read', orderNumber: 'x'.repeat(64) },
    ])('have the limits of control: %o', async (fault) => {
      const app = control({
        ...portal,
        database: database(),
        defaultConfiguration: { configurationId, apiKey },
      })
      const body = JSON.stringify(fault)
      expect((await app.request('/faults', { method: 'POST', body })).status).toBe(200)
      await switchOn(Object.fromEntries(Object.entries(fault).map(([name, value]) => [name, String(value)])))
      expect(await faults()).toMatchObject([fault, fault])
    })

    it('are switched on once when the same form is sent twice', async () => {
      const form = { scenario: 'stale-read', idempotencyKey: 'mark' }
      await Promise.all([switchOn(form), switchOn(form)])
      expect(await faults()).toHaveLength(1)
    })

    it('stay on when a form names none to switch off', async () => {
      await switchOn({ scenario: 'stale-read' })
      await developer.post('/simulation/scenarios/clear')
      await developer.post('/simulation/scenarios/clear', { id: 'none' })
      expect(await faults()).toHaveLength(1)
    })

    it.each([
      ['There is no such scenario.', { scenario: 'constructor' }],
      ['Enter a whole number from 1 to 1000000', { scenario: 'stale-read', times: '0' }],
      ['Enter a whole number from 1 to 1000000', { scenario: 'stale-read', times: '1000001' }],
      ['Use at most 64 characters.', { scenario: 'stale-read', orderNumber: 'x'.repeat(65) }],
    ])('are rejected in words: %s', async (words, form) => {
      const { status, text } = await switchOn(form)
      expect([status, text]).toEqual([400, expect.stringContaining(words)])
      expect(await faults()).toEqual([])
    })
  })

  it('is reset once that is confirmed: payments, links and settings of this configuration, nothing else', async () => {
    const other = await portal.configurations.create({}, portal.clock.now())
    if (!other) throw new Error('There is no other configuration.')
    const foreign = await portal.payments.create(other, jobRequest())
    const job = await portal.paidJob()
    await portal.configurations.set(configurationId, { merchantName: 'Pottery' })
    await portal.scheduler.wind(other.configurationId, 2 * hour)
    expect(portal.clock.offsetMs).toBe(0)
    await portal.scheduler.wind(configurationId, hour)
    const rejected = await developer.post('/simulation/reset')
    expect([rejected.status, rejected.text]).toEqual([400, expect.stringContaining('Tick this first')])
    expect(await portal.payments.find(configurationId, job.reference)).toBeDefined()

    for (let count = 0; count < 2; count++) {
      expect((await developer.post('/simulation/reset', { sure: 'yes' })).location).toBe(
        '/simulation?done=reset',
      )
    }
    expect(await portal.payments.find(configurationId, job.reference)).toBeUndefined()
    expect(await portal.payments.find(other.configurationId, foreign.reference)).toBeDefined()
    const configuration = await portal.configurations.find(configurationId)
    expect(configuration?.apiKey).toBe(portal.configuration.apiKey)
    expect(configuration?.settings.merchantName).toBe('Demonstration merchant')
    expect((await developer.get('/account')).status).toBe(200)
    expect(portal.clock.offsetMs).toBe(0)
    expect(portal.clocks.of(other.configurationId).offsetMs).toBe(2 * hour)
  })

  it('is shown to an Administrator without anything to press', async () => {
    const administrator = await portal.signedInAs('Administrator')
    const { text } = await administrator.get('/simulation')
    expect(text).not.toMatch(/action="\/portal\/simulation/)
    expect(text).toContain('Clock')
  })

  describe('a chargeback', () => {
    const chargeBack = (form: Record<string, string>) => developer.post('/simulation/chargeback', form)

    it('stands in the activity log of its transaction, with reason, amount and who made it, and nowhere else', async () => {
      const job = await portal.paidJob({ amountToCollect: '20.00' })
      const reason = 'The goods were not received'
      const { location } = await chargeBack({ transaction: ` ${job.reference} `, amount: '£5', reason })
      expect((await developer.get(location)).text).toContain('The chargeback stands in the activity log')
      const { text } = await developer.get(`/transactions/${job.reference}`)
      expect(text).toContain('Chargeback of £5.00')
      expect(text).toContain(reason)
      expect(text).toContain('By external-developer@merchant.example')
      expect(await portal.payments.find(configurationId, job.reference)).toEqual(job)
    })

    it.each([
      ['no reference', { transaction: 'A-1' }, 'This account has no payment job with that reference.'],
      ['an empty reference', { transaction: ' ' }, 'Enter the reference of a payment job.'],
      ['more than was paid', { amount: '20.01' }, 'No more than £20.00 is left of the payment.'],
      ['words for an amount', { amount: 'all' }, 'Enter an amount such as 24.00.'],
    ])('is rejected in words: %s', async (_, changes, words) => {
      const job = await portal.paidJob({ amountToCollect: '20.00' })
      const { status, text } = await chargeBack({ transaction: job.reference, reason: 'x', ...changes })
      expect([status, text]).toEqual([400, expect.stringContaining(words)])
    })

    it('tells everything that is wrong, each at its field', async () => {
      const { status, text } = await chargeBack({ transaction: 'A-1', amount: '1,5', reason: ' ' })
      expect(status).toBe(400)
      for (const [name, words] of [
        ['transaction', 'This account has no payment job with that reference.'],
        ['amount', 'Enter an amount such as 24.00.'],
        ['reason', 'Enter a reason.'],
      ]) {
        expect(text).toMatch(new RegExp(`id="${name}"[^>]* aria-describedby="${name}-problem"`))
        expect(text).toMatch(new RegExp(`id="${name}-problem"[^>]*>${words}`))
      }
    })

    it('needs a payment that was paid', async () => {
      const job = await portal.payments.create(portal.configuration, jobRequest())
      expect((await chargeBack({ transaction: job.reference, reason: 'x' })).text).toContain(
        'Only a payment that was paid can be charged back.',
      )
    })
  })
})
