import { timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { csrf } from 'hono/csrf'
import { readForm } from '../../web/form.ts'
import type { PortalContext, PortalEnv, PortalParts } from '../portal-env.ts'
import { Message } from '../ui/elements.tsx'
import { showLonePage, showPage } from '../ui/page.tsx'
import { may, type Right } from './rights.ts'
import type { Sessions } from './sessions.ts'
import type { User, Users } from './users.ts'

const cookieName = 'portal-session'

/** Refuses forms that a page of another site sends, by what the browser says of where they come from. */
export const sameSite = csrf({
  // Behind a proxy, the address of a request may name another host than the browser asked for.
  origin: (origin, c) =>
    origin === new URL(c.req.url).origin ||
    (URL.canParse(origin) && new URL(origin).host === c.req.header('host')),
})

/** Lets somebody on who is signed in, and leads everybody else to the sign-in. */
export const signedIn =
  (parts: PortalParts, sessions: Sessions, users: Users): MiddlewareHandler<PortalEnv> =>
  async (c, next) => {
    const { to } = c.var
    const token = getCookie(c, cookieName)
    const found = token ? await sessions.find(token) : undefined
    const configuration = await parts.configurations.find(parts.configurationId)
    if (!configuration) throw new Error(`Configuration ${parts.configurationId} is gone.`)
    // Whoever has no password came by the demonstration's sign-in, perhaps before this became production.
    if (!found || (found.user.passwordHash === null && !parts.hasDemonstration)) {
      const from = c.req.method === 'GET' ? new URL(c.req.url).pathname.slice(to('').length) : ''
      const over = token ? '&over=yes' : ''
      return c.redirect(to(`/sign-in?from=${encodeURIComponent(from)}${over}`), 303)
    }
    const { user, session } = found
    c.set('configuration', configuration)
    c.set('view', { user, session, to, may: (right) => may(user.role, right) })
    const isOnAccount = c.req.path === to('/account') || c.req.path === to('/sign-out')
    if (users.isPasswordOld(user) && !isOnAccount) return c.redirect(to('/account'), 303)
    await next()
  }

/** Refuses a form without the token of the session that sends it. */
export const withFormToken: MiddlewareHandler<PortalEnv> = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
  const sent = Buffer.from((await readForm(c)).formToken ?? '')
  const wanted = Buffer.from(c.var.view.session.formToken)
  if (sent.length === wanted.length && timingSafeEqual(sent, wanted)) return next()
  return showPage(c, {
    title: 'The form was not accepted',
    status: 403,
    body: (
      <>
        <h1>The form was not accepted</h1>
        <Message tone="bad">
          It did not come from a page of your present session. Nothing was changed. Go back, load the page
          again, and send the form once more.
        </Message>
      </>
    ),
  })
}

/** Lets a request on when its user's role has a right. */
export const allow =
  (right: Right): MiddlewareHandler<PortalEnv> =>
  async (c, next) => {
    if (c.var.view.may(right)) return next()
    return showPage(c, {
      title: 'Not allowed',
      status: 403,
      body: (
        <>
          <h1>Not allowed</h1>
          <Message tone="bad">
            Your role, {c.var.view.user.role}, does not have the right to {right}. An Owner or an
            Administrator can give you another role.
          </Message>
        </>
      ),
    })
  }

/** Signs the browser in. */
export async function beginSession(c: PortalContext, sessions: Sessions, user: User): Promise<void> {
  const isSecure =
    new URL(c.req.url).protocol === 'https:' ||
    c.req.header('x-forwarded-proto')?.startsWith('https') === true
  setCookie(c, cookieName, await sessions.begin(user), {
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure,
    path: c.var.to(''),
  })
}

export const forgetSession = (c: PortalContext) => deleteCookie(c, cookieName, { path: c.var.to('') })

/** Answers with a page that says why a form of somebody who is not signed in was refused. */
export const showRefused = (c: PortalContext, status: 403 | 404 | 413 | 500, text: string) =>
  showLonePage(c, {
    title: 'That did not work',
    status,
    body: (
      <>
        <h1>That did not work</h1>
        <Message tone="bad">{text}</Message>
        <p>
          <a href={c.var.to('/transactions')}>Go to the Portal</a>
        </p>
      </>
    ),
  })
