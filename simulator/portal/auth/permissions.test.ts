import { onEveryStore } from 'cashflows-postgres/testing'
import { beforeAll, describe, expect, it } from 'vitest'
import { simulatorStore } from '../../database/database.ts'
import { type PortalBrowser, portalAt } from '../../testing/portal.ts'
import { sections } from '../sections.ts'
import { account } from './account.tsx'
import { may, mayAssign, type Permission, type Role, roleNames } from './permissions.ts'

/** Routes that ask for another permission than their section does. */
const exceptions: Record<string, Permission> = {
  'GET /transactions.csv': 'export transactions',
  'GET /transactions/:job/cancel': 'cancel',
  'GET /transactions/:job/:payment/cancel': 'cancel',
  'GET /transactions/:job/:payment/capture': 'capture',
  'GET /transactions/:job/:payment/refund': 'refund',
  'POST /transactions/:job/cancel': 'cancel',
  'POST /transactions/:job/:payment/cancel': 'cancel',
  'POST /transactions/:job/:payment/capture': 'capture',
  'POST /transactions/:job/:payment/refund': 'refund',
  'POST /payment-links': 'make payment links',
  'GET /payment-links/:job/cancel': 'make payment links',
  'POST /payment-links/:job/cancel': 'make payment links',
  'POST /sign-out': 'keep own account',
  'POST /simulation/wind': 'control the simulation',
  'POST /simulation/scenarios': 'control the simulation',
  'POST /simulation/scenarios/clear': 'control the simulation',
  'POST /simulation/chargeback': 'control the simulation',
  'POST /simulation/reset': 'control the simulation',
}

function permissionOf(route: string): Permission {
  const [, path = ''] = route.split(' ')
  const section = [account, ...sections].find((known) => `${path}/`.startsWith(`${known.path}/`))
  const permission = exceptions[route] ?? section?.permission
  if (!permission) throw new Error(`${route} belongs to no section.`)
  return permission
}

/** What everybody may ask for: the sign-in, the page of the first Owner, what pages are made of, and a page that a link shares. */
const open =
  /^(GET \/|(GET|POST) \/(sign-in|set-password|first-owner)|POST \/sign-in\/demonstration|GET \/[\w-]+\.(css|js)|(GET|POST) \/appearance\/share\/.*)$/

onEveryStore('Permissions in the Portal', simulatorStore, (database) => {
  let portal: Awaited<ReturnType<typeof portalAt>>
  const browsers = new Map<Role, PortalBrowser>()
  const browserOf = (role: Role) => {
    const browser = browsers.get(role)
    if (!browser) throw new Error(`Nobody is signed in as ${role}.`)
    return browser
  }
  const routes = () =>
    new Set(
      portal.pages.routes
        .filter(({ method }) => method !== 'ALL')
        .map(({ method, path }) => `${method} ${path}`)
        .filter((route) => !open.test(route)),
    )
  /** A route with references in it that name nothing. */
  const addressOf = (path: string) =>
    path
      .replace(':user', '0')
      .replace(/:(job|payment|page)\b/g, '261121093564815477')
      .replace(/:path\{[^}]*\}/, 'payment')
      .replace(/:\w+(\{[^}]*\})?/g, 'none')
  const ask = (browser: PortalBrowser, route: string, form: Record<string, string> = {}) => {
    const [method, path = ''] = route.split(' ')
    return method === 'GET' ? browser.get(addressOf(path)) : browser.post(addressOf(path), form)
  }

  beforeAll(async () => {
    portal = await portalAt(database())
    for (const role of roleNames) browsers.set(role, await portal.signedInAs(role))
  })

  it('are the section’s for every route, but for those that are named', () => {
    expect([...routes()]).toEqual(expect.arrayContaining(Object.keys(exceptions)))
    for (const route of routes()) expect(permissionOf(route), route).toBeDefined()
  })

  describe.each(roleNames)('of %s', (role) => {
    it('open what the role may, and nothing else, whatever the page offers', async () => {
      for (const route of routes()) {
        // It would end the session that the other routes need.
        if (route === 'POST /sign-out') continue
        const permission = permissionOf(route)
        const { status, text } = await ask(browserOf(role), route)
        expect([route, status === 403], route).toEqual([route, !may(role, permission)])
        if (status === 403)
          expect(text).toContain(`Your role, ${role}, does not have the right to ${permission}.`)
        expect(status, route).toBeLessThan(500)
      }
    })

    it('decide which sections are offered', async () => {
      const { text } = await browserOf(role).get('/transactions')
      for (const { path, permission } of sections) {
        expect(text.includes(`href="/portal${path}"`), path).toBe(may(role, permission))
      }
    })
  })

  it('let an External Developer configure, and nobody grant permissions that they do not have', () => {
    expect(roleNames.filter((role) => may(role, 'configure'))).toEqual(['Owner', 'External Developer'])
    expect(roleNames.filter((role) => mayAssign(role, 'Owner'))).toEqual(['Owner'])
  })

  it('open nothing to whoever is not signed in', async () => {
    for (const route of routes()) {
      const { status, location } = await ask(portal.browser(), route)
      expect([status, location], route).toEqual([303, expect.stringMatching(/^\/sign-in\?from=/)])
    }
  })

  describe('a form is rejected, and changes nothing,', () => {
    const posts = () => [...routes()].filter((route) => route.startsWith('POST'))

    it('without the token of the session that sends it, or with another session’s', async () => {
      const owner = browserOf('Owner')
      const other = await portal.signedInAs('Owner')
      const foreign = /name="formToken" value="([^"]+)"/.exec((await other.get('/account')).text)?.[1] ?? ''
      expect(foreign).not.toBe('')
      for (const route of posts()) {
        for (const formToken of ['', foreign]) {
          const { status, text } = await ask(owner, route, { formToken })
          expect(status, route).toBe(403)
          expect(text, route).toContain('Nothing was changed')
        }
      }
      expect((await owner.get('/account')).status).toBe(200)
    })

    it('from a page of another site, also with the right token', async () => {
      const owner = browserOf('Owner')
      for (const route of posts()) {
        const path = addressOf(route.slice('POST '.length))
        const { status } = await owner.post(path, {}, { origin: 'https://evil.example' })
        expect(status, route).toBe(403)
      }
      expect((await owner.get('/account')).status).toBe(200)
    })
  })

  it('end with the session of a user who is deactivated, and change with their role', async () => {
    const [operator] = (await portal.users.all()).filter(({ role }) => role === 'Operator')
    if (!operator) throw new Error('There is no Operator.')
    await portal.users.setRole(operator, 'Administrator')
    expect((await browserOf('Operator').get('/users')).status).toBe(200)
    await portal.users.setRole(operator, 'Operator')
    expect((await browserOf('Operator').get('/users')).status).toBe(403)
    await portal.users.setActive(operator, false)
    expect((await browserOf('Operator').get('/transactions')).location).toContain('/sign-in')
  })
})
