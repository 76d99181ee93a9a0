import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type APIRequestContext, request } from '@playwright/test'
import { Page } from '../scripts/form-browser'
import { addAccount, emails, password, placesOrder, newBackOffice as test } from './back-office'
import { expect } from './fixtures'
import { withoutPostgres } from './postgres'
import { orderNumberOf } from './references'

test.skip(...withoutPostgres)

const root = join(import.meta.dirname, '..')
const folder = join(root, 'app/admin')

/** The addresses of the back office, as the files say. */
const routes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => /(^|\/)(page\.tsx|route\.ts)$/.test(path))
  .map((path) => `/admin/${path.replace(/\/?(page\.tsx|route\.ts)$/, '')}`.replace(/\/$/, ''))
  .sort()

/** What everybody finds there: a page, or another status; and who may do what of the actions. */
const pages: Record<string, number> = {
  '/admin': 200,
  '/admin/[...rest]': 404,
  '/admin/account': 200,
  '/admin/accounts': 200,
  '/admin/audit-log': 200,
  '/admin/emails': 200,
  '/admin/orders': 200,
  '/admin/orders/[orderNumber]': 200,
  '/admin/orders/[orderNumber]/credit-notes/[refund]': 404,
  '/admin/orders/[orderNumber]/invoice': 200,
  '/admin/orders/csv': 200,
  '/admin/personal-data': 200,
  '/admin/personal-data/export': 405,
  '/admin/sign-in': 307,
  '/admin/sign-out': 405,
  '/admin/stock': 200,
}
/** The order of the test has none, which only who is signed in gets to know. */
const creditNote = '/admin/orders/[orderNumber]/credit-notes/[refund]'
/** What staff do not find of it. */
const ownerPages = ['/admin/orders/csv']
/** What takes a form beside the actions, and what everybody gets for one that says nothing. */
const forms: Record<string, Record<'nobody' | 'staff' | 'owner', number>> = {
  '/admin/personal-data/export': { nobody: 303, staff: 403, owner: 400 },
  '/admin/sign-out': { nobody: 303, staff: 303, owner: 303 },
}
const actions: Record<string, 'anybody' | 'signed in' | 'owner'> = {
  acceptAction: 'owner',
  addAccountAction: 'owner',
  addNoteAction: 'signed in',
  cancelAction: 'signed in',
  captureAction: 'signed in',
  changeOwnPassword: 'signed in',
  changeRoleAction: 'owner',
  changeStockAction: 'signed in',
  checkAction: 'signed in',
  deactivateAction: 'owner',
  deletePersonAction: 'owner',
  denyAction: 'signed in',
  endOwnSessions: 'signed in',
  giveUpAction: 'owner',
  reactivateAction: 'owner',
  refundAction: 'owner',
  removeOwnTotp: 'signed in',
  resendAction: 'signed in',
  resetPasswordAction: 'owner',
  resolveMatter: 'signed in',
  sentAction: 'signed in',
  setOwnTotp: 'signed in',
  signInAction: 'anybody',
  voidAction: 'owner',
}

interface BuiltAction {
  id: string
  name: string
  /** The page that has it. */
  path: string
}

