import { createHash } from 'node:crypto'
import { onEveryStore } from 'cashflows-postgres/testing'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { PaymentPages } from '../branding/payment-pages.ts'
import { defaultTheme } from '../branding/theme.ts'
import { openSimulatorStore, simulatorStore } from '../database/database.ts'
import { Users } from '../portal/auth/users.ts'
import { openTestControl } from '../testing/control.ts'
import { MerchantServer } from '../testing/merchant-server.ts'
import { apiKey, configurationId, jobRequest } from '../testing/simulator.ts'
import { maxSnapshotBytes } from './snapshots.ts'

const hour = 60 * 60_000
type Control = Awaited<ReturnType<typeof openTestControl>>

onEveryStore('snapshots', simulatorStore, (database) => {
  let control: Control
  let shop: MerchantServer
  const client = () => control.client

  beforeEach(async () => {
    control = await openTestControl(database())
    shop = new MerchantServer()
    await shop.listen()
    for (const { name } of (await client().listSnapshots()).snapshots) await client().deleteSnapshot({ name })
  })
  afterEach(async () => {
    await shop.close()
    await control.close()
  })

  async function create(owner = configurationId, orderNumber = 'A-1') {
    const configuration = await control.context.configurations.find(owner)
    if (!configuration) throw new Error('The configuration is gone.')
    const order = {
      orderNumber,
      billingAddress: { city: 'Delft' },
      billingIdentity: { emailAddress: 'sam@shopper.example' },
      orderLines: [{ lineNumber: 1, name: 'Cup', quantity: '2', unitPriceInclVat: '5.00' }],
    }
    const parameters = { webhookUrl: shop.url }
    return control.context.payments.create(configuration, jobRequest({ order, parameters }))
  }
  const retrieve = ({ url }: Control, reference: string) =>
    fetch(`${url}/api/gateway/payment-jobs/${reference}/payments/${reference}`, {
      headers: { configurationId, hash: createHash('sha512').update(apiKey).digest('hex') },
    })
  const references = async (...owners: string[]) => {
    const lists = await Promise.all(owners.map((owner) => client().listJobs({ configurationId: owner })))
    return lists.flatMap(({ jobs }) => jobs.map(({ reference }) => reference))
  }

  it('hand a payment that went wrong to a colleague: job, activity log and notifications', async () => {
    shop.respond = (_, response) => response.writeHead(500).end('Oops')
    const { reference } = await create()
    await client().completePayment({ reference, card: 'visa', authentication: 'Failed' })
    await control.context.sender.sendDue()
    await client().windClock({ minutes: 3 })
    expect((await retrieve(control, reference)).status).toBe(404)
    await client().createSnapshot({ name: 'failed-payment', configurationId })
    const file = JSON.parse(JSON.stringify(await client().exportSnapshot({ name: 'failed-payment' })))
    expect(JSON.stringify(file)).not.toContain(apiKey)

    const store = await openSimulatorStore({ dataDirectory: 'memory' })
    const colleague = await openTestControl(store.database)
    try {
      await colleague.client.generateApiKey({ configurationId })
      const { apiKey: ownKey } = await colleague.client.confirmApiKey({ configurationId })
      await colleague.client.importSnapshot({ name: 'from-anna', file })
      await colleague.client.restoreSnapshot({ name: 'from-anna' })
      const seenBy = async (of: Control) => {
        const { entries } = await of.context.activityLog.about(reference)
        const { notifications } = await of.client.listNotifications({ paymentJobReference: reference })
        return {
          job: await of.client.readJob({ reference }),
          log: entries.map(({ id, ...entry }) => entry),
          notifications: notifications.map(({ id, ...notification }) => notification),
          aheadHours: Math.round((Date.parse((await of.client.readClock()).now) - Date.now()) / hour),
        }
      }
      const seen = await seenBy(colleague)
      expect(seen).toEqual(await seenBy(control))
      expect(seen.job.payments[0]).toMatchObject({ status: 'Failed', error: 'ThreeDSecureFailed' })
      expect(seen.log).toHaveLength(1)
      const { apiKey: keptKey } = await colleague.client.readConfiguration({ configurationId })
      expect(keptKey).toBe(ownKey)
      expect(seen.notifications[0]).toMatchObject({ state: 'waiting', paymentStatus: 'Failed' })
      expect(seen.notifications[0]?.attempts.length).toBeGreaterThan(2)
    } finally {
      await colleague.close()
      await store.close()
    }
  })

  it('bring back one configuration with settings, clock and pages, and leave the others', async () => {
    const { configurationId: foreign } = await client().createConfiguration()
    const kept = await create()
    await client().changeSettings({ configurationId, attempts: 3 })
    await client().windClock({ hours: 5 })
    const pages = new PaymentPages(database(), control.context.clocks, control.context.destinations)
    const page = await pages.create(configurationId, 'Winter', defaultTheme)
    await pages.publish(configurationId, page.reference)
    await client().createSnapshot({ name: 'before', configurationId })

    await client().completePayment({ reference: kept.reference, outcome: 'Successful' })
    await create()
    await client().changeSettings({ configurationId, attempts: 7 })
    await client().windClock({ days: 5 })
    await pages.rename(configurationId, page.reference, 'Summer')
    const other = await create(foreign)
    await client().restoreSnapshot({ name: 'before' })

    expect(await references(configurationId, foreign)).toEqual([kept.reference, other.reference])
    expect((await client().readJob(kept)).status).toBe('Pending')
    expect((await client().listNotifications({ configurationId })).notifications).toEqual([])
    expect((await client().readConfiguration({ configurationId })).settings.attempts).toBe(3)
    const { now } = await client().readClock()
    expect(Math.round((Date.parse(now) - Date.now()) / hour)).toBe(5)
    expect(await pages.list(configurationId)).toMatchObject([{ name: 'Winter', published: defaultTheme }])
    await control.context.scheduler.tick()
    expect(control.context.clock.offsetMs).toBe(5 * hour)
  })

  it('bring back all configurations, and end those that came later', async () => {
    const { configurationId: known } = await client().createConfiguration({
      apiKey: 'known',
      settings: { attempts: 3 },
    })
    const jobs = [await create(), await create(known)]
    await client().createSnapshot({ name: 'all' })
    const { configurationId: later } = await client().createConfiguration()
    await create(later)
    await client().reset({ configurationId: known })
    await client().changeSettings({ configurationId: known, attempts: 7 })
    await client().restoreSnapshot({ name: 'all' })
    expect(await references(configurationId, known)).toEqual(jobs.map(({ reference }) => reference))
    expect((await client().readConfiguration({ configurationId: known })).settings.attempts).toBe(3)
    const { configurations } = await client().listConfigurations()
    expect(configurations.map(({ configurationId: id }) => id).sort()).toEqual(
      [configurationId, known].sort(),
    )
    expect(configurations.map((configuration) => configuration.apiKey).sort()).toEqual(
      [apiKey, 'known'].sort(),
    )
  })

  it('are listed, outlive a reset, and are deleted', async () => {
    await client().createSnapshot({ name: 'one', configurationId })
    await expect(client().createSnapshot({ name: 'one' })).rejects.toThrow('There is a snapshot one already.')
    await client().createSnapshot({ name: 'two' })
    await client().reset()
    const { snapshots } = await client().listSnapshots()
    expect(snapshots).toMatchObject([
      { name: 'one', configurationId, bytes: expect.any(Number) },
      { name: 'two', configurationId: null },
    ])
    await client().deleteSnapshot({ name: 'one' })
    await expect(client().deleteSnapshot({ name: 'one' })).rejects.toThrow('There is no snapshot one.')
    await expect(client().restoreSnapshot({ name: 'one' })).rejects.toThrow('There is no snapshot one.')
    await expect(client().exportSnapshot({ name: 'one' })).rejects.toThrow('There is no snapshot one.')
  })

  it('hold no user of the Portal, no password and no card number', async () => {
    const users = new Users(database(), () => new Date(), { N: 16, r: 8, p: 1 })
    const { passwordHash } = await users.ensure(
      { email: 'anna@merchant.example', name: 'Anna', role: 'Owner' },
      'harbour light 4',
    )
    const { reference } = await create()
    await client().completePayment({ reference, card: 'visa' })
    await client().createSnapshot({ name: 'safe' })
    const file = JSON.stringify(await client().exportSnapshot({ name: 'safe' }))
    expect(file).toContain(reference)
    expect(file).not.toContain('anna@merchant.example')
    expect(file).not.toContain(passwordHash)
    expect(file).not.toMatch(/4510400400099005|8400182600000009/)
    await client().restoreSnapshot({ name: 'safe' })
    expect(await users.findByEmail('anna@merchant.example')).toMatchObject({ passwordHash })
  })

  it('are rejected in a sentence when they are malformed, and nothing is changed', async () => {
    const { reference } = await create()
    await client().createSnapshot({ name: 'good', configurationId })
    const good = await client().exportSnapshot({ name: 'good' })
    const rejections: [object, string][] = [
      [{ format: 'other', version: 1 }, 'The file is no snapshot of this simulator.'],
      [{ ...good, version: 2 }, 'The snapshot has version 2; this simulator reads version 1.'],
      [{ ...good, paymentJobs: [{}] }, 'The snapshot is malformed. paymentJobs.0.reference: '],
      [{ ...good, users: [] }, 'The snapshot is malformed.'],
      [{ ...good, configurations: [] }, 'The snapshot of one configuration must have that one and no other.'],
      [{ ...good, clocks: [{ configurationId: reference, milliseconds: 1 }] }, 'clocks.0 belongs to nothing'],
    ]
    for (const [file, sentence] of rejections) {
      const imported = client().importSnapshot({ name: 'bad', file: file as typeof good })
      await expect(imported).rejects.toThrow(sentence)
    }
    const send = (body: string) => fetch(`${control.url}/control/snapshots/bad`, { method: 'PUT', body })
    expect((await send('{"format"')).status).toBe(400)
    expect((await send(' '.repeat(maxSnapshotBytes + 1))).status).toBe(413)
    expect((await client().listSnapshots()).snapshots.map(({ name }) => name)).toEqual(['good'])
    expect(await references(configurationId)).toEqual([reference])
  })

  it('take nothing that belongs to another configuration', async () => {
    const { configurationId: owner } = await client().createConfiguration()
    const { reference } = await create(owner)
    await client().createSnapshot({ name: 'theirs', configurationId: owner })
    const file = JSON.stringify(await client().exportSnapshot({ name: 'theirs' }))
    const { configurationId: thief } = await client().createConfiguration()
    await client().importSnapshot({ name: 'taken', file: JSON.parse(file.replaceAll(owner, thief)) })
    await expect(client().restoreSnapshot({ name: 'taken' })).rejects.toThrow(
      'belongs to another configuration',
    )
    expect((await client().readJob({ reference })).configurationId).toBe(owner)
    expect((await client().readConfiguration({ configurationId: thief })).configurationId).toBe(thief)
  })
})
