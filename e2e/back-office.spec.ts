import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type APIRequestContext, type Page as BrowserPage, request } from '@playwright/test'
import { PostgresCluster } from 'cashflows-postgres/kit/cluster'
import { findPostgresPrograms } from 'cashflows-postgres/kit/programs'
import { accessibilityProblems } from 'cashflows-simulator/kit/accessibility'
import { Page } from '../scripts/form-browser'
import { startEnvironment } from './environment'
import { expect, testIn } from './fixtures'
import type { HttpShopper } from './http-shopper'
import { HttpVisitor } from './http-visitor'
import { orderNumberOf } from './references'

const programs = findPostgresPrograms()
const password = 'three small pots'
const emails = { owner: 'owner@shop.example', staff: 'staff@shop.example' }

/** Where `npm run admin` finds the accounts while the shop runs. */
let databaseUrl = ''

const test = testIn(async () => {
  const postgres = new PostgresCluster(programs ?? '')
  await postgres.start()
  databaseUrl = postgres.url('postgres')
  const environment = await startEnvironment({ variables: { DATABASE_URL: databaseUrl } })
  const close = async () => {
    await environment.close()
    await postgres.remove()
  }
  return { ...environment, close }
})

test.skip(programs === undefined, 'it needs the programs of PostgreSQL')
// The first finds a shop without a back office.
test.describe.configure({ mode: 'serial' })

