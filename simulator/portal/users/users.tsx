import { z } from 'zod'
import { isRole, mayAssign, type Role, roleNames, roles } from '../auth/permissions.ts'
import type { User, UserState, Users } from '../auth/users.ts'
import { FormRejection } from '../form-rejection.ts'
import type { PortalContext, Viewer } from '../portal-env.ts'
import { Fact, isolated, Message, Moment, Panel, Reference } from '../ui/elements.tsx'
import { Field, fieldsOf, PostForm, Select, Submit } from '../ui/form.tsx'
import { emailSchema, type Form, lineField, parseForm } from '../ui/form-data.ts'
import { IdempotentAction } from '../ui/idempotency.tsx'
import { type PageState, redirectWithFlash, showPage } from '../ui/page.tsx'
import type { PortalSection } from '../ui/section.ts'
import { actionsHead, type Column, DataTable } from '../ui/table.tsx'
import { useViewer } from '../ui/viewer.ts'

interface UsersState extends PageState {
  /** A link that somebody can set a password with: shown once. */
  invitation?: { user: User; url: string }
}

const nameText = 'Enter a name of at most 80 characters.'
const newUser = z.object({
  name: lineField(80, nameText).min(1, nameText),
  email: emailSchema,
  role: z.string(),
})

/** Who may sign in, and as what. */
export const users: PortalSection = {
  path: '/users',
  title: 'Users',
  permission: 'manage users',
  register({ get, post }, { users, publicUrl }) {
    const creation = new IdempotentAction<{ user: User; invitation: string }>()

    const page = async (c: PortalContext, state: UsersState = {}) =>
      showPage(c, {
        title: 'Users',
        ...state,
        flash: { changed: 'The user is changed.' },
        body: (
          <>
            {state.invitation && <Invitation {...state.invitation} />}
            <DataTable columns={columns(users)} rows={await users.all()} />
            <NewUser state={state} />
          </>
        ),
      })

    const showInvitation = (c: PortalContext, user: User, invitation: string) =>
      page(c, {
        invitation: { user, url: `${publicUrl(c.req.raw)}/portal/set-password?invitation=${invitation}` },
      })

    get('/users', page)

    post('/users', page, async (c, form) => {
      const { name, email, role } = parseForm(newUser, form)
      expectAssignable(c.var.viewer, role)
      const { user, invitation } = await creation.run(c, form, () => users.create({ name, email, role }))
      return showInvitation(c, user, invitation)
    })

    /** A form about somebody else. @param act returns an answer, or nothing to go back to the list */
    const action = (path: string, act: (c: PortalContext, user: User, form: Form) => Promise<unknown>) =>
      post(
        `/users/:user${path}`,
        (c, { problem }) => page(c, { problem }),
        async (c, form) => {
          const user = await users.find(Number(c.req.param('user')))
          if (!user) throw new FormRejection('There is no such user.')
          expectAssignable(c.var.viewer, user.role)
          if (user.id === c.var.viewer.user.id) throw new FormRejection(ownUserText)
          const answer = await act(c, user, form)
          return answer instanceof Response ? answer : redirectWithFlash(c, '/users', 'changed')
        },
      )

    action('/role', async (c, user, { role = '' }) => {
      expectAssignable(c.var.viewer, role)
      await users.setRole(user, role)
    })

    action('/active', (_, user, { active }) => users.setActive(user, active === 'yes'))

    action('/invitation', async (c, user) => {
      if (!user.isActive)
        throw new FormRejection(`${isolated(user.name)} is deactivated. Activate them first.`)
      return showInvitation(c, user, await users.invite(user))
    })
  },
}

const ownUserText =
  'You cannot change your own role or deactivate yourself. Ask another user; change your password on the page Your account.'

