import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { defaultTheme } from '../../branding/theme.ts'
import type { ValidationErrors } from '../form-rejection.ts'
import type { PortalContext } from '../portal-env.ts'
import { script, style } from './assets.ts'
import { Message } from './elements.tsx'
import { PostForm } from './form.tsx'
import type { Form } from './form-data.ts'
import { useViewer, ViewerContext } from './viewer.ts'

/** What a form led to: shown on the page that it was sent from. */
export interface PageState {
  /** As it was typed. */
  form?: Form
  /** In words, what could not be done. */
  problem?: string | undefined
  errors?: ValidationErrors
}

export interface PortalPage extends PageState {
  title: string
  /** In place of the title as the page's heading; `null` where the body has one of its own. */
  heading?: Child
  /** By the `done` of a redirect: a sentence on what was done, or a message of one's own. */
  flash?: Record<string, Child>
  /** Where it is not 200, or 400 with a problem or errors. */
  status?: ContentfulStatusCode
  body: Child
}

/** Leads to a page of the Portal that says what was done. @param done a key of that page's `flash` */
export const redirectWithFlash = (c: PortalContext, path: string, done: string): Response =>
  c.redirect(c.var.to(`${path}?done=${done}`), 303)

/** Answers with a file to be kept. @param name none where the browser may show it */
export const download = (
  c: PortalContext,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream,
  type: string,
  name?: string,
) =>
  c.body(body, 200, {
    'Content-Type': type,
    ...(name && { 'Content-Disposition': `attachment; filename="${name}"` }),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })

const securityHeaders = {
  'Cache-Control': 'no-store',
  // The editor of the appearance saves by fetch, and shows the hosted page in a frame.
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
}

/** Answers with a page of the Portal for somebody who is signed in. */
export function showPage(c: PortalContext, page: PortalPage): Response | Promise<Response> {
  const { viewer, configuration, navigation, shopUrl, to } = c.var
  const { title, heading = <h1>{title}</h1>, problem, flash = {} } = page
  const name = configuration.settings.merchantName
  const done = hasProblem(page) ? undefined : new Map(Object.entries(flash)).get(c.req.query('done') ?? '')
  const entries = navigation.filter(({ permission }) => viewer.may(permission))
  const links = (
    <nav class="nav" aria-label="Portal">
      {entries.map((entry) => (
        <a href={to(entry.path)} aria-current={c.req.path.startsWith(to(entry.path)) ? 'page' : undefined}>
          {entry.title}
        </a>
      ))}
    </nav>
  )
  return send(c, page, name, {
    shell: 'shell',
    header: (
      <div class="side">
        <p class="merchant">
          <Monogram name={name} />
          <span>
            <bdi>{name}</bdi>
            <small>Portal</small>
          </span>
        </p>
        <details class="menu narrow">
          <summary>Menu</summary>
          <div>
            {links}
            <Account shopUrl={shopUrl} />
          </div>
        </details>
        <div class="wide">
          {links}
          <Account shopUrl={shopUrl} />
        </div>
      </div>
    ),
    main: 'main',
    body: (
      <>
        {heading}
        {problem && <Message tone="bad">{problem}</Message>}
        {typeof done === 'string' ? <Message tone="good">{done}</Message> : done}
        {page.body}
      </>
    ),
  })
}

const hasProblem = ({ problem, errors = {} }: PageState) =>
  Boolean(problem) || Object.values(errors).some(Boolean)

/** Answers with a page for somebody who is not signed in. */
export function showLonePage(c: PortalContext, page: PortalPage): Response | Promise<Response> {
  return send(c, page, 'Portal', {
    main: 'lone',
    body: (
      <>
        <p class="merchant">
          <Monogram name="Cashflows" />
          <span>
            Portal<small>of the Cashflows simulator</small>
          </span>
        </p>
        {page.body}
      </>
    ),
  })
}

interface Frame {
  shell?: string
  header?: Child
  main: string
  body: Child
}

function send(c: PortalContext, page: PortalPage, name: string, frame: Frame) {
  const { to, viewer } = c.var
  const [title, status] = hasProblem(page)
    ? [`Error: ${page.title}`, 400 as const]
    : [page.title, 200 as const]
  return c.html(
    html`<!doctype html>${(
      <ViewerContext.Provider value={viewer}>
        <html lang="en-GB">
          <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <title>{title === name ? title : `${title} · ${name}`}</title>
            <link rel="icon" href={icon} />
            <link rel="stylesheet" href={to(`/style.css?v=${style.version}`)} />
            <script src={to(`/script.js?v=${script.version}`)} defer />
          </head>
          <body class={frame.shell}>
            <header>
              <a class="skip" href="#content">
                Skip to content
              </a>
              <p class="mark">Simulation: no money is taken</p>
              {frame.header}
            </header>
            <main class={frame.main} id="content">
              {frame.body}
            </main>
          </body>
        </html>
      </ViewerContext.Provider>
    )}`,
    page.status ?? status,
    securityHeaders,
  )
}

/** Who is signed in, the way to the shop, and the way out. */
function Account({ shopUrl }: { shopUrl: string | undefined }) {
  const { user, to } = useViewer()
  return (
    <div class="who">
      {shopUrl && (
        <p>
          <a href={shopUrl}>Go to the shop</a>
        </p>
      )}
      <p>
        <a href={to('/account')}>
          <bdi>{user.name}</bdi>
        </a>
        <br />
        <span class="muted">{user.role}</span>
      </p>
      <PostForm action="/sign-out">
        <button type="submit">Sign out</button>
      </PostForm>
    </div>
  )
}

const Monogram = ({ name }: { name: string }) => (
  <span class="monogram" aria-hidden="true">
    {[...name][0]?.toUpperCase()}
  </span>
)

const { accent, onAccent } = defaultTheme.light
const icon = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="${accent}"/><path d="M4 5h8M4 8h8M4 11h5" fill="none" stroke="${onAccent}" stroke-width="1.5"/></svg>`,
)}`