/** The Server Actions of the back office, as the build has them. */
function builtActions(orderNumber: string): BuiltAction[] {
  const build = process.env.NEXT_DIST_DIR || '.next'
  const manifest = JSON.parse(
    readFileSync(join(root, build, 'server/server-reference-manifest.json'), 'utf8'),
  )
  const found = Object.entries<{ workers: object; exportedName: string; filename: string }>(manifest.node)
  return found
    .filter(([, { filename }]) => filename.startsWith('app/admin/'))
    .map(([id, { workers, exportedName }]) => {
      const page = Object.keys(workers)[0] ?? ''
      return { id, name: exportedName, path: addressOf(page.replace(/^app|\/page$/g, ''), orderNumber) }
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
}

const addressOf = (route: string, orderNumber: string) =>
  route.replace('[orderNumber]', orderNumber).replace('[...rest]', 'no/page')

async function signsIn(context: APIRequestContext, url: string, email: string) {
  const html = await (await context.get(`${url}/admin/sign-in`)).text()
  const form = new Page(new URL(`${url}/admin/sign-in`), html).formOfButton('Sign in')
  const multipart = { ...form?.fields, email, password }
  const sent = await context.post(`${url}/admin/sign-in`, {
    multipart,
    headers: { origin: url },
    maxRedirects: 0,
  })
  expect(sent.status()).toBe(303)
}

/** Calls an action as a script would, with a form that says nothing. */
const call = (
  context: APIRequestContext,
  url: string,
  { id, path }: BuiltAction,
  origin: string | undefined,
) =>
  context.post(url + path, {
    headers: { 'next-action': id, ...(origin !== undefined && { origin }) },
    multipart: { '0': '[{"values":{}},"$K1"]', _1_nothing: '' },
    maxRedirects: 0,
  })

/** Sends a form that says nothing to a route that takes forms. */
const post = (context: APIRequestContext, url: string, path: string, origin: string | undefined) =>
  context.post(url + path, {
    headers: { ...(origin !== undefined && { origin }) },
    form: {},
    maxRedirects: 0,
  })

test('each route and each action is for those who may, and for forms of the shop alone', {
  tag: '@slow',
}, async ({ environment, other }) => {
  test.slow()
  const { url } = environment.shop
  await placesOrder(other)
  const orderNumber = await orderNumberOf(environment)
  const built = builtActions(orderNumber)
  // A new one has to be written into the tables above.
  expect(routes).toEqual(Object.keys(pages).sort())
  expect(built.map(({ name }) => name)).toEqual(Object.keys(actions).sort())
  expect(Object.keys(pages).filter((route) => pages[route] === 405)).toEqual(Object.keys(forms))

  const nobody = await request.newContext()
  for (const route of routes) {
    const response = await nobody.get(url + addressOf(route, orderNumber), { maxRedirects: 0 })
    expect(response.status(), `${route} without accounts`).toBe(pages[route] === 405 ? 405 : 404)
  }
  for (const action of built) {
    expect((await call(nobody, url, action, url)).status(), `${action.name} without accounts`).toBe(404)
  }

  await addAccount('owner')
  await addAccount('staff')
  for (const route of routes) {
    const response = await nobody.get(url + addressOf(route, orderNumber), { maxRedirects: 0 })
    const isForAccounts = pages[route] === 200 || route === creditNote
    const expected = route === '/admin/sign-in' ? 200 : isForAccounts ? 307 : pages[route]
    expect(response.status(), `${route} as nobody`).toBe(expected)
    if (expected === 307) expect(response.headers().location).toBe('/admin/sign-in')
    expect(response.headers()).toMatchObject({
      'referrer-policy': 'same-origin',
      'x-robots-tag': 'noindex, nofollow',
    })
    expect(response.headers()['cache-control']).toContain('no-store')
  }
  for (const action of built) {
    const outcome = await call(nobody, url, action, url)
    const leadsTo = outcome.headers()['x-action-redirect']?.split(';')[0]
    expect(leadsTo, `${action.name} as nobody`).toBe(
      actions[action.name] === 'anybody' ? undefined : '/admin/sign-in',
    )
  }
  for (const [path, expected] of Object.entries(forms)) {
    expect((await post(nobody, url, path, url)).status(), `a form to ${path} as nobody`).toBe(expected.nobody)
  }
  await nobody.dispose()

  for (const role of ['staff', 'owner'] as const) {
    const context = await request.newContext()
    await signsIn(context, url, emails[role])
    for (const route of routes) {
      const response = await context.get(url + addressOf(route, orderNumber), { maxRedirects: 0 })
      expect(response.status(), `${route} as ${role}`).toBe(
        role === 'staff' && ownerPages.includes(route) ? 403 : pages[route],
      )
    }
    for (const action of built) {
      for (const origin of ['https://evil.example', 'null', undefined]) {
        const forged = await call(context, url, action, origin)
        expect(forged.status(), `${action.name} as ${role}, from ${origin}`).toBe(403)
      }
      const answer = await (await call(context, url, action, url)).text()
      const isDenied = role === 'staff' && actions[action.name] === 'owner'
      expect(answer.includes('Only an owner may do this.'), `${action.name} as ${role}`).toBe(isDenied)
      if (action.name === 'endOwnSessions') await signsIn(context, url, emails[role])
    }
    for (const path of Object.keys(forms)) {
      for (const origin of ['https://evil.example', 'null', undefined]) {
        const forged = await post(context, url, path, origin)
        expect(forged.status(), `a form to ${path} as ${role}, from ${origin}`).toBe(403)
      }
    }
    expect((await context.get(`${url}/admin`, { maxRedirects: 0 })).status(), 'still signed in').toBe(200)
    for (const [path, expected] of Object.entries(forms)) {
      expect((await post(context, url, path, url)).status(), `a form to ${path} as ${role}`).toBe(
        expected[role],
      )
    }
    await context.dispose()
  }
})
