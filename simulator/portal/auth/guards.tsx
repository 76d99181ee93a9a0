import { timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { csrf } from 'hono/csrf'
import { maxPictureFileBytes } from '../../branding/picture.ts'
import type { PortalContext, PortalEnv, SectionDependencies } from '../portal-env.ts'
import { Message } from '../ui/elements.tsx'
import { readForm } from '../ui/form-data.ts'
import { showLonePage, showPage } from '../ui/page.tsx'
import { may, type Permission } from './permissions.ts'
import type { Sessions } from './sessions.ts'
import type { User } from './users.ts'

const cookieName = 'portal-session'

/** By HTTPS, a cookie whose name begins with __Secure-: browsers let no page that came by HTTP set it. */
const cookieScope = (c: PortalContext) => ({
  path: c.var.to(''),
  ...(c.var.isSecure && { prefix: 'secure' as const }),
})

/** Rejects forms that a page of another site sends, by what the browser says of where they come from. */
export const sameSite = (publicUrl: (request: Request) => string): MiddlewareHandler =>
  csrf({
    // Behind a proxy, the address of a request may name another host than the browser asked for, and so may its header.
    origin: (origin, c) =>
      origin === new URL(publicUrl(c.req.raw)).origin ||
      (URL.canParse(origin) && new URL(origin).host === c.req.header('host')),
  })

/** Lets requests of a session pass, and redirects all others to the sign-in. */
export const requireSession =
  (dependencies: SectionDependencies): MiddlewareHandler<PortalEnv> =>
  async (c, next) => {
    const { configurations, configurationId, hasDemoSignIn, sessions, users } = dependencies
    const { to } = c.var
    const token = getCookie(c, cookieName, cookieScope(c).prefix)
    const found = token ? await sessions.find(token) : undefined
    const configuration = await configurations.find(configurationId)
    if (!configuration) throw new Error(`Configuration ${configurationId} is gone.`)
    // A user without a password signed in by the demo sign-in, perhaps before the simulator ran in production.
    if (!found || (found.user.passwordHash === null && !hasDemoSignIn)) {
      const from = c.req.method === 'GET' ? new URL(c.req.url).pathname.slice(to('').length) : ''
      const over = token ? '&over=yes' : ''
      return c.redirect(to(`/sign-in?from=${encodeURIComponent(from)}${over}`), 303)
    }
    const { user, session } = found
    c.set('configuration', configuration)
    c.set('viewer', {
      user,
      session,
      to,
      may: (permission) => may(user.role, permission),
      maxPictureBytes: dependencies.maxPictureBytes ?? maxPictureFileBytes,
    })
    const isOnAccount = c.req.path === to('/account') || c.req.path === to('/sign-out')
    if (users.isPasswordOld(user) && !isOnAccount) return c.redirect(to('/account'), 303)
    await next()
  }

/** Rejects a form without the token of the session that sends it. */
export const requireFormToken: MiddlewareHandler<PortalEnv> = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
  const sent = Buffer.from((await readForm(c)).formToken ?? '')
  const wanted = Buffer.from(c.var.viewer.session.formToken)
  if (sent.length === wanted.length && timingSafeEqual(sent, wanted)) return next()
  return showPage(c, {
    title: 'The form was not accepted',
    status: 403,
    body: (
      <Message tone="bad">
        It did not come from a page of your present session. Nothing was changed. Go back, load the page
        again, and send the form once more.
      </Message>
    ),
  })
}

/** Denies a request whose user's role lacks the permission. */
export const requirePermission =
  (permission: Permission): MiddlewareHandler<PortalEnv> =>
  async (c, next) => {
    if (c.var.viewer.may(permission)) return next()
    return showPage(c, {
      title: 'Not allowed',
      status: 403,
      body: (
        <Message tone="bad">
          Your role, {c.var.viewer.user.role}, does not have the right to {permission}. An Owner or an
          Administrator can give you another role.
        </Message>
      ),
    })
  }

/** Signs the browser in. */
export async function beginSession(c: PortalContext, sessions: Sessions, user: User): Promise<void> {
  setCookie(c, cookieName, await sessions.begin(user), {
    httpOnly: true,
    sameSite: 'Lax',
    ...cookieScope(c),
  })
}

/** Signs the browser out. */
export async function endSession(c: PortalContext, sessions: Sessions): Promise<void> {
  await sessions.end(c.var.viewer.session)
  deleteCookie(c, cookieName, cookieScope(c))
}

/** Answers with a page that says why a request was rejected before it was known whose it is. */
export const showRejected = (c: PortalContext, status: 403 | 404 | 413 | 429 | 500 | 503, text: string) =>
  showLonePage(c, {
    title: 'That did not work',
    status,
    body: (
      <>
        <h1>That did not work</h1>
        <Message tone="bad">{text}</Message>
        <p>
          <a href={c.var.to('/dashboard')}>Go to the Portal</a>
        </p>
      </>
    ),
  })
