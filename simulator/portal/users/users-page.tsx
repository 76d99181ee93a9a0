import { Hono } from 'hono'
import { z } from 'zod'
import { readForm } from '../../web/form.ts'
import { allow } from '../auth/guards.tsx'
import { Once, OnceMark } from '../auth/once.tsx'
import { isRole, mayGive, type Role, roleDescriptions, roles } from '../auth/rights.ts'
import { NotAllowed, type User, type UserState, type Users } from '../auth/users.ts'
import type { PortalContext, PortalEnv, PortalParts, View } from '../portal-env.ts'
import { typedLine } from '../typed.ts'
import { ActionsHead, Message, Moment, Reference } from '../ui/elements.tsx'
import { Field, PostForm, type Problems, Select } from '../ui/form.tsx'
import { showPage } from '../ui/page.tsx'

interface Shown {
  form?: Record<string, string | undefined>
  problems?: Problems
  problem?: string
  /** A link that somebody can set a password with: shown once. */
  invitation?: { user: User; url: string }
}

/** Who may sign in, and as what. */
export function userPages(users: Users, { publicUrl }: Pick<PortalParts, 'publicUrl'>): Hono<PortalEnv> {
  const app = new Hono<PortalEnv>()
  const once = new Once<{ user: User; invitation: string }>()

  const show = async (c: PortalContext, shown: Shown = {}) => {
    const { view } = c.var
    const hasProblem = Boolean(shown.problem || shown.problems)
    const all = await users.all()
    return showPage(c, {
      title: hasProblem ? 'Error: Users' : 'Users',
      status: hasProblem ? 400 : 200,
      body: (
        <>
          <h1>Users</h1>
          {shown.problem && <Message tone="bad">{shown.problem}</Message>}
          {shown.invitation && <Invitation {...shown.invitation} />}
          {c.req.query('done') === 'changed' && !hasProblem && (
            <Message tone="good">The user is changed.</Message>
          )}
          <div class="table">
            <table class="cards">
              <thead>
                <tr>
                  <th>Name</th>
                  <th>State</th>
                  <th>Role</th>
                  <ActionsHead />
                </tr>
              </thead>
              <tbody>
                {all.map((user) => (
                  <UserRow view={view} user={user} state={users.stateOf(user)} />
                ))}
              </tbody>
            </table>
          </div>
          <NewUser view={view} form={shown.form ?? {}} problems={shown.problems ?? {}} />
        </>
      ),
    })
  }

  const invited = async (c: PortalContext, user: User, invitation: string) =>
    show(c, {
      invitation: {
        user,
        url: `${publicUrl(c.req.raw)}/portal/set-password?invitation=${invitation}`,
      },
    })

  app.get('/users', allow('manage users'), (c) => show(c))

  app.post('/users', allow('manage users'), async (c) => {
    const form = await readForm(c)
    const [name, email] = [typedLine(form.name), typedLine(form.email)]
    const { role = '' } = form
    const problems: Problems = {}
    if (name === '' || name.length > 80) problems.name = 'Write a name of at most 80 characters.'
    if (!z.email().max(254).safeParse(email).success) problems.email = 'Write a whole e-mail address.'
    if (Object.keys(problems).length > 0) return show(c, { form, problems })
    try {
      expectRight(c.var.view, role)
      const made = await once.do(c, form, () => users.create({ name, email, role }))
      return await invited(c, made.user, made.invitation)
    } catch (error) {
      if (error instanceof NotAllowed) return show(c, { form, problem: error.message })
      throw error
    }
  })

  /** A form about one user. @param act returns an answer, or nothing to go back to the list */
  const action = (
    path: string,
    act: (
      c: PortalContext,
      user: User,
      form: Record<string, string | undefined>,
    ) => Promise<Response | undefined>,
  ) =>
    app.post(`/users/:user${path}`, allow('manage users'), async (c) => {
      const user = await users.find(Number(c.req.param('user')))
      if (!user) return show(c, { problem: 'There is no such user.' })
      try {
        expectRight(c.var.view, user.role)
        const answer = await act(c, user, await readForm(c))
        return answer ?? c.redirect(c.var.to('/users?done=changed'), 303)
      } catch (error) {
        if (error instanceof NotAllowed) return show(c, { problem: error.message })
        throw error
      }
    })

  action('/role', async (c, user, { role = '' }) => {
    expectRight(c.var.view, role)
    expectSomebodyElse(c.var.view, user)
    await users.setRole(user, role)
    return undefined
  })

  action('/active', async (c, user, { active }) => {
    expectSomebodyElse(c.var.view, user)
    await users.setActive(user, active === 'yes')
    return undefined
  })

  action('/invitation', async (c, user) => {
    expectSomebodyElse(c.var.view, user)
    if (!user.isActive) throw new NotAllowed(`${user.name} is deactivated. Activate them first.`)
    return invited(c, user, await users.invite(user))
  })

  return app
}

