/** @jsxImportSource hono/jsx */
import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { editorScript } from './editor-script'
import { editorStyle, editorStyleDigest } from './editor-style'

const scriptVersion = createHash('sha256').update(editorScript).digest('hex').slice(0, 12)

interface ShellPage {
  title: string
  /** The address of the list of pages. */
  base: string
  status?: 200 | 400 | 404 | 413 | 500
  body: Child
}

/** Answers with a page of the editor. */
export function showShell(
  c: Context,
  { title, base, status = 200, body }: ShellPage,
): Response | Promise<Response> {
  const markup = html`<!doctype html>${(
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · Cashflows simulator`}</title>
        <link rel="icon" href="data:," />
        <style>{raw(editorStyle)}</style>
        <script src={`${base}/editor.js?v=${scriptVersion}`} defer />
      </head>
      <body>
        <nav class="top" aria-label="Where you are">
          <a href={base.replace(/\/portal\/appearance$/, '') || '/'}>Simulator</a>
          <span aria-hidden="true">/</span>
          <a href={base}>Appearance</a>
          <span>Simulation: no money moves here.</span>
        </nav>
        {body}
      </body>
    </html>
  )}`
  return c.html(markup, status, {
    'Cache-Control': 'no-store',
    'Content-Security-Policy': [
      "default-src 'none'",
      `style-src '${editorStyleDigest}'`,
      "script-src 'self'",
      "connect-src 'self'",
      'img-src data: https:',
      "frame-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ].join('; '),
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
  })
}

export const sendEditorScript = (c: Context) =>
  c.body(editorScript, 200, {
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': 'public, max-age=31536000, immutable',
    'X-Content-Type-Options': 'nosniff',
  })

/** Goes with every form, so that no other site can send one. */
export const FormToken = ({ token }: { token: string | undefined }) =>
  token ? <input type="hidden" name="formToken" value={token} /> : null
