import { onEveryStore } from 'cashflows-postgres/testing'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { assumptions } from '../../assumptions.ts'
import { simulatorStore } from '../../database/database.ts'
import { portalAt } from '../../testing/portal.ts'
import { FirstOwner } from './first-owner.ts'
import { Sessions } from './sessions.ts'
import { firstOwnerLink, portalUser } from './tables.ts'

const hour = 60 * 60_000
const password = 'harbour light 4'
const form = { email: 'Ada@merchant.example', password, repeated: password }

onEveryStore('The first Owner of the Portal', simulatorStore, (database) => {
  const log = vi.spyOn(console, 'log')
  beforeEach(async () => {
    log.mockReset().mockReturnValue(undefined)
    await database().delete(portalUser)
    await database().delete(firstOwnerLink)
  })
  afterEach(() => log.mockReset())

  /** A process of the simulator, in production. */
  const start = () => portalAt(database(), '/simulator', false)
  /** The paths of the links that the log holds, oldest first. */
  const links = () =>
    log.mock.calls.map(([line]) => /https:\/\/gateway\.test\/simulator\/portal(\S+)$/.exec(line)?.[1] ?? line)

  it('comes by a link that the sign-in page has written into the log, once', async () => {
    const portal = await start()
    const browser = portal.browser()
    for (let visit = 0; visit < 3; visit++) {
      expect((await browser.get('/sign-in')).text).toContain('set PORTAL_EMAIL and PORTAL_PASSWORD')
    }
    const [link, ...others] = links()
    expect(others).toEqual([])
    expect((await browser.get(link)).text).toContain('Become the first Owner')
    expect((await browser.post(link, form)).location).toBe('/dashboard')
    expect((await browser.get('/users')).text).toContain('ada@merchant.example')

    const later = portal.browser()
    expect((await later.get('/sign-in')).text).not.toContain('written a link')
    expect((await later.get(link)).status).toBe(410)
    const signedIn = await later.post('/sign-in', { email: form.email, password })
    expect(signedIn.location).toBe('/dashboard')
  })

  it('is one, also where two processes wrote a link each and both are used at once', async () => {
    const portals = [await start(), await start()]
    for (const portal of portals) await portal.browser().get('/sign-in')
    const answers = await Promise.all(
      portals.map((portal, index) =>
        portal.browser().post(links()[index], { ...form, email: `${index}@merchant.example` }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 410])
    expect(await database().$count(portalUser)).toBe(1)
    expect(await database().$count(firstOwnerLink)).toBe(0)
  })

  it('has a day; then the sign-in page writes another link', async () => {
    const portal = await start()
    const browser = portal.browser()
    await browser.get('/sign-in')
    portal.wait(25 * hour)
    expect((await browser.post(links()[0], form)).status).toBe(410)
    await browser.get('/sign-in')
    expect((await browser.post(links()[1], form)).location).toBe('/dashboard')
  })

  it('gets a link at the next visit where the database did not keep the one before', async () => {
    const portal = await start()
    const owner = new FirstOwner(
      database(),
      portal.users,
      () => new Date(),
      () => 'https://gateway.test/simulator/portal',
    )
    const insert = vi.spyOn(database(), 'insert').mockImplementationOnce(() => {
      throw new Error('The database is gone.')
    })
    await expect(owner.offer()).rejects.toThrow('The database is gone.')
    expect(links()).toEqual([])
    await owner.offer()
    expect(links()).toHaveLength(1)
    insert.mockRestore()
  })

  it('ends whatever somebody else began with their address', async () => {
    const portal = await start()
    const invited = { email: form.email, name: 'Ada', role: 'Read only' } as const
    const { user, invitation } = await portal.users.create(invited)
    const token = await new Sessions(database(), () => new Date()).begin(user)
    for (let attempt = 0; attempt < assumptions.portal.failedSignIns; attempt++) {
      await portal.users.signIn(form.email, 'wrong')
    }
    const browser = portal.browser()
    await browser.get('/sign-in')
    expect((await browser.post(links()[0], form)).location).toBe('/dashboard')

    expect(await portal.users.findByInvitation(invitation)).toBeUndefined()
    expect(await new Sessions(database(), () => new Date()).find(token)).toBeUndefined()
    expect(await portal.users.signIn(form.email, password)).toMatchObject({ role: 'Owner' })
  })

  it('chooses a whole email address and a good password', async () => {
    const browser = (await start()).browser()
    await browser.get('/sign-in')
    const [link] = links()
    expect((await browser.post(link, { ...form, email: 'ada' })).text).toContain('Enter a whole email')
    const weak = await browser.post(link, { ...form, password: 'Password1', repeated: 'Password1' })
    expect(weak.status).toBe(400)
    expect(weak.text).toContain('Many people use this password')
    expect(weak.text).toContain('value="Ada@merchant.example"')
    expect(await database().$count(portalUser)).toBe(0)
  })

  it('is not made by a guess, nor does a guess end the link', async () => {
    const browser = (await start()).browser()
    await browser.get('/sign-in')
    expect((await browser.post('/first-owner?token=guess', form)).status).toBe(410)
    expect((await browser.get('/first-owner')).status).toBe(410)
    expect((await browser.get(links()[0])).status).toBe(200)
    const rows = await database().select().from(firstOwnerLink)
    expect(links()[0]).not.toContain(rows[0]?.tokenHash)
  })

  it('is not made once somebody can sign in by another way, though the link be in use at that moment', async () => {
    const portal = await start()
    const browser = portal.browser()
    await browser.get('/sign-in')
    const [link = ''] = links()
    await portal.users.ensure({ email: 'known@merchant.example', name: 'Known', role: 'Owner' }, password)
    expect((await browser.post(link, form)).status).toBe(410)
    const token = new URLSearchParams(link.split('?')[1]).get('token') ?? ''
    const used = new FirstOwner(
      database(),
      portal.users,
      () => new Date(),
      () => '',
    )
    expect(await used.create(token, form.email, password)).toBeUndefined()
    expect(await database().$count(portalUser)).toBe(1)
  })

  it('is not offered where somebody can sign in, or where one click does', async () => {
    expect((await (await portalAt(database())).browser().get('/sign-in')).text).not.toContain(
      'written a link',
    )
    const portal = await start()
    await portal.users.ensure({ email: 'known@merchant.example', name: 'Known', role: 'Owner' }, password)
    expect((await portal.browser().get('/sign-in')).text).not.toContain('written a link')
    expect(links()).toEqual([])
  })
})
