import { onEveryStore } from 'cashflows-postgres/testing'
import { beforeAll, expect, it } from 'vitest'
import { defaultTheme } from '../branding/theme.ts'
import { simulatorStore } from '../database/database.ts'
import { paymentLink } from '../payments/tables.ts'
import { type PortalBrowser, portalAt } from '../testing/portal.ts'
import { jobRequest } from '../testing/simulator.ts'

onEveryStore('The Portal', simulatorStore, (database) => {
  let portal: Awaited<ReturnType<typeof portalAt>>
  let owner: PortalBrowser
  /** What belongs to another configuration and is to be seen nowhere. */
  const foreign: string[] = []

  beforeAll(async () => {
    portal = await portalAt(database())
    owner = await portal.signedInAs('Owner')
    const made = await portal.configurations.create({}, portal.clock.now())
    if (!made) throw new Error('There is no other configuration.')
    await portal.configurations.set(made.configurationId, {
      merchantName: 'Foreign merchant',
      notificationUrl: 'https://foreign.example/hook',
    })
    const order = { orderNumber: 'FOREIGN-1', orderLines: [] }
    const job = await portal.payments.create(made, jobRequest({ order, amountToCollect: '987.65' }))
    await portal.payments.simulate(job, 'Successful')
    await database().insert(paymentLink).values({
      paymentJobReference: job.reference,
      configurationId: made.configurationId,
      createdAt: portal.clock.now(),
      createdBy: 'foreign@merchant.example',
    })
    const rejection = { method: 'POST', path: '/foreign-path', explanation: 'Foreign explanation' }
    await portal.configurations.rejectSignature(made, { at: portal.clock.now(), ...rejection }, true)
    await portal.faults.add(made.configurationId, { scenario: 'stale-read', orderNumber: 'FOREIGN-1' })
    await portal.paymentPages.create(made.configurationId, 'Foreign page', defaultTheme)
    foreign.push(made.configurationId, made.apiKey, job.reference, job.pageToken, '987.65', 'oreign')
    foreign.push('FOREIGN-1')
  })

  it.each([
    '/dashboard',
    '/transactions',
    '/transactions?text=FOREIGN-1',
    '/transactions.csv',
    '/payment-links',
    '/reports',
    '/configuration',
    '/configuration/api-data',
    '/appearance',
    '/users',
    '/simulation',
  ])('shows nothing of another configuration at %s', async (path) => {
    const { status, text } = await owner.get(path)
    expect(status).toBe(200)
    // What was searched for stands in the field again.
    const shown = text.replace('value="FOREIGN-1"', '')
    for (const secret of foreign) expect(shown, `${path} ${secret}`).not.toContain(secret)
  })

  it('neither shows nor cancels a payment or a link of another configuration', async () => {
    const [, , reference = ''] = foreign
    expect((await owner.get(`/transactions/${reference}`)).status).toBe(404)
    const cancelled = await owner.post(`/payment-links/${reference}/cancel`)
    expect([cancelled.status, cancelled.text]).toEqual([404, expect.stringContaining('No such payment link')])
    expect((await owner.get(`/payment-links/${reference}/qr-code`)).status).toBe(404)
  })

  it('names no other configuration where a hash is checked with its key', async () => {
    const [configurationId = '', key = ''] = foreign
    const { text } = await owner.post('/configuration/api-data/check', { key, hash: 'a'.repeat(128) })
    expect(text).not.toContain(configurationId)
    expect(text).toContain('none of this configuration’s')
  })
})
