import { Hono } from 'hono'
import { assumptions } from '../../assumptions.ts'
import type { PortalContext, PortalEnv, SectionDependencies } from '../portal-env.ts'
import { Rejection, type ValidationErrors } from '../rejection.ts'
import { Message } from '../ui/elements.tsx'
import { Field } from '../ui/form.tsx'
import { readForm, singleLine } from '../ui/form-data.ts'
import { type PageState, showLonePage } from '../ui/page.tsx'
import { beginSession } from './guards.tsx'
import { NewPasswordFields, readNewPassword } from './new-password.tsx'

const demonstrationUser = {
  email: 'demonstration@portal.example',
  name: 'Demonstration Owner',
  role: 'Owner',
} as const

/** The pages of those who are not signed in. */
export function signInPages({ users, sessions, hasDemonstration }: SectionDependencies): Hono<PortalEnv> {
  const app = new Hono<PortalEnv>()

  const show = (c: PortalContext, { form = {}, errors = {} }: PageState = {}) => {
    const { from = '', over } = c.req.query()
    const action = c.var.to(`/sign-in?from=${encodeURIComponent(from)}`)
    return showLonePage(c, {
      title: 'Sign in',
      errors,
      body: (
        <>
          <section class="panel">
            <h1>Sign in</h1>
            {over && !errors.email && <Message>Your session has ended. Sign in again to go on.</Message>}
            <form method="post" action={action} novalidate>
              <Field
                name="email"
                label="E-mail"
                type="email"
                autocomplete="username"
                value={form.email}
                error={errors.email}
              />
              <Field name="password" label="Password" type="password" autocomplete="current-password" />
              <button type="submit" class="main-action">
                Sign in
              </button>
            </form>
            <p class="hint">
              Forgotten the password? An Owner or an Administrator can make you a link with which you set a
              new one.
            </p>
          </section>
          {hasDemonstration && (
            <section class="panel">
              <h2>Just looking?</h2>
              <p class="hint">Here, in development, one click signs you in with every right.</p>
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
    return c.redirect(c.var.to(isPage ? from : '/transactions'), 303)
  }

  app.get('/sign-in', (c) => show(c))

  app.post('/sign-in', async (c) => {
    const form = await readForm(c)
    const email = singleLine(form.email)
    const { password = '' } = form
    const shown = { email }
    if (!email || !password) {
      return show(c, { form: shown, errors: { email: 'Enter your e-mail address and password.' } })
    }
    const user = await users.signIn(email, password)
    if (!user) return show(c, { form: shown, errors: { email: deniedText } })
    await beginSession(c, sessions, user)
    return goOn(c)
  })

  if (hasDemonstration) {
    app.post('/sign-in/demonstration', async (c) => {
      const user = await users.ensure(demonstrationUser)
      await users.noteSignIn(user)
      await beginSession(c, sessions, user)
      return goOn(c)
    })
  }

  const showInvitation = async (c: PortalContext, errors: ValidationErrors = {}) => {
    const invitation = c.req.query('invitation') ?? ''
    const user = await users.findByInvitation(invitation)
    if (!user) {
      return showLonePage(c, {
        title: 'This link is not valid',
        status: 410,
        body: (
          <>
            <h1>This link is not valid</h1>
            <p>
              It has been used, it is older than 24 hours, or a newer one was made. Ask an Owner or an
              Administrator for another link.
            </p>
          </>
        ),
      })
    }
    return showLonePage(c, {
      title: 'Choose a password',
      errors,
      body: (
        <section class="panel">
          <header>
            <h1>Choose a password</h1>
            <p class="muted">for {user.email}</p>
          </header>
          <form
            method="post"
            action={c.var.to(`/set-password?invitation=${encodeURIComponent(invitation)}`)}
            novalidate
          >
            <NewPasswordFields error={errors.password} />
            <button type="submit" class="main-action">
              Set password and sign in
            </button>
          </form>
        </section>
      ),
    })
  }

  app.get('/set-password', (c) => showInvitation(c))

  app.post('/set-password', async (c) => {
    const user = await users.findByInvitation(c.req.query('invitation') ?? '')
    if (!user) return showInvitation(c)
    try {
      await users.setPassword(user, readNewPassword(await readForm(c)))
    } catch (error) {
      if (error instanceof Rejection) return showInvitation(c, error.errors)
      throw error
    }
    await users.noteSignIn(user)
    await beginSession(c, sessions, user)
    return c.redirect(c.var.to('/transactions'), 303)
  })

  return app
}

const { failedSignIns, lockOutMs } = assumptions.portal
const deniedText = `E-mail or password is wrong, or the user is locked out: after ${failedSignIns} failed attempts in a row, for ${lockOutMs / 60_000} minutes.`
