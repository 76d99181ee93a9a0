import { assumptions } from '../../assumptions.ts'
import { FormRejection } from '../form-rejection.ts'
import type { PortalContext } from '../portal-env.ts'
import { Fact, Message, Moment, Panel } from '../ui/elements.tsx'
import { Field, PostForm, Submit } from '../ui/form.tsx'
import { type PageState, redirectWithFlash, showPage } from '../ui/page.tsx'
import type { PortalSection } from '../ui/section.ts'
import { beginSession, endSession } from './guards.tsx'
import { NewPasswordFields, readNewPassword } from './new-password.tsx'
import { roles } from './permissions.ts'

/** A user's own page: who they are, and their password. */
export const account: PortalSection = {
  path: '/account',
  title: 'Your account',
  permission: 'keep own account',
  register({ get, post }, { users, sessions }) {
    const page = (c: PortalContext, { errors = {} }: PageState = {}) => {
      const { user, session } = c.var.viewer
      return showPage(c, {
        title: 'Your account',
        errors,
        flash: { password: 'Your password is changed.' },
        body: (
          <>
            {users.isPasswordOld(user) && (
              <Message tone="bad">
                Your password is older than {assumptions.portal.maxPasswordAgeDays} days. Choose a new one to
                go on.
              </Message>
            )}
            <div class="pair even">
              <Panel title="You">
                <dl class="facts">
                  <Fact name="Name">
                    <bdi>{user.name}</bdi>
                  </Fact>
                  <Fact name="Email">{user.email}</Fact>
                  <Fact name="Role">
                    {user.role}
                    <p class="hint">{roles[user.role].description}</p>
                  </Fact>
                  <Fact name="Signed in">
                    <Moment at={session.createdAt} />
                  </Fact>
                </dl>
              </Panel>
              <Panel title="Password">
                {user.passwordHash === null ? (
                  <p class="hint">The demo user signs in without a password.</p>
                ) : (
                  <PostForm action="/account">
                    <Field
                      name="present"
                      label="Current password"
                      type="password"
                      autocomplete="current-password"
                      error={errors.present}
                    />
                    <NewPasswordFields error={errors.password} />
                    <Submit>Change password</Submit>
                  </PostForm>
                )}
              </Panel>
            </div>
          </>
        ),
      })
    }

    get('/account', page)

    post('/account', page, async (c, form) => {
      const { user } = c.var.viewer
      // Counted like a sign-in, so that nobody guesses at a session that was left open.
      if (!(await users.signIn(user.email, form.present ?? ''))) {
        throw new FormRejection({
          present: 'This is not your current password, or there were too many failed attempts.',
        })
      }
      await users.setPassword(user, readNewPassword(form))
      await beginSession(c, sessions, user)
      return redirectWithFlash(c, '/account', 'password')
    })

    post('/sign-out', page, async (c) => {
      await endSession(c, sessions)
      return c.redirect(c.var.to('/sign-in'), 303)
    })
  },
}
