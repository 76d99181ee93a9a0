import { onEveryStore } from 'cashflows-postgres/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { simulatorStore } from '../../database/database.ts'
import { readCard } from '../../payments/card.ts'
import { simulatedStatus } from '../../payments/simulated-status.ts'
import { portalAt } from '../../testing/portal.ts'
import { jobRequest, mounts } from '../../testing/simulator.ts'

type Portal = Awaited<ReturnType<typeof portalAt>>
type SignedInBrowser = Awaited<ReturnType<Portal['signedInAs']>>

/** A card whose bank asks the cardholder. */
function challengedCard(now: Date) {
  const form = { number: '4510400400099005', holderName: 'Anna', expiry: '12/31', securityCode: '123' }
  const read = readCard(form, now)
  if (!('card' in read)) throw new Error('The card was not read.')
  return read.card
}

onEveryStore('Transactions in the Portal', simulatorStore, (database) => {
  let portal: Portal
  let owner: SignedInBrowser
  let made = 0
  const order = (emailAddress?: string, orderNumber = `SO-${++made}`) => ({
    orderNumber,
    orderLines: [],
    ...(emailAddress && { billingIdentity: { emailAddress } }),
  })
  const referencesIn = (text: string) =>
    [...text.matchAll(/transactions\/(\d{18})"/g)].map(([, found]) => found)
  const search = async (query: Record<string, string>) =>
    referencesIn((await owner.get(`/transactions?${new URLSearchParams(query)}`)).text)

  beforeAll(async () => {
    portal = await portalAt(database())
    owner = await portal.signedInAs('Owner')
  })

  describe('the search', () => {
    it('teaches, while there is nothing, how a transaction comes to be', async () => {
      expect((await owner.get('/transactions')).text).toContain('No transactions yet')
    })

    it('finds a job by its reference, its payment’s, its order number, and the beginning of its email address', async () => {
      const job = await portal.paidJob({ order: order('Ada.Lovelace@shop.example', 'SEARCH-1') })
      await portal.paidJob({ order: order('ada@other.example') })
      for (const text of [
        job.reference,
        job.payments[0].reference,
        'SEARCH-1',
        'ADA.love',
        'ada.lovelace@shop.example',
      ]) {
        expect(await search({ text }), text).toEqual([job.reference])
      }
    })

    it('finds a job by beginnings of words of its cardholder, its billing and its delivery', async () => {
      const job = await portal.payments.create(
        portal.configuration,
        jobRequest({
          order: {
            orderNumber: 'DELIVERED',
            orderLines: [],
            billingAddress: { firstName: 'Zoë', lastName: 'O’Hara' },
            shippingAddress: {
              lastName: 'Quixote',
              addressLine1: '7 Windmill Lane',
              zipCode: 'KX1 9ZZ',
              city: 'Ely',
            },
          },
        }),
      )
      await portal.payments.submitCard(job, {
        ...challengedCard(portal.clock.now()),
        holderName: 'Dulcinea Lorenzo',
      })
      await portal.paidJob({
        order: { ...order(), shippingAddress: { lastName: 'Quixote', city: 'Cambridge' } },
      })
      for (const text of ['dulcinea', 'LOREN dulc', 'zoe', 'hara', 'kx1 9zz', 'quixote ely', 'Windmill']) {
        expect(await search({ text }), text).toEqual([job.reference])
      }
      for (const text of ['ulcinea', 'quixote london', "'", 'lorenzo & !x', ':*', 'x'.repeat(300)]) {
        expect(await search({ text }), text).toEqual([])
      }
      const list = (await owner.get('/transactions?text=windmill')).text
      expect(list).toContain('Dulcinea Lorenzo')
      expect(list).toContain('Quixote, KX1 9ZZ Ely')
      const csv = (await owner.get('/transactions.csv?text=windmill')).text
      expect(csv).toContain('Cardholder,Delivery name,Delivery address')
      expect(csv).toContain(',Dulcinea Lorenzo,Quixote,"7 Windmill Lane, KX1 9ZZ Ely"')
    })

    it('finds jobs whose texts are too long for an index', async () => {
      const long = 'x'.repeat(4_000)
      const job = await portal.paidJob({
        order: { ...order(`${long}@shop.example`), shippingAddress: { lastName: `Vladimir ${long}` } },
      })
      expect(await search({ text: 'vladimir' })).toEqual([job.reference])
    })

    it('finds a job no more by what its order said before it was replaced', async () => {
      const job = await portal.paidJob({ order: order('before@shop.example', 'BEFORE') })
      await portal.payments.replaceOrder(job, { orderLines: [] })
      expect(await search({ text: 'BEFORE' })).toEqual([])
      expect(await search({ text: 'before@shop.example' })).toEqual([])
    })

    it('takes signs of email addresses for themselves, not for wildcards', async () => {
      expect(await search({ text: '%' })).toEqual([])
      expect(await search({ text: '_da' })).toEqual([])
    })

    it('finds jobs by amount, however it is written, and by status', async () => {
      const paid = await portal.paidJob({ amountToCollect: '1234.5' })
      const open = await portal.payments.create(
        portal.configuration,
        jobRequest({ amountToCollect: '1234.50' }),
      )
      for (const amount of ['1234.5', '£1,234.50', '1234.500']) {
        expect((await search({ amount })).sort()).toEqual([paid.reference, open.reference].sort())
      }
      expect(await search({ amount: '1234.50', status: 'Paid' })).toEqual([paid.reference])
      const inEuro = await portal.paidJob({ amountToCollect: '1234.50', currency: 'EUR' })
      expect(await search({ amount: '1234.50', currency: 'EUR' })).toEqual([inEuro.reference])
    })

    it('finds jobs by day, in London’s time', async () => {
      const job = await portal.paidJob({ order: order(undefined, 'TODAY') })
      const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(
        new Date(job.createdAt),
      )
      expect(await search({ text: 'TODAY', from: day, to: day })).toEqual([job.reference])
      expect(await search({ text: 'TODAY', to: '2020-01-01' })).toEqual([])
    })

    it('says in words what it cannot understand', async () => {
      expect((await owner.get('/transactions?amount=12,50')).text).toContain('Enter an amount such as 24.00.')
      const answer = await owner.get('/transactions?amount=lots&from=yesterday')
      expect(answer.status).toBe(400)
      expect(answer.text).toContain('Enter an amount such as 24.00.')
      expect(answer.text).toContain('Enter a date such as 2026-11-25.')
    })

    it('leads through pages of fifty in both directions without losing or repeating one', async () => {
      const jobs = []
      for (let count = 0; count < 120; count++) {
        jobs.push(portal.payments.create(portal.configuration, jobRequest({ amountToCollect: '77.00' })))
      }
      const wanted = new Set((await Promise.all(jobs)).map(({ reference }) => reference))
      const linkIn = (text: string, name: string) =>
        new RegExp(`href="/portal([^"]+)">${name}`).exec(text)?.[1]?.replaceAll('&amp;', '&')
      const seen: string[][] = []
      let path: string | undefined = '/transactions?amount=77'
      let text = ''
      while (path) {
        text = (await owner.get(path)).text
        seen.push(referencesIn(text).map(String))
        path = linkIn(text, 'Older')
      }
      expect(seen.map(({ length }) => length)).toEqual([50, 50, 20])
      expect(new Set(seen.flat())).toEqual(wanted)
      const back = (await owner.get(linkIn(text, 'Newer') ?? '')).text
      expect(referencesIn(back)).toEqual(seen[1])
    })

    it('begins at the top where no place in the list is named', async () => {
      const place = '2026-02-30T00:00:00.000Z_260210123456789012'
      for (const query of [`older=${place}`, `newer=${place}`, 'older=2026-13-01T00:00:00.000Z_1']) {
        expect((await owner.get(`/transactions?${query}`)).status, query).toBe(200)
      }
    })

    it('hands out what it found as CSV that no spreadsheet takes for formulae', async () => {
      const job = await portal.paidJob({ amountToCollect: '55.00', order: order(undefined, '=1+1,"x"') })
      const { text, headers } = await owner.get('/transactions.csv?amount=55')
      expect(headers.get('content-disposition')).toContain('transactions.csv')
      const [head, line] = text.trim().split('\r\n')
      expect(head).toMatch(/Created \(UTC\),.*Status,Cardholder,Delivery name,Delivery address$/)
      expect(line).toContain(`,${job.reference},${job.payments[0].reference},"'=1+1,""x""",,55.00,GBP,Paid,`)
    })

    it.each([
      ['A; =1', "A; '=1"],
      ['A|+1', "A|'+1"],
      ['A\t@B', "A\t'@B"],
      ['＝1', '"\'＝1"'],
      [' -1', '" \'-1"'],
      ['A-1', 'A-1'],
    ])('writes %j into a CSV as %j', async (orderNumber, cell) => {
      const job = await portal.paidJob({ order: order(undefined, orderNumber) })
      const { text } = await owner.get(`/transactions.csv?text=${job.reference}`)
      expect(text).toContain(`,${job.payments[0].reference},${cell},,`)
    })
  })

  it('shows dates short, and in full to whoever points at them', async () => {
    const job = await portal.payments.create(
      portal.configuration,
      jobRequest({ amountToCollect: '31.00', expiresAt: new Date('2031-06-30T11:05:09Z') }),
    )
    const { text } = await owner.get(`/transactions/${job.reference}`)
    expect(text).toContain('title="30 June 2031 at 12:05:09 BST">30 Jun 2031, 12:05</time>')
    const row = (await owner.get('/transactions?amount=31')).text
    const thisYear = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/London',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    })
    expect(row).toContain(`>${thisYear.format(new Date(job.createdAt))}</time>`)
  })

  it('shows everything that happened to a job in the order of time', async () => {
    portal.activityLog.record({
      configurationId: portal.configuration.configurationId,
      paymentJobReference: '261121093564815477',
      at: new Date(),
      kind: 'call',
      title: 'of another job',
      detail: {},
    })
    const job = await portal.payments.create(
      portal.configuration,
      jobRequest({ parameters: { webhookUrl: 'http://localhost:9/nobody' } }),
    )
    const paid = await portal.payments.simulate(job, 'Successful')
    await portal.sender.sendDue()
    await portal.payments.refund(paid, paid.payments[0].reference, { amountToRefund: '1.00' })
    portal.activityLog.record({
      configurationId: portal.configuration.configurationId,
      paymentJobReference: job.reference,
      at: new Date(Date.now() + 60_000),
      kind: 'call',
      title: 'GET /late',
      detail: { status: 200, response: '{"amount":10.00}' },
    })
    const { text } = await owner.get(`/transactions/${job.reference}`)
    const titles = [...text.matchAll(/<strong>([^<]+)<\/strong>/g)].map(([, title]) => title)
    expect(titles).toEqual([
      'Payment opened; the hosted page is ready: Pending',
      'Payment started: Pending',
      'Payment processed: Paid',
      'Captured £10.00',
      'Notification of Paid',
      'Notification of Paid sent',
      'Refunded £1.00',
      'Call: GET /late',
    ])
    expect(text).toContain('To http://localhost:9/nobody')
    expect(text).toContain('cannot be reached')
    expect(text).toContain('10.00')
  })

  it('names outcomes, reasons, languages and options in words, not by their codes', async () => {
    const job = await portal.payments.create(
      portal.configuration,
      jobRequest({ locale: 'el_GR', options: ['StoreCustomerInformation', 'StoreCardDetails'] }),
    )
    await portal.payments.submitCard(job, challengedCard(portal.clock.now()))
    const sent = await portal.payments.find(portal.configuration.configurationId, job.reference)
    if (!sent) throw new Error('The job is gone.')
    await portal.payments.authenticate(sent, 'Failed')
    const { text } = await owner.get(`/transactions/${job.reference}`)
    for (const words of ['The bank did not confirm the cardholder', '3-D Secure failed', 'Greek']) {
      expect(text).toContain(words)
    }
    expect(text).toContain('Store the customer, Store the card')
    for (const code of ['ThreeDSecureFailed', 'el_GR', 'StoreCardDetails']) expect(text).not.toContain(code)
  })

  describe.each(mounts)('what can be done about a payment, mounted at "%s"', (mount) => {
    let there: Portal
    let operator: SignedInBrowser
    beforeAll(async () => {
      there = await portalAt(database(), mount)
      operator = await there.signedInAs('Operator')
    })
    const current = async ({ reference }: { reference: string }) => {
      const job = await there.payments.find(there.configuration.configurationId, reference)
      if (!job) throw new Error('The job is gone.')
      return job
    }

    it('refunds a part, then the rest, and says in words when more is asked for', async () => {
      const job = await there.paidJob()
      const path = `/transactions/${job.reference}/${job.payments[0].reference}/refund`
      await operator.get(`/transactions/${job.reference}`)
      const partial = { extent: 'partial', amount: '4', refundNumber: 'R-1', soFar: '0' }
      expect((await operator.post(path, partial)).location).toBe(
        `/transactions/${job.reference}?done=refunded`,
      )
      expect((await current(job)).payments[0].refunds).toMatchObject([
        { amountToRefund: '4.00', refundNumber: 'R-1' },
      ])
      const tooMuch = await operator.post(path, { extent: 'partial', amount: '7.00', soFar: '1' })
      expect(tooMuch.status).toBe(400)
      expect(tooMuch.text).toContain('This is more than is left to refund.')
      for (const [amount, words] of [
        ['much', 'Enter an amount such as 24.00.'],
        ['2,50', 'Enter an amount such as 24.00.'],
        ['1.005', 'Enter at most 2 decimals for GBP.'],
        ['0', 'The amount must be more than zero.'],
      ] as const) {
        const { text } = await operator.post(path, { extent: 'partial', amount, soFar: '1' })
        expect(text).toMatch(new RegExp(`id="amount-problem"[^>]*>${words}`))
      }
      const { text } = await operator.get(path)
      expect(text).toContain('<h1>Refund £6.00</h1>')
      await operator.post(path, { extent: 'full', soFar: '1' })
      expect((await current(job)).payments[0].refunds).toHaveLength(2)
      expect((await operator.post(path, { extent: 'full', soFar: '2' })).text).toContain('already refunded')
    })

    it('asks on a page of its own, without a script, and shows again what was typed', async () => {
      const job = await there.paidJob()
      const path = `/transactions/${job.reference}/${job.payments[0].reference}`
      const { text } = await operator.get(`/transactions/${job.reference}`)
      expect(text).not.toContain('<form method="post" action="/portal/transactions')
      for (const action of ['refund', 'cancel']) {
        expect(text).toContain(`href="${mount}/portal${path}/${action}" data-dialog`)
      }
      expect((await operator.get(`${path}/refund`)).text).toContain('Full refund of £10.00')
      expect((await operator.get(`${path}/cancel`)).text).toContain('The whole amount is cancelled.')
      const rejected = await operator.post(`${path}/refund`, {
        extent: 'partial',
        amount: '70',
        refundNumber: 'R-7',
        soFar: '0',
      })
      expect(rejected.text).toMatch(/value="partial" checked/)
      expect(rejected.text).toContain('value="70"')
      expect(rejected.text).toContain('value="R-7"')
      expect((await (await there.signedInAs('Read only')).get(`${path}/refund`)).status).toBe(403)
    })

    it('refunds nothing while the form says both a full refund and an amount, or neither', async () => {
      const job = await there.paidJob()
      const path = `/transactions/${job.reference}/${job.payments[0].reference}/refund`
      const both = await operator.post(path, { extent: 'full', amount: '2', refundNumber: 'R-8', soFar: '0' })
      expect(both.status).toBe(400)
      expect(both.text).toMatch(/id="amount-problem"[^>]*>\s*Choose Partial refund to refund this amount/)
      expect(both.text).toMatch(/value="full" checked/)
      for (const typed of ['value="2"', 'value="R-8"']) expect(both.text).toContain(typed)
      for (const extent of ['', 'some']) {
        const neither = await operator.post(path, { extent, amount: '2', soFar: '0' })
        expect(neither.status).toBe(400)
        expect(neither.text).toMatch(/id="extent-problem"[^>]*>\s*Choose a full or a partial refund/)
        expect(neither.text).toContain('value="2"')
        expect(neither.text).not.toMatch(/name="extent" value="\w+" checked/)
      }
      expect((await current(job)).payments[0].refunds).toEqual([])
    })

    it('finds and refunds the largest amount that the gateway takes', async () => {
      const amount = '999999999999999.99'
      const job = await there.paidJob({ amountToCollect: amount })
      const { text } = await operator.get(`/transactions?amount=${amount}`)
      expect(referencesIn(text)).toContain(job.reference)
      const path = `/transactions/${job.reference}/${job.payments[0].reference}/refund`
      const { location } = await operator.post(path, { extent: 'partial', amount, soFar: '0' })
      expect(location).toBe(`/transactions/${job.reference}?done=refunded`)
    })

    it('takes a reference of a refund as long as the gateway does, and rejects a longer one', async () => {
      const job = await there.paidJob()
      const path = `/transactions/${job.reference}/${job.payments[0].reference}/refund`
      const refund = (refundNumber: string) =>
        operator.post(path, { extent: 'partial', amount: '1', soFar: '0', refundNumber })
      const longest = `R ${'x'.repeat(998)}`
      const { status, text } = await refund(`${longest}x`)
      expect(status).toBe(400)
      expect(text).toContain('Use at most 1000 characters.')
      expect((await current(job)).payments[0].refunds).toEqual([])
      expect((await refund(longest.replace(' ', ' \u0000\r\n'))).status).toBe(303)
      expect((await current(job)).payments[0].refunds[0]?.refundNumber).toBe(longest)
      expect((await (await there.signedInAs('Owner')).get('/reports')).status).toBe(200)
    })

    it('says that a refund failed', async () => {
      const job = await there.paidJob()
      await there.faults.add(there.configuration.configurationId, { scenario: 'refund-fails', times: 1 })
      const path = `/transactions/${job.reference}/${job.payments[0].reference}/refund`
      const { location } = await operator.post(path, { extent: 'full', soFar: '0' })
      const { text } = await operator.get(location)
      expect(text).toContain('The refund failed: no money was returned.')
      expect(text).not.toContain('The amount is refunded.')
    })

    it('offers no refund that has to wait for settlement', async () => {
      const job = await there.paidJob()
      const page = async () => (await operator.get(`/transactions/${job.reference}`)).text
      expect(await page()).toContain('/refund"')
      await there.configurations.set(there.configuration.configurationId, { refundsNeedSettlement: true })
      expect(await page()).not.toContain('/refund"')
      const { status, text } = await operator.get(
        `/transactions/${job.reference}/${job.payments[0].reference}/refund`,
      )
      expect([status, text]).toEqual([200, expect.stringContaining('This is no longer possible.')])
      await there.configurations.set(there.configuration.configurationId, { refundsNeedSettlement: false })
    })

    it('refunds once when the same form is sent twice', async () => {
      const job = await there.paidJob()
      const path = `/transactions/${job.reference}/${job.payments[0].reference}/refund`
      await operator.get(`/transactions/${job.reference}`)
      const form = { extent: 'partial', amount: '2.00', soFar: '0' }
      const answers = await Promise.all([operator.post(path, form), operator.post(path, form)])
      expect(answers.map(({ status }) => status).sort()).toEqual([303, 400])
      expect((await current(job)).payments[0].refunds).toHaveLength(1)
    })

    it('captures a reserved payment in parts, and cancels what may be cancelled', async () => {
      await there.configurations.set(there.configuration.configurationId, { autoCapture: false })
      const reserved = await there.paidJob()
      await there.configurations.set(there.configuration.configurationId, { autoCapture: true })
      const path = `/transactions/${reserved.reference}/${reserved.payments[0].reference}`
      await operator.get(`/transactions/${reserved.reference}`)
      await operator.post(`${path}/capture`, { amount: '4.00', soFar: '0' })
      expect((await operator.get(`${path}/capture`)).text).toContain('<h1>Capture £6.00</h1>')
      // A cancellation is of the whole.
      expect((await operator.get(`/transactions/${reserved.reference}`)).text).not.toContain(`${path}/cancel`)
      await operator.post(`${path}/cancel`)
      expect((await current(reserved)).payments[0].status).toBe('Reserved')
      await operator.post(`${path}/capture`, { amount: '5.00', soFar: '1', final: 'yes' })
      const captured = (await current(reserved)).payments[0]
      expect(captured.status).toBe('Paid')
      expect(captured.paidAmount).toBe('9.00')
      await operator.post(`${path}/cancel`)
      expect((await current(reserved)).payments[0].status).toBe('Cancelled')
      expect((await operator.post(`${path}/cancel`)).text).toContain('This is already cancelled.')

      const open = await there.payments.create(there.configuration, jobRequest())
      await operator.post(`/transactions/${open.reference}/cancel`)
      expect((await current(open)).closed).toBe(true)
    })

    it('cancels a commissioned payment', async () => {
      const commissioned = await there.payments.create(
        there.configuration,
        jobRequest(),
        simulatedStatus('COMMISSIONED'),
      )
      const path = `/transactions/${commissioned.reference}/${commissioned.payments[0].reference}/cancel`
      expect((await operator.get(`/transactions/${commissioned.reference}`)).text).toContain(`${path}"`)
      expect((await operator.post(path)).location).toContain('?done=cancelled')
      expect((await current(commissioned)).payments[0].status).toBe('Cancelled')
    })

    it('cancels a job whose first payment failed while the second one is open', async () => {
      const { settings } = there.configuration
      const configuration = { ...there.configuration, settings: { ...settings, attempts: 2 } }
      const failed = await there.payments.simulate(
        await there.payments.create(configuration, jobRequest()),
        'Failed',
      )
      await there.payments.submitCard(failed, challengedCard(there.clock.now()))
      expect((await current(failed)).payments.map(({ status }) => status)).toEqual(['Failed', 'Pending'])
      const path = `/transactions/${failed.reference}/cancel`
      const { text } = await operator.get(`/transactions/${failed.reference}`)
      expect(text).toMatch(new RegExp(`href="${mount}/portal${path}"[^>]*>Cancel payment 2…`))
      expect((await operator.get(path)).text).toContain('The shopper can no longer pay it.')
      expect((await operator.post(path)).location).toContain('?done=cancelled')
      expect(await current(failed)).toMatchObject({ closed: true, payments: [{}, { status: 'Cancelled' }] })
    })

    it('knows nothing of jobs of other configurations', async () => {
      expect((await operator.get('/transactions/261121093564815477')).status).toBe(404)
      expect((await operator.get('/transactions/nonsense')).status).toBe(404)
    })
  })
})
