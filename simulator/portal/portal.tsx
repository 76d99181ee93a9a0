import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { assumptions } from '../assumptions.ts'
import { maxPictureFileBytes } from '../branding/picture.ts'
import { whatFailed } from '../database/database-error.ts'
import { sharedPages } from './appearance/shared-pages.tsx'
import { account } from './auth/account.tsx'
import { FirstOwner } from './auth/first-owner.ts'
import { firstOwnerPage } from './auth/first-owner-page.tsx'
import { requireFormToken, requireSession, sameSite, showRejected } from './auth/guards.tsx'
import { invitationPage } from './auth/invitation.tsx'
import { TooManySignIns } from './auth/passwords.ts'
import { Sessions } from './auth/sessions.ts'
import { signInPage } from './auth/sign-in.tsx'
import { Users } from './auth/users.ts'
import type { PortalContext, PortalDependencies, PortalEnv, SectionDependencies } from './portal-env.ts'
import { sections } from './sections.ts'
import { editorScript, script, style } from './ui/assets.ts'
import { showMissing } from './ui/missing-page.tsx'
import { sectionRoutes } from './ui/section.ts'

/** The merchant's Portal, to be mounted at /portal. Whoever is not signed in sees the sign-in and nothing else. */
export function portal(dependencies: PortalDependencies): Hono<PortalEnv> {
  const { database, publicUrl, realNow = () => new Date(), passwordCost } = dependencies
  const users = new Users(database, realNow, passwordCost)
  const sectionDependencies: SectionDependencies = {
    ...dependencies,
    clock: dependencies.clocks.of(dependencies.configurationId),
    users,
    firstOwner: new FirstOwner(database, users, realNow, dependencies.portalAddress),
    sessions: new Sessions(database, realNow),
  }
  const app = new Hono<PortalEnv>()

  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status === 403) {
      return showRejected(c, 403, 'The form came from a page of another site. Nothing was changed.')
    }
    if (error instanceof TooManySignIns) {
      c.header('Retry-After', '5')
      return showRejected(
        c,
        503,
        'Too many people are signing in at the moment. Please try again in a few seconds.',
      )
    }
    console.error(whatFailed(error))
    return showRejected(c, 500, 'Something went wrong. Please try again; the simulator’s log says more.')
  })

  app.use(async (c, next) => {
    const { pathname, protocol } = new URL(publicUrl(c.req.raw))
    const base = `${pathname.replace(/\/$/, '')}/portal`
    c.set('isSecure', protocol === 'https:')
    c.set('to', (path) => `${base}${path}`)
    c.set('navigation', sections)
    c.set('shopUrl', dependencies.shopUrl?.(c.req.raw))
    // PostgreSQL does not store U+0000: such a path finds nothing.
    if (new URL(c.req.url).pathname.includes('%00')) return showRejected(c, 404, nowhere)
    await next()
  })
  app.get('/style.css', style.send)
  app.get('/script.js', script.send)
  app.get('/appearance-editor.js', editorScript.send)
  app.use(sameSite(publicUrl))
  app.use((c, next) => (holdsPictures(c.req.path) ? next() : limitBody(c, next)))
  app.route('/', sharedPages(dependencies))
  for (const page of [signInPage, invitationPage, firstOwnerPage]) app.route('/', page(sectionDependencies))

  app.use(requireSession(sectionDependencies))
  app.use((c, next) => (holdsPictures(c.req.path) ? limitPictures(c, next) : next()))
  app.use(requireFormToken)
  app.get('/', (c) => c.redirect(c.var.to('/dashboard'), 303))
  for (const section of [account, ...sections]) app.route('/', sectionRoutes(section, sectionDependencies))
  // A mounted application is never asked for its notFound.
  app.all('*', showUnknown)
  return app
}

/** Whether a path takes a form with pictures: those of one payment page, and the file of which one is proposed. */
const holdsPictures = (path: string) => /\/portal\/appearance\/[^/]+$/.test(path)

const maxTextBytes = 2 * assumptions.maxRequestBytes
const picturesOfForm = 3

/** Rejects a body that is larger than any form without pictures. */
const limitBody = bodyLimit({
  maxSize: maxTextBytes,
  onError: (c) => showRejected(c, 413, 'The form is too large.'),
})

/** Rejects a body that is larger than any form with pictures. Only who is signed in may send as much. */
const limitPictures = bodyLimit({
  maxSize: maxTextBytes + picturesOfForm * maxPictureFileBytes,
  onError: (c) => {
    const message = `The form is too large. A picture can be up to ${maxPictureFileBytes / 1024 / 1024} MB.`
    const wantsJson = c.req.header('Accept') === 'application/json'
    return wantsJson ? c.json({ errors: [{ field: '', message }] }, 413) : showRejected(c, 413, message)
  },
})

const showUnknown = (c: PortalContext) =>
  showMissing(c, {
    heading: nowhere,
    text: 'The address is incomplete, or the page has moved.',
    leadsTo: ['Go to the dashboard', '/dashboard'],
  })

const nowhere = 'There is no such page in the Portal'
