import { onEveryStore } from 'cashflows-postgres/testing'
import { beforeAll, expect, it } from 'vitest'
import { simulatorStore } from '../../database/database.ts'
import { type PortalBrowser, portalAt } from '../../testing/portal.ts'
import { configurationId, jobRequest } from '../../testing/simulator.ts'
import type { Role } from '../auth/permissions.ts'

onEveryStore('The dashboard of the Portal', simulatorStore, (database) => {
  let portal: Awaited<ReturnType<typeof portalAt>>
  let owner: PortalBrowser
  const page = async () => (await owner.get('/dashboard')).text

  beforeAll(async () => {
    portal = await portalAt(database())
    owner = await portal.signedInAs('Owner')
  })

  it('says that nothing needs attention, and that nothing was paid today', async () => {
    const text = await page()
    expect(text).toContain('No payments today')
    expect(text).toContain('Nothing needs attention.')
  })

  it('is where somebody who signs in begins', async () => {
    expect((await owner.get('')).location).toBe('/dashboard')
    expect((await portal.browser().post('/sign-in/demonstration')).location).toBe('/dashboard')
  })

  it('adds up the payments of today, and leads to them', async () => {
    await portal.paidJob()
    await portal.paidJob({ amountToCollect: '5.00' })
    const text = await page()
    expect(text).toMatch(/Today’s payments.*£15\.00/)
    expect(text).toContain('/transactions?currency=GBP&amp;status=Paid')
    expect(text).not.toContain('No payments today')
  })

  it('names the notifications that are failing, with the reason', async () => {
    const webhookUrl = 'http://localhost:9/nobody'
    const job = await portal.payments.create(portal.configuration, jobRequest({ parameters: { webhookUrl } }))
    await portal.payments.simulate(job, 'Successful')
    expect(await page()).not.toContain('Notifications that are failing')
    await portal.sender.sendDue()
    expect(await page()).toMatch(
      new RegExp(
        `Notifications that are failing.*${job.reference}.*cannot be reached.*localhost:9, 1 attempt`,
      ),
    )
  })

  it('lists the newest of many notifications that are failing, and says how many there are', async () => {
    const webhookUrl = 'http://localhost:9/nobody'
    for (let made = 1; made < 6; made++) {
      const job = await portal.payments.create(
        portal.configuration,
        jobRequest({ parameters: { webhookUrl } }),
      )
      await portal.payments.simulate(job, 'Successful')
    }
    expect(await page()).not.toContain('These are the newest')
    await portal.sender.sendDue()
    expect(await page()).toMatch(/These are the newest\s+5\s+of\s+6\./)
  })

  it('adds up payments only for those who may see reports', async () => {
    const text = async (role: Role) => (await (await portal.signedInAs(role)).get('/dashboard')).text
    expect(await text('Read only')).toContain('Today’s payments')
    for (const role of ['Operator', 'External Developer'] as const) {
      expect(await text(role), role).toContain('Notifications that are failing')
      expect(await text(role), role).not.toMatch(/Today’s payments|No payments today/)
    }
  })

  it('names a key that waits for confirmation, wrong hashes and scenarios, to those who may act', async () => {
    await portal.configurations.generateApiKey(configurationId)
    await portal.faults.add(configurationId, { scenario: 'refund-fails' })
    await portal.configurations.rejectSignature(
      portal.configuration,
      { at: portal.clock.now(), method: 'POST', path: '/payment-jobs', explanation: 'wrong' },
      true,
    )
    const text = await page()
    expect(text).toContain('A new API key waits for confirmation.')
    expect(text).toContain('A call had a wrong hash')
    expect(text).toContain('1 fault scenario switched on.')
    const operator = await portal.signedInAs('Operator')
    expect((await operator.get('/dashboard')).text).not.toContain('API key')
  })

  it('counts what is reserved and waits for its capture', async () => {
    await portal.configurations.set(configurationId, { autoCapture: false })
    await portal.paidJob()
    expect(await page()).toContain('1 payment reserved')
  })
})
