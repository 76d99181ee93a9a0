import { Hono } from 'hono'
import { FormRejection, type ValidationErrors } from '../form-rejection.ts'
import type { PortalContext, PortalEnv, SectionDependencies } from '../portal-env.ts'
import { readForm } from '../ui/form-data.ts'
import { showLonePage } from '../ui/page.tsx'
import { beginSession } from './guards.tsx'
import { showInvalidLink } from './invalid-link.tsx'
import { NewPasswordFields, readNewPassword } from './new-password.tsx'

/** The page to which the link of an invitation leads: whoever has it sets a password, and is signed in. */
export function invitationPage({ users, sessions }: SectionDependencies): Hono<PortalEnv> {
  const app = new Hono<PortalEnv>()

  const show = async (c: PortalContext, errors: ValidationErrors = {}) => {
    const invitation = c.req.query('invitation') ?? ''
    const user = await users.findByInvitation(invitation)
    if (!user) {
      return showInvalidLink(
        c,
        'It has been used, is older than 24 hours, or was replaced by a newer one. Ask an Owner or an Administrator for another link.',
      )
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

  app.get('/set-password', (c) => show(c))

  app.post('/set-password', async (c) => {
    const user = await users.findByInvitation(c.req.query('invitation') ?? '')
    if (!user) return show(c)
    try {
      await users.setPassword(user, readNewPassword(await readForm(c)))
    } catch (error) {
      if (error instanceof FormRejection) return show(c, error.errors)
      throw error
    }
    await users.noteSignIn(user)
    await beginSession(c, sessions, user)
    return c.redirect(c.var.to('/dashboard'), 303)
  })

  return app
}
