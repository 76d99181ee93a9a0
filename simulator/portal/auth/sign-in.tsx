import { Hono } from 'hono'
import { assumptions } from '../../assumptions.ts'
import { allow } from '../../rate-limit/rate-limit.ts'
import type { PortalContext, PortalEnv, SectionDependencies } from '../portal-env.ts'
import { Message } from '../ui/elements.tsx'
import { Field } from '../ui/form.tsx'
import { readForm, singleLine } from '../ui/form-data.ts'
import { type PageState, showLonePage } from '../ui/page.tsx'
import { EmailField } from './email-field.tsx'
import { beginSession, showRejected } from './guards.tsx'

const demoUser = {
  email: 'demonstration@portal.example',
  name: 'Demonstration Owner',
  role: 'Owner',
} as const

/** Several people can share an address: an office. */
const signInsPerNetwork = { limit: 30, windowSeconds: 600 }

/** The page on which somebody signs in. */
export function signInPage({
  users,
  firstOwner,
  sessions,
  hasDemoSignIn,
  database,
  realNow = () => new Date(),
}: SectionDependencies): Hono<PortalEnv> {
  const app = new Hono<PortalEnv>()

  const show = async (c: PortalContext, { form = {}, errors = {} }: PageState = {}) => {
    const { from = '', over } = c.req.query()
    const hasNobody = !hasDemoSignIn && (await firstOwner.offer())
    const action = c.var.to(`/sign-in?from=${encodeURIComponent(from)}`)
    return showLonePage(c, {
      title: 'Sign in',
      errors,
      body: (
        <>
          <section class="panel">
            <h1>Sign in</h1>
            {hasNobody && (
              <Message>
                Nobody can sign in yet. To become the first Owner, open the link that the simulator has
                written into its log, or set PORTAL_EMAIL and PORTAL_PASSWORD and start it again.
              </Message>
            )}
            {over && !errors.email && <Message>Your session has ended. Please sign in again.</Message>}
            <form method="post" action={action} novalidate>
              <EmailField value={form.email} error={errors.email} />
              <Field name="password" label="Password" type="password" autocomplete="current-password" />
              <button type="submit" class="main-action">
                Sign in
              </button>
            </form>
            <p class="hint">
              Forgotten your password? Ask an Owner or an Administrator for a link to set a new one.
            </p>
          </section>
          {hasDemoSignIn && (
            <section class="panel">
              <h2>Just looking?</h2>
              <p class="hint">In development and tests, one click signs you in as an Owner.</p>
              <form
                method="post"
                action={c.var.to(`/sign-in/demonstration?from=${encodeURIComponent(from)}`)}
              >
                <button type="submit">Demo sign-in as Owner</button>
              </form>
            </section>
          )}
        </>
      ),
    })
  }

  const goOn = (c: PortalContext) => {
    const { from = '' } = c.req.query()
    const isPage = /^\/[a-z][\w/-]*$/.test(from)
    return c.redirect(c.var.to(isPage ? from : '/dashboard'), 303)
  }

  app.get('/sign-in', (c) => show(c))

  app.post('/sign-in', async (c) => {
    const form = await readForm(c)
    const email = singleLine(form.email)
    const { password = '' } = form
    const shown = { email }
    if (!email || !password) {
      return show(c, { form: shown, errors: { email: 'Enter your email address and password.' } })
    }
    const network = c.env?.network
    if (network) {
      const allowance = await allow(database, `sign-in from ${network}`, signInsPerNetwork, realNow())
      if (!allowance.isAllowed) {
        c.header('Retry-After', String(allowance.retryAfterSeconds))
        return showRejected(c, 429, tooManyText)
      }
    }
    const user = await users.signIn(email, password)
    if (!user) return show(c, { form: shown, errors: { email: deniedText } })
    await beginSession(c, sessions, user)
    return goOn(c)
  })

  if (hasDemoSignIn) {
    app.post('/sign-in/demonstration', async (c) => {
      const user = await users.ensure(demoUser)
      await users.noteSignIn(user)
      await beginSession(c, sessions, user)
      return goOn(c)
    })
  }

  return app
}

const { failedSignIns, lockOutMs } = assumptions.portal
const tooManyText = `There were ${signInsPerNetwork.limit} attempts to sign in from your network in the last ${signInsPerNetwork.windowSeconds / 60} minutes. Please try again later.`
const deniedText = `Sign-in failed. Check email and password; after ${failedSignIns} failures the user is locked for ${lockOutMs / 60_000} minutes.`
