import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { defaultTheme } from '../../branding/theme.ts'
import type { Right } from '../auth/rights.ts'
import type { PortalContext, View } from '../portal-env.ts'
import { PostForm } from './form.tsx'
import { scriptVersion } from './script.ts'
import { styleVersion } from './style.ts'

export interface Page {
  title: string
  body: Child
  status?: ContentfulStatusCode
}

const sections: { path: string; name: string; right: Right }[] = [
  { path: '/transactions', name: 'Transactions', right: 'see transactions' },
  { path: '/payment-links', name: 'Payment links', right: 'see payment links' },
  { path: '/reports', name: 'Reports', right: 'see reports' },
  { path: '/configuration', name: 'Configuration', right: 'configure' },
  { path: '/appearance', name: 'Appearance', right: 'configure' },
  { path: '/users', name: 'Users', right: 'manage users' },
  { path: '/simulation', name: 'Simulation', right: 'see the simulation' },
]

const securityHeaders = {
  'Cache-Control': 'no-store',
  // The editor of the appearance saves by fetch, and shows the hosted page in a frame.
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
}

/** Answers with a page of the Portal for somebody who is signed in. */
export function showPage(c: PortalContext, page: Page): Response | Promise<Response> {
  const { view, configuration } = c.var
  const name = configuration.settings.merchantName
  return send(c, page, name, {
    shell: 'shell',
    header: (
      <div class="side">
        <p class="merchant">
          <Monogram name={name} />
          <span>
            {name}
            <small>Portal</small>
          </span>
        </p>
        <details class="menu narrow">
          <summary>Menu</summary>
          <div>
            <Navigation view={view} path={c.req.path} />
          </div>
        </details>
        <div class="wide">
          <Navigation view={view} path={c.req.path} />
        </div>
      </div>
    ),
    main: 'main',
    body: page.body,
  })
}

/** Answers with a page for somebody who is not signed in. */
export function showLonePage(c: PortalContext, page: Page): Response | Promise<Response> {
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

function send(c: PortalContext, { title, status = 200 }: Page, name: string, frame: Frame) {
  const { to } = c.var
  return c.html(
    html`<!doctype html>${(
      <html lang="en-GB">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{title === name ? title : `${title} · ${name}`}</title>
          <link rel="icon" href={icon} />
          <link rel="stylesheet" href={to(`/style.css?v=${styleVersion}`)} />
          <script src={to(`/script.js?v=${scriptVersion}`)} defer />
        </head>
        <body class={frame.shell}>
          <header>
            <a class="skip" href="#content">
              Skip to content
            </a>
            <p class="mark">Simulation: no money moves here</p>
            {frame.header}
          </header>
          <main class={frame.main} id="content">
            {frame.body}
          </main>
        </body>
      </html>
    )}`,
    status,
    securityHeaders,
  )
}

function Navigation({ view, path }: { view: View; path: string }) {
  return (
    <>
      <nav class="nav" aria-label="Portal">
        {sections
          .filter(({ right }) => view.may(right))
          .map(({ path: section, name }) => (
            <a href={view.to(section)} aria-current={path.startsWith(view.to(section)) ? 'page' : undefined}>
              {name}
            </a>
          ))}
      </nav>
      <div class="who">
        <p>
          <a href={view.to('/account')}>{view.user.name}</a>
          <br />
          <span class="muted">{view.user.role}</span>
        </p>
        <PostForm view={view} action="/sign-out">
          <button type="submit">Sign out</button>
        </PostForm>
      </div>
    </>
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
