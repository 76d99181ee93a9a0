import { Hono } from 'hono'
import { assumed } from '../../assumptions.ts'
import { readForm } from '../../web/form.ts'
import type { PortalContext, PortalEnv } from '../portal-env.ts'
import { Message, Moment } from '../ui/elements.tsx'
import { Field, PostForm, type Problems } from '../ui/form.tsx'
import { showPage } from '../ui/page.tsx'
import { allow, beginSession, forgetSession } from './guards.tsx'
import { roleDescriptions } from './rights.ts'
import type { Sessions } from './sessions.ts'
import { NewPasswordFields } from './sign-in.tsx'
import { NotAllowed, type Users } from './users.ts'

/** A user's own page: who they are, and their password. */
export function accountPages(users: Users, sessions: Sessions): Hono<PortalEnv> {
  const app = new Hono<PortalEnv>()

  const show = (c: PortalContext, problems: Problems = {}) => {
    const { view } = c.var
    const { user } = view
    const hasProblem = Object.values(problems).some(Boolean)
    return showPage(c, {
      title: hasProblem ? 'Error: Your account' : 'Your account',
      status: hasProblem ? 400 : 200,
      body: (
        <>
          <h1>Your account</h1>
          {c.req.query('done') === 'password' && <Message tone="good">Your password is changed.</Message>}
          {users.isPasswordOld(user) && (
            <Message tone="bad">
              Your password is older than {assumed.portal.passwordAge} days. Choose a new one to go on.
            </Message>
          )}
          <div class="pair even">
            <section class="panel">
              <h2>You</h2>
              <dl class="facts">
                <div>
                  <dt>Name</dt>
                  <dd>{user.name}</dd>
                </div>
                <div>
                  <dt>E-mail</dt>
                  <dd>{user.email}</dd>
                </div>
                <div>
                  <dt>Role</dt>
                  <dd>
                    {user.role}
                    <p class="hint">{roleDescriptions[user.role]}</p>
                  </dd>
                </div>
                <div>
                  <dt>Signed in</dt>
                  <dd>
                    <Moment at={view.session.createdAt} />
                  </dd>
                </div>
              </dl>
            </section>
            <section class="panel">
              <h2>Password</h2>
              {user.passwordHash === null ? (
                <p class="hint">The demonstration user signs in without a password.</p>
              ) : (
                <PostForm view={view} action="/account">
                  <Field
                    name="present"
                    label="Current password"
                    type="password"
                    autocomplete="current-password"
                    problem={problems.present}
                  />
                  <NewPasswordFields problem={problems.password} />
                  <div>
                    <button type="submit" class="main-action">
                      Change password
                    </button>
                  </div>
                </PostForm>
              )}
            </section>
          </div>
        </>
      ),
    })
  }

  app.get('/account', allow('keep own account'), (c) => show(c))

  app.post('/account', allow('keep own account'), async (c) => {
    const { user } = c.var.view
    const { present = '', password = '', repeated = '' } = await readForm(c)
    // Counted like a sign-in, so that nobody guesses at a session that was left open.
    if (!(await users.signIn(user.email, present))) {
      return show(c, {
        present: 'This is not your current password, or there were too many failed attempts.',
      })
    }
    if (password !== repeated) return show(c, { password: 'The two passwords differ.' })
    try {
      await users.setPassword(user, password)
    } catch (error) {
      if (error instanceof NotAllowed) return show(c, { password: error.message })
      throw error
    }
    await beginSession(c, sessions, user)
    return c.redirect(c.var.to('/account?done=password'), 303)
  })

  app.post('/sign-out', allow('keep own account'), async (c) => {
    await sessions.end(c.var.view.session)
    forgetSession(c)
    return c.redirect(c.var.to('/sign-in'), 303)
  })

  return app
}
