import { Hono } from 'hono'
import { PaymentPages } from '../branding/payment-pages.ts'
import { checkout } from '../checkout/checkout.ts'
import type { SimulatorDatabase } from '../database/database.ts'
import type { Role } from '../portal/auth/permissions.ts'
import { Users } from '../portal/auth/users.ts'
import { portal } from '../portal/portal.tsx'
import type { PortalDependencies } from '../portal/portal-env.ts'
import { configurationId, jobRequest, type mounts, simulatorContext } from './simulator.ts'

const origin = 'https://gateway.test'

/** Next to no work: tests sign in hundreds of times. */
const passwordCost = { N: 16, r: 8, p: 1 }

export type PortalBrowser = ReturnType<Awaited<ReturnType<typeof portalAt>>['browser']>

/** As a browser sends a form: with its files, if there are any. */
function bodyOf(form: Record<string, string | File>): URLSearchParams | FormData {
  const [body, files] = [new URLSearchParams(), new FormData()]
  for (const [name, value] of Object.entries(form)) {
    files.set(name, value)
    if (typeof value === 'string') body.set(name, value)
  }
  return body.size === Object.keys(form).length ? body : files
}

/** The Portal mounted at `mount` on a test's store, and browsers that are signed in to it. */
export async function portalAt(
  database: SimulatorDatabase,
  mount: (typeof mounts)[number] = '',
  hasDemoSignIn = true,
  screenshots?: PortalDependencies['screenshots'],
  destinations?: PortalDependencies['destinations'],
  maxPictureBytes?: number,
) {
  const context = await simulatorContext(database, destinations)
  const paymentPages = new PaymentPages(database, context.clocks, context.destinations)
  const time = { offsetMs: 0 }
  const realNow = () => new Date(Date.now() + time.offsetMs)
  const pages = portal({
    ...context,
    database,
    pages: paymentPages,
    pagesFor: checkout,
    screenshots,
    maxPictureBytes,
    configurationId,
    publicUrl: () => `${origin}${mount}`,
    portalAddress: () => `${origin}${mount}/portal`,
    // Below a path of the shop's, the shop is known.
    shopUrl: mount ? () => origin : undefined,
    hasDemoSignIn,
    realNow,
    passwordCost,
  })
  const app = new Hono().basePath(mount || '/').route('/portal', pages)
  const users = new Users(database, realNow, passwordCost)

  /** A browser: it keeps the cookie, and sends forms as a page of the Portal does. @param network from where it calls */
  const browser = (network?: string) => {
    let cookie = ''
    let formToken = ''
    const request = async (path: string, init: RequestInit = {}) => {
      const headers = { cookie, ...(init.headers as Record<string, string>) }
      const response = await app.request(`${origin}${mount}/portal${path}`, { ...init, headers }, { network })
      const set = response.headers.get('set-cookie')
      if (set) cookie = set.split(';')[0] ?? ''
      return response
    }
    const get = async (path: string) => {
      const response = await request(path)
      const text = await response.text()
      formToken = /name="formToken" value="([^"]+)"/.exec(text)?.[1] ?? formToken
      return { status: response.status, text, location: leadsTo(response), headers: response.headers }
    }
    const post = async (
      path: string,
      form: Record<string, string | File> = {},
      headers: Record<string, string> = {},
    ) => {
      const body = bodyOf({ formToken, ...form })
      const response = await request(path, { method: 'POST', body, headers: { origin, ...headers } })
      return {
        status: response.status,
        text: await response.text(),
        location: leadsTo(response),
        headers: response.headers,
      }
    }
    return { get, post, request, cookie: () => cookie }
  }

  /** Where an answer leads within the Portal. */
  const leadsTo = (response: Response): string => {
    const location = response.headers.get('location') ?? ''
    return location.startsWith(`${mount}/portal`) ? location.slice(`${mount}/portal`.length) : location
  }

  /** A browser in which somebody with this role is signed in. */
  const signedInAs = async (role: Role) => {
    const email = `${role.toLowerCase().replaceAll(' ', '-')}@merchant.example`
    await users.ensure({ email, name: role, role }, 'correct horse 7')
    const it = browser()
    await it.post('/sign-in', { email, password: 'correct horse 7' })
    await it.get('/account')
    return it
  }

  return {
    ...context,
    app,
    pages,
    paymentPages,
    users,
    browser,
    signedInAs,
    /** Lets real time pass. */
    wait: (durationMs: number) => {
      time.offsetMs += durationMs
    },
    /** A job that a shopper has paid. */
    paidJob: async (changes: Parameters<typeof jobRequest>[0] = {}) =>
      context.payments.simulate(
        await context.payments.create(context.configuration, jobRequest(changes)),
        'Successful',
      ),
  }
}
