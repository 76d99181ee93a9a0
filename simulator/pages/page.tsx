/** @jsxImportSource hono/jsx */
import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Locale, PaymentJob } from '../payments/payment-job'
import { securityHeaders } from './security-headers'
import { styleOf } from './style'
import { languageTag, textsIn } from './texts/texts'
import type { Theme } from './theme'

/** What every page needs to know of its reader and its brand. */
export interface Setting {
  locale: Locale
  theme: Theme
  /** Undefined on a page that belongs to no payment job. */
  job?: PaymentJob | undefined
}

export interface Page {
  title: string
  body: Child
  /** The address of the script, on pages that have use for it. */
  script?: string
  /** Whose page this is, when it is not the merchant's. */
  head?: Child
  /** `two` sets what is bought beside the form, where there is room for both. */
  columns?: 'one' | 'two'
  status?: ContentfulStatusCode
}

/** Answers with a whole page: merchant's head, the page itself, foot, and the headers that protect it. */
export function showPage(c: Context, setting: Setting, page: Page): Response | Promise<Response> {
  const { css, digest } = styleOf(setting.theme)
  const markup = html`<!doctype html>${<Document setting={setting} page={page} css={css} />}`
  return c.html(markup, page.status ?? 200, securityHeaders(digest, setting.job))
}

function Document({ setting, page, css }: { setting: Setting; page: Page; css: string }) {
  const texts = textsIn(setting.locale)
  const { businessName } = setting.theme
  return (
    <html lang={languageTag(setting.locale)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${page.title} · ${businessName}`}</title>
        <meta name="description" content={texts.footer} />
        <link rel="icon" href={icon(setting.theme)} />
        <style>{raw(css)}</style>
        {page.script && <script src={page.script} defer />}
      </head>
      <body class={page.columns ?? 'one'}>
        <header>
          <p class="mark">{texts.mark}</p>
          <p class="merchant">{page.head ?? <Merchant name={businessName} />}</p>
        </header>
        <main class="page">{page.body}</main>
        <footer class="foot">{texts.footer}</footer>
      </body>
    </html>
  )
}

function Merchant({ name }: { name: string }) {
  return (
    <>
      <span class="monogram" aria-hidden="true">
        {[...name][0]?.toUpperCase()}
      </span>
      {name}
    </>
  )
}

const icon = (theme: Theme): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="${theme.light.accent}"/><path d="M3 6h10M3 6v5h10V5H3z" fill="none" stroke="${theme.light.onAccent}" stroke-width="1.5"/></svg>`,
  )}`