/** What is typed behind `npm run admin --`. */
function admin(...words: string[]): void {
  const command = ['run', '--silent', '--ignore-scripts', 'admin', '--', ...words]
  const env = { ...process.env, DATABASE_URL: databaseUrl }
  const { stderr } = spawnSync('npm', command, { encoding: 'utf8', env, input: password })
  expect(stderr).toBe('')
}

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
  '/admin/emails': 200,
  '/admin/orders': 200,
  '/admin/orders/[orderNumber]': 200,
  '/admin/orders/csv': 200,
  '/admin/sign-in': 307,
  '/admin/sign-out': 405,
  '/admin/stock': 200,
}
const actions: Record<string, 'anybody' | 'signed in' | 'owner'> = {
  acceptAction: 'owner',
  addNoteAction: 'signed in',
  cancelAction: 'signed in',
  captureAction: 'signed in',
  changeOwnPassword: 'signed in',
  changeStockAction: 'signed in',
  checkAction: 'signed in',
  denyAction: 'signed in',
  endOwnSessions: 'signed in',
  refundAction: 'owner',
  removeOwnTotp: 'signed in',
  resendAction: 'signed in',
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

async function placesOrder(other: HttpShopper) {
  await other.checksOut('small-cup', { option: 'Chalk', quantity: 3 })
  await other.chooses('Successful Payment')
  await other.seesOrder('paid')
}

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

test('each route and each action is for those who may, and for forms of the shop alone', async ({
  environment,
  other,
}) => {
  test.slow()
  const { url } = environment.shop
  await placesOrder(other)
  const orderNumber = await orderNumberOf(environment)
  const built = builtActions(orderNumber)
  // A new one has to be written into the tables above.
  expect(routes).toEqual(Object.keys(pages).sort())
  expect(built.map(({ name }) => name)).toEqual(Object.keys(actions).sort())

  const nobody = await request.newContext()
  for (const route of routes) {
    const response = await nobody.get(url + addressOf(route, orderNumber), { maxRedirects: 0 })
    expect(response.status(), `${route} without accounts`).toBe(pages[route] === 405 ? 405 : 404)
  }
  for (const action of built) {
    expect((await call(nobody, url, action, url)).status(), `${action.name} without accounts`).toBe(404)
  }

  admin('add', emails.owner)
  admin('add', emails.staff, '--role', 'staff')
  for (const route of routes) {
    const response = await nobody.get(url + addressOf(route, orderNumber), { maxRedirects: 0 })
    const expected = route === '/admin/sign-in' ? 200 : pages[route] === 200 ? 307 : pages[route]
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
  await nobody.dispose()

  for (const role of ['staff', 'owner'] as const) {
    const context = await request.newContext()
    await signsIn(context, url, emails[role])
    for (const route of routes) {
      const response = await context.get(url + addressOf(route, orderNumber), { maxRedirects: 0 })
      expect(response.status(), `${route} as ${role}`).toBe(pages[route])
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
    const forged = await context.post(`${url}/admin/sign-out`, {
      headers: { origin: 'https://evil.example' },
    })
    expect(forged.status()).toBe(403)
    expect((await context.get(`${url}/admin`, { maxRedirects: 0 })).status(), 'still signed in').toBe(200)
    await context.dispose()
  }
})

test('without JavaScript nothing that is typed is lost, and what is sent twice is done once', async ({
  environment,
  other,
  control,
}) => {
  await placesOrder(other)
  const orderNumber = await orderNumberOf(environment)
  const merchant = new HttpVisitor(other.browser, environment.shop.url)
  await merchant.opens('/admin/sign-in')
  merchant.types({ 'Email address': emails.owner, Password: 'three small pans' })
  await merchant.chooses('Sign in')
  merchant.reads(/Email address, password or code is wrong/)
  merchant.types({ Password: password })
  await merchant.chooses('Sign in')
  merchant.reads(/Last orders/)
  await merchant.opens(`/admin/orders/${orderNumber}`)
  merchant.types({ 'Amount in GBP': '510.00' })
  await merchant.chooses('Refund this amount')
  merchant.reads(/Only £51\.95 is left to refund/)
  expect(merchant.page.html).toContain('value="510.00"')
  merchant.types({ 'Amount in GBP': '5.10' })
  const { page } = merchant
  await merchant.chooses('Refund this amount')
  merchant.reads(/The refund is made/)
  merchant.goesBackTo(page)
  merchant.types({ 'Amount in GBP': '5.10' })
  await merchant.chooses('Refund this amount')
  merchant.reads(/Partially refunded/)
  const { jobs } = await control.listJobs()
  const refunds = jobs.flatMap(({ payments }) => payments.flatMap((payment) => payment.refunds))
  expect(refunds).toMatchObject([{ amountToRefund: '5.10', status: 'Completed' }])
})

const screens = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
]

async function isAccessible(page: BrowserPage, name: string) {
  for (const screen of screens) {
    await page.setViewportSize(screen)
    expect.soft(await accessibilityProblems(page), `${name} at ${screen.width}`).toEqual([])
    for (const size of ['100%', '200%']) {
      const overflow = await page.evaluate((fontSize) => {
        const { documentElement } = document
        documentElement.style.fontSize = fontSize
        return documentElement.scrollWidth - window.innerWidth
      }, size)
      expect.soft(overflow, `${name} at ${screen.width} with text at ${size}`).toBeLessThanOrEqual(0)
    }
    await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
  }
}

test('a merchant’s day: a withdrawal, an order that is found, a refund of two items, a note', async ({
  page,
  environment,
  other,
  control,
}) => {
  test.slow()
  await placesOrder(other)
  const orderNumber = await orderNumberOf(environment)
  await other.follows('Withdraw from contract here')
  await other.chooses('Continue')
  await other.chooses('Confirm withdrawal')

  await page.goto('/admin')
  await isAccessible(page, 'sign-in')
  await page.getByLabel('Email address').fill(emails.owner)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Withdrawals: 1' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(/\d+ of them authorised or paid: £\d/)
  await isAccessible(page, 'today')
  await page.getByLabel('Why it is denied').fill('The cups were made to order.')
  await page.getByRole('button', { name: 'Deny withdrawal 1' }).click()
  await expect(page.getByRole('status')).toContainText('The withdrawal is denied.')

  await page.getByRole('link', { name: 'Orders', exact: true }).click()
  await page.getByLabel('Find').fill('anna@example.com')
  await page.getByLabel('Status').selectOption('paid')
  await page.getByRole('button', { name: 'Find orders' }).click()
  await expect(page).toHaveURL(/q=anna%40example\.com&status=paid/)
  await isAccessible(page, 'orders')
  await page.getByRole('link', { name: orderNumber }).click()
  await expect(page.getByRole('heading', { name: `Order ${orderNumber}` })).toBeVisible()
  await isAccessible(page, 'order')

  await page.getByText('Refund items', { exact: true }).click()
  await page.getByLabel('Small cup, Chalk').selectOption('2')
  await page.getByLabel('The items can be ordered again').filter({ visible: true }).check()
  await page.getByRole('button', { name: 'Refund these items' }).click()
  await expect(page.getByRole('status')).toContainText('The refund is made.')
  await page.getByText('Add a note', { exact: true }).click()
  await page.getByLabel('Note', { exact: true }).fill('Two cups were broken.')
  await page.getByRole('button', { name: 'Add the note' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Note: Two cups were broken.' })).toContainText(
    emails.owner,
  )
  await isAccessible(page, 'order with a refund')
  const { jobs } = await control.listJobs()
  const refunds = jobs.flatMap(({ payments }) => payments.flatMap((payment) => payment.refunds))
  expect(refunds).toMatchObject([{ amountToRefund: '32.00', status: 'Completed' }])

  await page.getByRole('link', { name: 'Stock' }).click()
  await page.getByRole('link', { name: 'harbour-mug/iron: change' }).click()
  await page.getByLabel('How many can be ordered').fill('2')
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await expect(page.getByRole('row', { name: /harbour-mug\/iron/ })).toContainText('Low')
  await isAccessible(page, 'stock')
  await page.getByRole('link', { name: 'Emails' }).click()
  await expect(page.getByRole('row', { name: /confirmation to anna@example\.com/ }).first()).toBeVisible()
  await isAccessible(page, 'emails')
  await page.getByRole('link', { name: 'Your account' }).click()
  await expect(page.getByRole('heading', { name: 'Second factor' })).toBeVisible()
  await isAccessible(page, 'account')

  await page.getByRole('button', { name: 'Sign out' }).first().click()
  await expect(page.getByRole('heading', { name: 'Sign in to the back office' })).toBeVisible()
  await page.goto(`/admin/orders/${orderNumber}`)
  await expect(page.getByRole('heading', { name: 'Sign in to the back office' })).toBeVisible()
})
