import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { assumed } from '../assumptions.ts'
import { whatFailed } from '../database/database-error.ts'
import { appearancePages } from './appearance/appearance.tsx'
import { editorScript } from './appearance/editor-script.ts'
import { sharedPages } from './appearance/shared-pages.tsx'
import { accountPages } from './auth/account.tsx'
import { sameSite, showRefused, signedIn, withFormToken } from './auth/guards.tsx'
import { Sessions } from './auth/sessions.ts'
import { signInPages } from './auth/sign-in.tsx'
import { Users } from './auth/users.ts'
import { apiDataPages } from './configuration/api-data.tsx'
import { settingsPages } from './configuration/settings.tsx'
import { paymentLinkPages } from './payment-links/payment-links.tsx'
import type { PortalContext, PortalEnv, PortalParts } from './portal-env.ts'
import { reportPages } from './reports/reports.tsx'
import { simulationPages } from './simulation/simulation.tsx'
import { transactionList } from './transactions/list.tsx'
import { transactionPage } from './transactions/transaction.tsx'
import { showMissing } from './ui/missing.tsx'
import { script } from './ui/script.ts'
import { style } from './ui/style.ts'
import { userPages } from './users/users-page.tsx'

/** The merchant's Portal, to be mounted at /portal. Whoever is not signed in sees the sign-in and nothing else. */
export function portal(parts: PortalParts): Hono<PortalEnv> {
  const now = parts.realNow ?? (() => new Date())
  const users = new Users(parts.database, now, parts.passwordCost)
  const sessions = new Sessions(parts.database, now)
  const app = new Hono<PortalEnv>()

  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status === 403) {
      return showRefused(c, 403, 'The form came from a page of another site. Nothing was changed.')
    }
    console.error(whatFailed(error))
    return showRefused(c, 500, 'Something went wrong here. Try again; the log of the simulator says more.')
  })

  app.use(async (c, next) => {
    const base = `${new URL(parts.publicUrl(c.req.raw)).pathname.replace(/\/$/, '')}/portal`
    c.set('to', (path) => `${base}${path}`)
    // PostgreSQL does not store U+0000: such a path finds nothing.
    if (new URL(c.req.url).pathname.includes('%00')) return showRefused(c, 404, nowhere)
    await next()
  })
  app.get('/style.css', (c) => asset(c, style, 'text/css'))
  app.get('/script.js', (c) => asset(c, script, 'text/javascript'))
  app.get('/appearance-editor.js', (c) => asset(c, editorScript, 'text/javascript'))
  app.use(sameSite)
  app.use(
    bodyLimit({
      maxSize: 2 * assumed.requestLimit,
      onError: (c) => {
        const message = 'The form holds more than the Portal takes. A picture may have at most 32 KB.'
        const wantsJson = c.req.header('Accept') === 'application/json'
        return wantsJson ? c.json({ problems: [{ field: '', message }] }, 413) : showRefused(c, 413, message)
      },
    }),
  )
  app.route('/', sharedPages(parts))
  app.route('/', signInPages(users, sessions, parts.hasDemonstration))

  app.use(signedIn(parts, sessions, users), withFormToken)
  app.get('/', (c) => c.redirect(c.var.to('/transactions'), 303))
  app.route('/', accountPages(users, sessions))
  app.route('/', transactionList(parts))
  app.route('/', transactionPage(parts))
  app.route('/', settingsPages(parts))
  app.route('/', apiDataPages(parts))
  app.route('/', appearancePages(parts))
  app.route('/', paymentLinkPages(parts))
  app.route('/', reportPages(parts))
  app.route('/', userPages(users, parts))
  app.route('/', simulationPages(parts))
  // A mounted application is never asked for its notFound.
  app.all('*', showUnknown)
  return app
}

const showUnknown = (c: PortalContext) =>
  showMissing(c, {
    heading: nowhere,
    text: 'The address is not whole, or the page has moved.',
    leadsTo: ['Go to the transactions', '/transactions'],
  })

const nowhere = 'There is no such page in the Portal'

const asset = (c: Context, text: string, type: string) =>
  c.body(text, 200, {
    'Content-Type': `${type}; charset=utf-8`,
    'Cache-Control': 'public, max-age=31536000, immutable',
    'X-Content-Type-Options': 'nosniff',
  })
