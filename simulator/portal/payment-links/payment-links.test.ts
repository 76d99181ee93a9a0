import { onEveryStore } from 'cashflows-postgres/testing'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { defaultTheme } from '../../branding/theme.ts'
import { simulatorStore } from '../../database/database.ts'
import { type PortalBrowser, portalAt } from '../../testing/portal.ts'
import { configurationId, jobRequest } from '../../testing/simulator.ts'
import { shortLinks } from './short-links.ts'

const hour = 60 * 60_000
const nextYear = new Date().getUTCFullYear() + 1

/** Of next year, as 2026-11-25: in March and in October, the day on which the clocks of London change. */
function lastSundayOf(month: number): string {
  const day = new Date(Date.UTC(nextYear, month, 0))
  day.setUTCDate(day.getUTCDate() - day.getUTCDay())
  return day.toISOString().slice(0, 10)
}

onEveryStore('Payment links', simulatorStore, (database) => {
  let portal: Awaited<ReturnType<typeof portalAt>>
  let operator: PortalBrowser
  const form = { description: 'Six bowls', amount: '24', currency: 'GBP', locale: 'en_GB' }
  const create = (changes: Record<string, string> = {}) =>
    operator.post('/payment-links', { ...form, ...changes })
  /** Creates a link. @returns its payment job */
  const created = async (changes: Record<string, string> = {}) => {
    const { location } = await create(changes)
    const job = await portal.payments.find(configurationId, location.split('job=')[1] ?? '')
    if (!job) throw new Error(`No link was made: ${location}`)
    return job
  }
  const count = async () =>
    [...(await operator.get('/payment-links')).text.matchAll(/href="\/portal\/transactions\/\d{18}"/g)].length

  beforeAll(async () => {
    portal = await portalAt(database())
    operator = await portal.signedInAs('Operator')
  })

  it('teach, while there are none, what they are for', async () => {
    expect((await operator.get('/payment-links')).text).toContain('No payment links yet')
  })

  it('are made of what was typed, and shown to be copied', async () => {
    await portal.configurations.set(configurationId, { paymentMethods: ['Card', 'GooglePay', 'PayPal'] })
    const { location } = await create({
      amount: '€1,234.5',
      currency: 'EUR',
      locale: 'nl_NL',
      orderNumber: ' L-1 ',
    })
    const page = await operator.get(location)
    const job = await portal.payments.find(configurationId, location.split('job=')[1] ?? '')
    expect(job).toMatchObject({
      amountToCollect: '1234.50',
      currency: 'EUR',
      locale: 'nl_NL',
      paymentMethodsToUse: ['Card', 'PayPal'],
      order: { orderNumber: 'L-1', orderLines: [{ name: 'Six bowls', totalLineAmount: '1234.50' }] },
    })
    expect(page.text).toContain('The link is ready.')
    const code = /https:\/\/gateway\.test\/pay\/([a-z\d]{12})</.exec(page.text)?.[1] ?? 'none'
    const visit = await shortLinks(database()).request(`/${code}`)
    expect([visit.status, visit.headers.get('location')]).toEqual([303, `../payment?ref=${job?.pageToken}`])
    expect(page.text).toContain('QR code of https://gateway.test/pay/')
    expect(page.text).toContain('by operator@merchant.example')
  })

  it('are paid on a page of one’s choice, once there is one that is published', async () => {
    const { paymentPages } = portal
    expect((await operator.get('/payment-links')).text).not.toContain('name="page"')
    const [main, winter] = [
      await paymentPages.create(configurationId, 'Main', defaultTheme),
      await paymentPages.create(configurationId, 'Winter', defaultTheme),
    ]
    for (const { reference } of [main, winter]) await paymentPages.publish(configurationId, reference)
    const draft = await paymentPages.create(configurationId, 'Draft', defaultTheme)
    const { text } = await operator.get('/payment-links')
    expect(text).toMatch(/Main \(default\).*Winter/)
    expect(text).not.toContain('Draft')
    expect((await created({ page: winter.reference })).parameters.paymentPageReference).toBe(winter.reference)
    expect((await operator.get('/payment-links')).text).toContain(
      'page <bdi>Winter</bdi>, by operator@merchant.example',
    )
    const rejected = await create({ page: draft.reference })
    expect(rejected.status).toBe(400)
    expect(rejected.text).toContain('This page was deleted or is not published.')
    for (const { reference } of [winter, draft, main]) await paymentPages.remove(configurationId, reference)
  })

  it('open with the card form, or with the choice of an outcome', async () => {
    expect((await created()).startsAtCardForm).toBe(true)
    expect((await created({ start: 'outcome' })).startsAtCardForm).toBeUndefined()
  })

  it('lead to the page that knows no link, where their address is not whole', async () => {
    for (const code of ['23456789abcd', 'short', '%00']) {
      const { headers } = await shortLinks(database()).request(`/${code}`)
      expect(headers.get('location'), code).toBe('../payment')
    }
  })

  it('are handed out as QR codes, to whoever may see them', async () => {
    const job = await created()
    const reader = await portal.signedInAs('Read only')
    const path = `/payment-links/${job.reference}/qr-code`
    expect((await reader.get(path)).text).toMatch(
      /<svg[^>]*aria-label="QR code of https:\/\/gateway\.test\/pay\//,
    )
    const { text, headers } = await reader.get(`${path}.svg`)
    expect(headers.get('content-type')).toBe('image/svg+xml')
    expect(text).toMatch(/^<svg xmlns=.*<path d="M/)
    expect((await reader.get('/payment-links/261121093564815477/qr-code')).status).toBe(404)
  })

  it('hand out no QR code once they are closed, and say so', async () => {
    const { location } = await create()
    const job = await portal.payments.find(configurationId, location.split('job=')[1] ?? '')
    if (!job) throw new Error(`No link was made: ${location}`)
    expect((await operator.get(location)).text).toContain('The link is ready.')
    await portal.payments.simulate(job, 'Successful')
    const path = `/payment-links/${job.reference}/qr-code`
    const { status, text } = await operator.get(path)
    expect([status, text]).toEqual([200, expect.stringContaining('This link is closed')])
    expect(text).toContain('Paid')
    expect(text).not.toMatch(/class="qr"|qr-code\.svg|\/pay\//)
    const svg = await operator.get(`${path}.svg`)
    expect([svg.status, svg.text]).toEqual([404, expect.stringContaining('This link is closed')])
    expect((await operator.get(location)).text).not.toMatch(/The link is ready|class="qr"/)
  })

  it('are told apart by what they are for, also where the amount is the same', async () => {
    const { reference } = await created({ description: 'Six plates', orderNumber: 'N-7' })
    const name = 'the link of £24.00 for \u2068Six plates, N-7\u2069'
    const { text } = await operator.get('/payment-links')
    for (const label of [`data-copy="${name}"`, `"Open ${name}"`, `"QR code of ${name}"`, `"Cancel ${name}"`])
      expect(text).toContain(label)
    for (const [page, title] of [
      ['qr-code', 'QR code of'],
      ['cancel', 'Cancel'],
    ] as const) {
      const shown = await operator.get(`/payment-links/${reference}/${page}`)
      expect(shown.text).toContain(`<h1>${title} ${name}</h1>`)
    }
  })

  it('answer with a page of few words, where the store fails', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const broken = Object.create(database(), {
      select: {
        value: () => {
          throw new Error('The store is gone.')
        },
      },
    })
    const response = await shortLinks(broken).request('/23456789abcd')
    expect(response.status).toBe(500)
    expect(await response.text()).toContain('<h1>Something went wrong</h1>')
    expect(logged).toHaveBeenCalledOnce()
    logged.mockRestore()
  })

  it('are made once when the same form is sent twice', async () => {
    const before = await count()
    const idempotencyKey =
      /name="idempotencyKey" value="([^"]+)"/.exec((await operator.get('/payment-links')).text)?.[1] ?? ''
    const answers = await Promise.all([create({ idempotencyKey }), create({ idempotencyKey })])
    expect(answers[0].location).toBe(answers[1].location)
    expect((await create({ idempotencyKey })).location).toBe(answers[0].location)
    expect(await count()).toBe(before + 1)
    await create({ idempotencyKey, amount: '25' })
    expect(await count()).toBe(before + 2)
  })

  it.each([
    ['description', 'Enter what the payment is for.', '  '],
    ['description', 'Use at most 200 characters.', 'x'.repeat(201)],
    ['amount', 'Enter an amount such as 24.00.', 'much'],
    ['amount', 'The amount must be more than zero.', '0'],
    [
      'amount',
      'The amount is too large: enter at most 15 digits before the decimal point.',
      '1000000000000000',
    ],
    ['amount', 'Enter at most 2 decimals for GBP.', '1.005'],
    ['orderNumber', 'Use at most 64 characters.', 'x'.repeat(65)],
    ['expires', 'Enter a date such as 2026-11-25.', 'tomorrow'],
    ['amount', 'Enter an amount such as 24.00.', '12,50'],
    ['expires', 'Choose today or a later day.', '2020-01-01'],
  ])('are not made with a wrong %s: %s', async (name, words, value) => {
    const before = await count()
    const { status, text } = await create({ description: 'Kept <b>', [name]: value })
    expect(status).toBe(400)
    expect(text).toContain(words)
    if (name !== 'description') expect(text).toContain('value="Kept &lt;b&gt;"')
    expect(await count()).toBe(before)
  })

  it('hold no character that the store does not take', async () => {
    const job = await created({ description: 'Six\u0000\u0001bowls\r\n', orderNumber: '\u0000N-2' })
    expect(job.order).toMatchObject({ orderNumber: 'N-2', orderLines: [{ name: 'Six bowls' }] })
  })

  it.each([
    [`${nextYear}-06-15`, '22:59:59'],
    [`${nextYear}-12-15`, '23:59:59'],
    [lastSundayOf(3), '22:59:59'],
    [lastSundayOf(10), '23:59:59'],
  ])('that are open until the end of %s end with that day in London: %s', async (expires, time) => {
    expect((await created({ expires })).expiresAt).toBe(`${expires}T${time}.000Z`)
  })

  describe('show their state:', () => {
    const rowOf = async (reference: string) => {
      const { text } = await operator.get('/payment-links')
      return text.split('<tr>').find((row) => row.includes(reference)) ?? ''
    }

    it('open with the link, then Paid without it', async () => {
      const job = await created()
      expect(await rowOf(job.reference)).toContain('Open')
      expect(await rowOf(job.reference)).toContain('<code>https://gateway.test/pay/')
      expect(await rowOf(job.reference)).toContain('>Open</a>')
      await portal.payments.simulate(job, 'Successful')
      const row = await rowOf(job.reference)
      expect(row).toContain('Paid')
      expect(row).not.toContain('/pay/')
      expect(row).not.toContain('/cancel')
      await expect(portal.payments.simulate(job, 'Successful')).rejects.toThrow('InvalidPaymentStatus')
    })

    it('Expired once their day is over, though nobody has looked at the job', async () => {
      const job = await created({ expires: new Date(portal.clock.now()).toISOString().slice(0, 10) })
      const offset = portal.clock.offsetMs
      portal.clock.wind(25 * hour)
      const row = await rowOf(job.reference)
      portal.clock.set(offset)
      expect(row).toContain('Expired')
      expect(row).not.toContain('/pay/')
    })

    it('Cancelled after Cancel, which can be pressed twice without harm', async () => {
      const job = await created()
      const path = `/payment-links/${job.reference}/cancel`
      expect((await operator.get(path)).text).toContain('Cancel the link of £24.00')
      const { location } = await operator.post(path)
      expect((await operator.get(location)).text).toContain('The link is cancelled')
      expect(await rowOf(job.reference)).toContain('Cancelled')
      const { text } = await operator.get(`/transactions/${job.reference}`)
      expect(text).toMatch(/Payment link cancelled in the Portal.*By operator@merchant\.example/s)
      const again = await operator.post(path)
      expect([again.status, again.text]).toEqual([400, expect.stringContaining('This is already cancelled.')])
    })
  })

  it('can be cancelled here only where they are links, and of this configuration', async () => {
    const ordinary = await portal.payments.create(portal.configuration, jobRequest())
    for (const reference of [ordinary.reference, '261121093564815477', 'nonsense']) {
      const { status, text } = await operator.post(`/payment-links/${reference}/cancel`)
      expect([status, text]).toEqual([404, expect.stringContaining('No such payment link')])
    }
    expect((await portal.payments.find(configurationId, ordinary.reference))?.closed).toBeUndefined()
  })

  it('are shown to whoever may only look, without a form', async () => {
    const reader = await portal.signedInAs('Read only')
    const { text } = await reader.get('/payment-links')
    expect(text).toContain('Six bowls')
    expect(text).not.toContain('New payment link')
    expect(text).not.toContain('/cancel"')
  })
})