/** @throws NotAllowed */
function expectRight(view: View, role: string): asserts role is Role {
  if (!isRole(role)) throw new NotAllowed('There is no such role.')
  if (!mayGive(view.user.role, role)) {
    throw new NotAllowed(
      `You cannot make or change this user: the role ${role} has rights that yours has not.`,
    )
  }
}

const stateNames: Record<UserState, string> = {
  active: 'Active',
  invited: 'Invited',
  'invitation over': 'Invitation expired',
  'locked out': 'Locked out',
  deactivated: 'Deactivated',
}

/** @throws NotAllowed */
function expectSomebodyElse(view: View, user: User): void {
  if (user.id === view.user.id) {
    throw new NotAllowed(
      'You cannot change your own role or deactivate yourself: ask somebody else. Your password is changed under your account.',
    )
  }
}

function UserRow({ view, user, state }: { view: View; user: User; state: UserState }) {
  const isSelf = user.id === view.user.id
  const mayChange = !isSelf && mayGive(view.user.role, user.role)
  const path = `/users/${user.id}`
  return (
    <tr>
      <td class="long purpose span">
        {user.name}
        {isSelf && <span class="muted"> (you)</span>}
        <p class="hint">{user.email}</p>
      </td>
      <td class="span state">
        {stateNames[state]}
        <p class="hint">
          {state === 'locked out' && user.lockedUntil ? (
            <>
              until <Moment at={user.lockedUntil} />
            </>
          ) : user.lastSignInAt ? (
            <>
              last sign-in <Moment at={user.lastSignInAt} />
            </>
          ) : (
            'never signed in'
          )}
        </p>
      </td>
      <td class="span">
        {mayChange ? (
          <PostForm view={view} action={`${path}/role`} class="row-form">
            <label class="visually-hidden" for={`role-${user.id}`}>
              Role of {user.name}
            </label>
            <select id={`role-${user.id}`} name="role">
              {rolesFor(view).map((role) => (
                <option value={role} selected={role === user.role}>
                  {role}
                </option>
              ))}
            </select>
            <button type="submit">Set</button>
          </PostForm>
        ) : (
          user.role
        )}
      </td>
      <td class="span">
        {mayChange && (
          <div class="row">
            {user.isActive && (
              <PostForm view={view} action={`${path}/invitation`}>
                <button type="submit" class="quiet" aria-label={`New password link for ${user.name}`}>
                  New password link
                </button>
              </PostForm>
            )}
            <PostForm view={view} action={`${path}/active`}>
              <input type="hidden" name="active" value={user.isActive ? 'no' : 'yes'} />
              <button
                type="submit"
                class="quiet"
                aria-label={`${user.isActive ? 'Deactivate' : 'Activate'} ${user.name}`}
              >
                {user.isActive ? 'Deactivate' : 'Activate'}
              </button>
            </PostForm>
          </div>
        )}
      </td>
    </tr>
  )
}

const rolesFor = (view: View) => roles.filter((role) => mayGive(view.user.role, role))

function Invitation({ user, url }: { user: User; url: string }) {
  return (
    <Message tone="good">
      <p>
        Send this link to {user.name}. Whoever opens it sets the password of {user.email}; it is good once,
        for 24 hours, and shown only here.
      </p>
      <p>
        <Reference text={url} name="the link" />
      </p>
    </Message>
  )
}

function NewUser(props: { view: View; form: Record<string, string | undefined>; problems: Problems }) {
  const { view, form, problems } = props
  const line = Object.keys(problems).length > 0 ? 'inline top' : 'inline'
  return (
    <section class="panel">
      <h2>New user</h2>
      <PostForm view={view} action="/users">
        <OnceMark />
        <div class={line}>
          <Field name="name" label="Name" value={form.name} problem={problems.name} />
          <Field name="email" label="E-mail" type="email" value={form.email} problem={problems.email} />
          <Select
            name="role"
            label="Role"
            value={form.role ?? 'External Developer'}
            options={rolesFor(view).map((role) => [role, role] as const)}
          />
        </div>
        <div>
          <button type="submit" class="main-action">
            Create user
          </button>
        </div>
      </PostForm>
      <details class="more">
        <summary>What each role is for</summary>
        <dl class="facts">
          {roles.map((role) => (
            <div>
              <dt>{role}</dt>
              <dd>{roleDescriptions[role]}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  )
}
