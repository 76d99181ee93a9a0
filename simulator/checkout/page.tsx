import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type Scheme, schemeOf } from '../branding/colour-rules.ts'
import { fontsToPreload } from '../branding/fonts.ts'
import type { Theme } from '../branding/theme.ts'
import { anywhere, type Destinations } from '../destinations/destinations.ts'
import type { Locale, PaymentJob } from '../payments/payment-job.ts'
import { languageTag } from '../web/locale.ts'
import { rootFrom } from './addresses.ts'
import { Logo } from './logo.tsx'
import { script } from './script.ts'
import { securityHeaders } from './security-headers.ts'
import { styleOf } from './style.ts'
import { textsIn } from './texts/texts.ts'

/** For whom a page is written, and in which brand. */
export interface PageContext {
  locale: Locale
  theme: Theme
  /** Which colours are shown; without it, those that the device prefers. */
  scheme?: Scheme
  withoutScript?: boolean
  /** Undefined on a page that belongs to no payment job. */
  job?: PaymentJob | undefined
  /** Where the page may lead. */
  destinations?: Destinations
}

export interface CheckoutPage {
  title: string
  body: Child
  hasScript?: boolean
  /** Whose page this is, where it is not the merchant's. */
  head?: Child
  /** `two` sets the order beside the form, where there is room for both. */
  columns?: 'one' | 'two'
  status?: ContentfulStatusCode
  /** After which a browser without JavaScript asks for the page again. */
  refreshAfterSeconds?: number
}

/** Answers with a whole page: the merchant's header, the body, the footer, and security headers. */
export function showPage(c: Context, context: PageContext, page: CheckoutPage): Response | Promise<Response> {
  const { theme, job, destinations = anywhere } = context
  const root = rootFrom(c.req.path)
  const { css, digest } = styleOf(theme, root, context.scheme)
  const pictures = [theme.logo, theme.logoDark, theme.favicon]
  const markup = html`<!doctype html>${<Document context={context} page={page} css={css} root={root} />}`
  return c.html(markup, page.status ?? 200, securityHeaders(digest, job, pictures, destinations))
}

interface DocumentProps {
  context: PageContext
  page: CheckoutPage
  css: string
  root: string
}

function Document({ context, page, css, root }: DocumentProps) {
  const { theme, locale } = context
  const texts = textsIn(locale)
  return (
    <html lang={languageTag(locale)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {page.refreshAfterSeconds && (
          <noscript>
            <meta http-equiv="refresh" content={String(page.refreshAfterSeconds)} />
          </noscript>
        )}
        <title>{`${page.title} · ${theme.businessName}`}</title>
        <meta name="description" content={texts.footer} />
        <link rel="icon" href={theme.favicon ?? icon(theme)} />
        {fontsToPreload(theme.typeface, locale, root).map((font) => (
          <link rel="preload" as="font" type="font/woff2" href={font} crossorigin="anonymous" />
        ))}
        <style>{raw(css)}</style>
        {page.hasScript && !context.withoutScript && (
          <script src={`${root}payment/script.js?v=${script.version}`} defer />
        )}
      </head>
      <body class={`${page.columns ?? 'one'} ${theme.background} head-${theme.header}`}>
        <header>
          <p class="mark">{texts.mark}</p>
          <div class="brand">
            <p class="merchant">
              {page.head ?? <Merchant theme={theme} scheme={schemeOf(theme, context.scheme)} />}
            </p>
          </div>
        </header>
        <main class="page">{page.body}</main>
        <footer class="foot">
          {theme.footerLinks.length > 0 && (
            <ul>
              {theme.footerLinks.map(({ label, labels, address }) => (
                <li>
                  <a href={address} target="_blank" rel="noopener noreferrer">
                    {labels?.[locale] ?? label}
                  </a>
                </li>
              ))}
            </ul>
          )}
          <p>{texts.footer}</p>
        </footer>
      </body>
    </html>
  )
}

function Merchant({ theme, scheme }: { theme: Theme; scheme: Scheme }) {
  if (theme.logo) return <Logo logo={theme.logo} theme={theme} scheme={scheme} />
  return (
    <>
      <span class="monogram" aria-hidden="true">
        {[...theme.businessName][0]?.toUpperCase()}
      </span>
      <bdi>{theme.businessName}</bdi>
    </>
  )
}

const icon = (theme: Theme): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="${theme.light.accent}"/><path d="M3 6h10M3 6v5h10V5H3z" fill="none" stroke="${theme.light.onAccent}" stroke-width="1.5"/></svg>`,
  )}`
