import { onEveryStore } from 'cashflows-postgres/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { simulatorStore } from '../../database/database.ts'
import { type PortalBrowser, portalAt } from '../../testing/portal.ts'
import type { Role } from '../auth/permissions.ts'

const day = 24 * 60 * 60_000

onEveryStore('Users of the Portal', simulatorStore, (database) => {
  let portal: Awaited<ReturnType<typeof portalAt>>
  let owner: PortalBrowser
  let administrator: PortalBrowser
  const create = (email: string, role: Role = 'Finance', rest: Record<string, string> = {}) =>
    owner.post('/users', { name: 'Ada', email, role, ...rest })
  const find = async (email: string) => {
    const user = await portal.users.findByEmail(email)
    if (!user) throw new Error(`There is no user ${email}.`)
    return user
  }
  const invitationIn = (text: string) => /set-password\?invitation=([\w-]+)/.exec(text)?.[1] ?? ''
  const rowOf = async (browser: PortalBrowser, email: string) =>
    (await browser.get('/users')).text.split('<tr>').find((row) => row.includes(email)) ?? ''

  beforeAll(async () => {
    portal = await portalAt(database())
    owner = await portal.signedInAs('Owner')
    administrator = await portal.signedInAs('Administrator')
  })

  it('are created by an Owner, and sign in with the password that they choose by the link', async () => {
    const { status, text } = await create('Dev@Merchant.example', 'External Developer')
    expect(status).toBe(200)
    expect(text).toContain('shown only here')
    expect(await rowOf(owner, 'dev@merchant.example')).toContain('Invited')
    expect((await owner.get('/users')).text).not.toContain('invitation=')

    const developer = portal.browser()
    const path = `/set-password?invitation=${invitationIn(text)}`
    expect((await developer.get(path)).text).toContain('dev@merchant.example')
    await developer.post(path, { password: 'harbour light 4', repeated: 'harbour light 4' })
    expect((await developer.get('/configuration')).status).toBe(200)
    expect((await developer.get('/users')).status).toBe(403)
    expect(await rowOf(owner, 'dev@merchant.example')).toMatch(/Active.*Last sign-in/)
  })

  it('have names that may be written from right to left, in sentences that are not', async () => {
    const name = 'שרה כהן'
    const form = { name, email: 'sara@merchant.example', role: 'Finance' }
    const { text } = await owner.post('/users', form)
    expect(text).toContain(`Send this link to <bdi>${name}</bdi>. Whoever`)
    const row = await rowOf(owner, form.email)
    expect(row).toContain(`<bdi>${name}</bdi>`)
    const path = `/users/${/users\/(\d+)\/role/.exec(row)?.[1]}`
    await owner.post(`${path}/active`, { active: 'no' })
    const rejected = await owner.post(`${path}/invitation`)
    expect(rejected.text).toContain(`\u2068${name}\u2069 is deactivated.`)
  })

  it('are created once when the same form is sent twice, and the link stays good', async () => {
    const rest = { idempotencyKey: 'mark' }
    const answers = await Promise.all([
      create('twice@merchant.example', 'Finance', rest),
      create('twice@merchant.example', 'Finance', rest),
    ])
    const links = answers.map(({ text }) => invitationIn(text))
    expect(links[0]).toBe(links[1])
    expect((await portal.browser().get(`/set-password?invitation=${links[0]}`)).status).toBe(200)
  })

  it.each([
    ['name', 'Enter a name of at most 80 characters.', ' \u0000 '],
    ['name', 'Enter a name of at most 80 characters.', 'x'.repeat(81)],
    ['email', 'Enter a whole email address.', 'ada@'],
    ['email', 'Use at most 254 characters.', `${'x'.repeat(250)}@merchant.example`],
    ['email', 'There is a user with the address owner@merchant.example already.', 'OWNER@merchant.example'],
    ['role', 'There is no such role.', 'King'],
  ])('are not created with a wrong %s: %s', async (name, words, value) => {
    const { status, text } = await create('bad@merchant.example', 'Finance', { [name]: value })
    expect(status).toBe(400)
    expect(text).toContain(words)
    expect(await portal.users.findByEmail('bad@merchant.example')).toBeUndefined()
  })

  describe('an invitation', () => {
    it('ends with a newer one, with the user’s deactivation, and is not made for the deactivated', async () => {
      const { text } = await create('newer@merchant.example')
      const { id } = await find('newer@merchant.example')
      const newer = invitationIn((await owner.post(`/users/${id}/invitation`)).text)
      const open = async (link: string) =>
        (await portal.browser().get(`/set-password?invitation=${link}`)).status
      expect([await open(invitationIn(text)), await open(newer)]).toEqual([410, 200])
      await owner.post(`/users/${id}/active`, { active: 'no' })
      expect(await open(newer)).toBe(410)
      const rejected = await owner.post(`/users/${id}/invitation`)
      expect([rejected.status, rejected.text]).toEqual([400, expect.stringContaining('is deactivated')])
    })
  })

  it('who are deactivated are signed out at once and cannot sign in until they are activated', async () => {
    const operator = await portal.signedInAs('Operator')
    const { id } = await find('operator@merchant.example')
    const { location } = await owner.post(`/users/${id}/active`, { active: 'no' })
    expect((await owner.get(location)).text).toContain('The user is changed.')
    expect((await operator.get('/transactions')).location).toContain('/sign-in')
    const signIn = () =>
      portal.browser().post('/sign-in', { email: 'operator@merchant.example', password: 'correct horse 7' })
    expect((await signIn()).text).toContain('Sign-in failed.')
    await owner.post(`/users/${id}/active`, { active: 'yes' })
    expect((await signIn()).location).toBe('/dashboard')
  })

  it('get another role, which holds from the next page on', async () => {
    const finance = await portal.signedInAs('Finance')
    const { id } = await find('finance@merchant.example')
    await owner.post(`/users/${id}/role`, { role: 'Read only' })
    expect((await finance.get('/account')).text).toContain('Looks, and changes nothing')
    await owner.post(`/users/${id}/role`, { role: 'Finance' })
  })

  describe('Owners', () => {
    it('and External Developers are not made or changed by an Administrator, whose rights are fewer', async () => {
      const { id } = await find('owner@merchant.example')
      const finance = await find('finance@merchant.example')
      for (const [path, form] of [
        ['/users', { name: 'Eve', email: 'eve@merchant.example', role: 'Owner' }],
        [`/users/${finance.id}/role`, { role: 'Owner' }],
        [`/users/${id}/role`, { role: 'Read only' }],
        [`/users/${id}/active`, { active: 'no' }],
        [`/users/${id}/invitation`, {}],
        ['/users', { name: 'Eve', email: 'eve@merchant.example', role: 'External Developer' }],
      ] as const) {
        const { status, text } = await administrator.post(path, form)
        expect([path, status]).toEqual([path, 400])
        expect(text).toContain('You cannot make or change this user')
      }
      expect(await rowOf(administrator, 'owner@merchant.example')).not.toContain('<form')
      expect((await administrator.get('/users')).text).not.toContain('<option value="Owner"')
    })

    it('never run out, and nobody changes themselves', async () => {
      const { id } = await find('owner@merchant.example')
      for (const [path, form] of [
        ['role', { role: 'Finance' }],
        ['active', { active: 'no' }],
        ['invitation', {}],
      ] as const) {
        const { status, text } = await owner.post(`/users/${id}/${path}`, form)
        expect([status, text]).toEqual([400, expect.stringContaining('You cannot change your own role')])
      }
      expect(await rowOf(owner, 'owner@merchant.example')).toContain('(you)')
      const only = await find('owner@merchant.example')
      await expect(portal.users.setActive(only, false)).rejects.toThrow('This is the only active Owner.')
    })
  })

  it.each(['0', 'nobody', '999999999999999999999'])(
    'a form about nobody (%s) gets its sentence',
    async (id) => {
      const { status, text } = await owner.post(`/users/${id}/role`, { role: 'Finance' })
      expect([status, text]).toEqual([400, expect.stringContaining('There is no such user.')])
    },
  )

  it('are locked out visibly, and until when', async () => {
    await portal.signedInAs('Read only')
    for (let count = 0; count < 6; count++) {
      await portal.browser().post('/sign-in', { email: 'read-only@merchant.example', password: 'wrong 1' })
    }
    const row = await rowOf(owner, 'read-only@merchant.example')
    expect(row).toContain('Locked out')
    expect(row).toContain('Until <time')
  })

  it('have a day to choose their password, and the list says when it is over', async () => {
    const { text } = await create('late@merchant.example')
    portal.wait(day + 60_000)
    expect((await portal.browser().get(`/set-password?invitation=${invitationIn(text)}`)).status).toBe(410)
    const again = await portal.signedInAs('Owner')
    expect(await rowOf(again, 'late@merchant.example')).toContain('Invitation expired')
  })
})
