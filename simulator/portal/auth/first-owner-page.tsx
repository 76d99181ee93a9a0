import { Hono } from 'hono'
import { z } from 'zod'
import { FormRejection } from '../form-rejection.ts'
import type { PortalContext, PortalEnv, SectionDependencies } from '../portal-env.ts'
import { emailSchema, parseForm, readForm } from '../ui/form-data.ts'
import { type PageState, showLonePage } from '../ui/page.tsx'
import { EmailField } from './email-field.tsx'
import { firstOwnerPath } from './first-owner.ts'
import { beginSession } from './guards.tsx'
import { showInvalidLink } from './invalid-link.tsx'
import { NewPasswordFields, readNewPassword } from './new-password.tsx'

/** The page to which a link of the simulator's log leads: whoever has it becomes the first Owner, and is signed in. */
export function firstOwnerPage({ firstOwner, users, sessions }: SectionDependencies): Hono<PortalEnv> {
  const app = new Hono<PortalEnv>()

  const show = async (c: PortalContext, { form = {}, errors = {} }: PageState = {}) => {
    const token = c.req.query('token') ?? ''
    if (!(await firstOwner.isGood(token))) {
      return showInvalidLink(
        c,
        <>
          It has been used, is older than 24 hours, or is incomplete. While nobody can sign in, the{' '}
          <a href={c.var.to('/sign-in')}>sign-in page</a> says where to find another one.
        </>,
      )
    }
    return showLonePage(c, {
      title: 'Become the first Owner',
      errors,
      body: (
        <section class="panel">
          <header>
            <h1>Become the first Owner</h1>
            <p class="muted">An Owner can do everything, and creates the other users.</p>
          </header>
          <form
            method="post"
            action={c.var.to(`${firstOwnerPath}?token=${encodeURIComponent(token)}`)}
            novalidate
          >
            <EmailField value={form.email} error={errors.email} />
            <NewPasswordFields error={errors.password} />
            <button type="submit" class="main-action">
              Create the Owner and sign in
            </button>
          </form>
        </section>
      ),
    })
  }

  app.get(firstOwnerPath, (c) => show(c))

  app.post(firstOwnerPath, async (c) => {
    const token = c.req.query('token') ?? ''
    if (!(await firstOwner.isGood(token))) return show(c)
    const form = await readForm(c)
    try {
      const { email } = parseForm(z.object({ email: emailSchema }), form)
      const owner = await firstOwner.create(token, email, readNewPassword(form))
      if (!owner) return show(c)
      await users.noteSignIn(owner)
      await beginSession(c, sessions, owner)
      return c.redirect(c.var.to('/dashboard'), 303)
    } catch (error) {
      if (error instanceof FormRejection) return show(c, { form, errors: error.errors })
      throw error
    }
  })

  return app
}