/** @throws FormRejection */
function expectAssignable(viewer: Viewer, role: string): asserts role is Role {
  if (!isRole(role)) throw new FormRejection('There is no such role.')
  if (!mayAssign(viewer.user.role, role)) {
    throw new FormRejection(
      `You cannot make or change this user: the role ${role} has rights that yours does not.`,
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

const columns = (users: Users): Column<User>[] => [
  { head: 'Name', class: 'long purpose span', cell: (user) => <Name user={user} /> },
  {
    head: 'State',
    class: 'span state',
    cell: (user) => <UserActivity user={user} state={users.stateOf(user)} />,
  },
  { head: 'Role', class: 'span', cell: (user) => <RoleForm user={user} /> },
  { head: actionsHead, class: 'span', cell: (user) => <Actions user={user} /> },
]

function Name({ user }: { user: User }) {
  return (
    <>
      <bdi>{user.name}</bdi>
      {user.id === useViewer().user.id && <span class="muted"> (you)</span>}
      <p class="hint">{user.email}</p>
    </>
  )
}

function UserActivity({ user, state }: { user: User; state: UserState }) {
  return (
    <>
      {stateNames[state]}
      <p class="hint">
        {state === 'locked out' && user.lockedUntil ? (
          <>
            Until <Moment at={user.lockedUntil} />
          </>
        ) : user.lastSignInAt ? (
          <>
            Last sign-in <Moment at={user.lastSignInAt} />
          </>
        ) : (
          'Never signed in'
        )}
      </p>
    </>
  )
}

const mayChange = (viewer: Viewer, user: User) =>
  user.id !== viewer.user.id && mayAssign(viewer.user.role, user.role)

function RoleForm({ user }: { user: User }) {
  const viewer = useViewer()
  if (!mayChange(viewer, user)) return <>{user.role}</>
  return (
    <PostForm action={`/users/${user.id}/role`} class="row-form">
      <label class="visually-hidden" for={`role-${user.id}`}>
        Role of <bdi>{user.name}</bdi>
      </label>
      <select id={`role-${user.id}`} name="role">
        {assignableRoles(viewer).map((role) => (
          <option value={role} selected={role === user.role}>
            {role}
          </option>
        ))}
      </select>
      <button type="submit">Set</button>
    </PostForm>
  )
}

function Actions({ user }: { user: User }) {
  if (!mayChange(useViewer(), user)) return null
  const activation = user.isActive ? 'Deactivate' : 'Activate'
  return (
    <div class="row">
      {user.isActive && (
        <PostForm action={`/users/${user.id}/invitation`}>
          <button type="submit" class="quiet" aria-label={`New password link for ${user.name}`}>
            New password link
          </button>
        </PostForm>
      )}
      <PostForm action={`/users/${user.id}/active`}>
        <input type="hidden" name="active" value={user.isActive ? 'no' : 'yes'} />
        <button type="submit" class="quiet" aria-label={`${activation} ${user.name}`}>
          {activation}
        </button>
      </PostForm>
    </div>
  )
}

const assignableRoles = (viewer: Viewer) => roleNames.filter((role) => mayAssign(viewer.user.role, role))

function Invitation({ user, url }: { user: User; url: string }) {
  return (
    <Message tone="good">
      <p>
        Send this link to <bdi>{user.name}</bdi>. Whoever opens it sets the password of{' '}
        <bdi>{user.email}</bdi>. It works once, for 24 hours, and is shown only here.
      </p>
      <p>
        <Reference text={url} name="the link" />
      </p>
    </Message>
  )
}

function NewUser({ state }: { state: PageState }) {
  const field = fieldsOf(state)
  return (
    <Panel title="New user">
      <PostForm action="/users" idempotent>
        <div class="inline">
          <Field {...field('name')} label="Name" />
          <Field {...field('email')} label="Email" type="email" />
          <Select
            name="role"
            label="Role"
            value={state.form?.role ?? 'External Developer'}
            options={assignableRoles(useViewer()).map((role) => [role, role] as const)}
          />
        </div>
        <Submit>Create user</Submit>
      </PostForm>
      <details class="more">
        <summary>What each role is for</summary>
        <dl class="facts">
          {roleNames.map((role) => (
            <Fact name={role}>{roles[role].description}</Fact>
          ))}
        </dl>
      </details>
    </Panel>
  )
}
