import { Hono } from 'hono'
import { assumed } from '../../assumptions.ts'
import { readForm } from '../../web/form.ts'
import type { PortalContext, PortalEnv } from '../portal-env.ts'
import { typedLine } from '../typed.ts'
import { Message } from '../ui/elements.tsx'
import { Field } from '../ui/form.tsx'
import { showLonePage } from '../ui/page.tsx'
import { beginSession } from './guards.tsx'
import type { Sessions } from './sessions.ts'
import { NotAllowed, type Users } from './users.ts'

const demonstrationUser = {
  email: 'demonstration@portal.example',
  name: 'Demonstration Owner',
  role: 'Owner',
} as const

/** The pages of those who are not signed in. */
export function signInPages(users: Users, sessions: Sessions, hasDemonstration: boolean): Hono<PortalEnv> {
  const app = new Hono<PortalEnv>()

  const show = (c: PortalContext, form: { email?: string | undefined; problem?: string } = {}) => {
    const { from = '', over } = c.req.query()
    const action = c.var.to(`/sign-in?from=${encodeURIComponent(from)}`)
    return showLonePage(c, {
      title: form.problem ? 'Error: Sign in' : 'Sign in',
      status: form.problem ? 400 : 200,
      body: (
        <>
          <section class="panel">
            <h1>Sign in</h1>
            {over && !form.problem && <Message>Your session has ended. Sign in again to go on.</Message>}
            <form method="post" action={action} novalidate>
              <Field
                name="email"
                label="E-mail"
                type="email"
                autocomplete="username"
                value={form.email}
                problem={form.problem}
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
    const { email: typed, password = '' } = await readForm(c)
    const email = typedLine(typed)
    if (!email || !password) return show(c, { email, problem: 'Enter your e-mail address and password.' })
    const user = await users.signIn(email, password)
    if (!user) return show(c, { email, problem: refusal })
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

  const showInvitation = async (c: PortalContext, problem?: string) => {
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
      title: problem ? 'Error: Choose a password' : 'Choose a password',
      status: problem ? 400 : 200,
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
            <NewPasswordFields problem={problem} />
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
    const { password = '', repeated = '' } = await readForm(c)
    if (password !== repeated) return showInvitation(c, 'The two passwords differ.')
    try {
      await users.setPassword(user, password)
    } catch (error) {
      if (error instanceof NotAllowed) return showInvitation(c, error.message)
      throw error
    }
    await users.noteSignIn(user)
    await beginSession(c, sessions, user)
    return c.redirect(c.var.to('/transactions'), 303)
  })

  return app
}

/** The fields of a new password, typed twice. */
export function NewPasswordFields({ problem }: { problem?: string | undefined }) {
  return (
    <>
      <Field
        name="password"
        label="New password"
        type="password"
        autocomplete="new-password"
        hint={`At least ${assumed.portal.shortestPassword} characters, with letters and digits; none of your last ${assumed.portal.earlierPasswords}.`}
        problem={problem}
      />
      <Field name="repeated" label="New password, once more" type="password" autocomplete="new-password" />
    </>
  )
}

const { failedSignIns, lockOut } = assumed.portal
const refusal = `E-mail or password is wrong, or the user is locked out: after ${failedSignIns} failed attempts in a row, for ${lockOut / 60_000} minutes.`
