import 'server-only'
import { createHash } from 'node:crypto'
import { mayTakeRealMoney } from '@/lib/environment'
import { escapedHtml } from '@/lib/escaped-html'
import { isLocale, type Locale } from '@/lib/i18n/locales'
import { preferredLocale } from '@/lib/i18n/preferred-locale'
import { pictureAddress } from '@/lib/theme/pictures'
import { themeProperties } from '@/lib/theme/styles'
import { shopTheme } from '@/lib/theme/theme'
import type { SentForm } from './sent-form'
import { unavailableTexts } from './texts'

const retryAfterSeconds = 30

/**
 * The response of a shop that can take no orders now, with status 503: a page, or JSON for programs that call /api. What is
 * wrong is said to its owner only: shoppers read neither the page of `npm run dev` nor that of a shop without real money.
 *
 * @param problem a sentence for whoever runs the shop; undefined where another process has found one
 * @param form what the request has sent, if it is a form
 */
export function unavailable(request: Request, problem: string | undefined, form?: SentForm): Response {
  const isForShoppers = process.env.NODE_ENV === 'production' && mayTakeRealMoney()
  const said = isForShoppers ? undefined : problem
  const headers = { 'Retry-After': String(retryAfterSeconds), 'Cache-Control': 'no-store' }
  if (!isForPage(request)) {
    const error = 'The shop cannot take orders at the moment. Send this again later.'
    return Response.json({ error, problem: said }, { status: 503, headers })
  }
  const formTargets = form ? ["'self'", ...form.targets].join(' ') : "'none'"
  return new Response(page(request, said, form), {
    status: 503,
    headers: {
      ...headers,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': `default-src 'none'; style-src '${styleHash}'; img-src 'self'; base-uri 'none'; form-action ${formTargets}; frame-ancestors 'none'`,
    },
  })
}

const isForPage = ({ url, headers }: Request) =>
  headers.get('accept')?.includes('text/html') || !/^\/(simulator\/)?api\//.test(new URL(url).pathname)

function page(request: Request, problem: string | undefined, form: SentForm | undefined): string {
  const { pathname, search } = new URL(request.url)
  const locale = localeOf(pathname, request.headers)
  const { title, text, kept, retry } = unavailableTexts[locale]
  const address = escapedHtml(pathname + search)
  const name = escapedHtml(shopTheme.businessName)
  const favicon = pictureAddress('favicon')
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} – ${name}</title>
${favicon ? `<link rel="icon" href="${favicon}">` : ''}
<style>${style}</style>
</head>
<body>
<header><a href="/${locale}">${name}</a></header>
<main>
<h1>${title}</h1>
<p class="text">${text}</p>
${form ? sendAgain(form, address, kept, retry) : `<p><a class="button" href="${address}">${retry}</a></p>`}
${problem === undefined ? '' : forOwner(problem)}
</main>
</body>
</html>
`
}

function sendAgain({ fields }: SentForm, address: string, kept: string, retry: string): string {
  const inputs = fields.map(
    ([name, value]) => `<input type="hidden" name="${escapedHtml(name)}" value="${escapedHtml(value)}">`,
  )
  return `<form method="post" enctype="multipart/form-data" action="${address}">
${inputs.join('\n')}
<p>${kept}</p>
<p><button class="button">${retry}</button></p>
</form>`
}

const forOwner = (problem: string) => `<section lang="en" aria-labelledby="owner">
<h2 id="owner">For whoever runs this shop</h2>
<p class="problem">${escapedHtml(problem)}</p>
<p class="hint">A shop that takes real money shows this to nobody, and says it in its log.</p>
</section>`

function localeOf(pathname: string, headers: Headers): Locale {
  const first = pathname.split('/')[1] ?? ''
  return isLocale(first) ? first : preferredLocale(headers.get('accept-language'))
}

const declared = (properties: Record<string, string>) =>
  Object.entries(properties)
    .map(([name, value]) => `${name}:${value}`)
    .join(';')

const { root, inDark } = themeProperties(shopTheme)

/** In the shop's colours. The page loads nothing, so that it is whole whatever has failed. */
const style = `:root{${declared(root)}}
${inDark ? `@media (prefers-color-scheme:dark){:root{${declared(inDark)}}}` : ''}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.55 system-ui,sans-serif;overflow-wrap:break-word}
header{border-bottom:1px solid var(--line)}
header,main{padding:.5rem clamp(20px,4vw,48px)}
header a{display:inline-flex;align-items:center;min-height:2.75rem;color:inherit;font:500 1.75rem/1 Georgia,serif;text-decoration:none}
main{max-width:42rem;padding-block:3rem}
h1{margin:0;font:500 clamp(1.65rem,1.35rem + 2.6vw,3.25rem)/1.08 Georgia,serif;text-wrap:balance}
h2{margin:0;font:500 1.25rem/1.4 Georgia,serif}
.text{margin:1.5rem 0;color:var(--muted);font-size:1.25rem;line-height:1.4}
.button{display:inline-flex;align-items:center;min-height:2.75rem;padding:0 min(1.25rem,5vw);border:0;font:inherit;cursor:pointer;border-radius:var(--corner);background:var(--accent);color:var(--on-accent);font-weight:500;text-decoration:none}
section{margin-top:3rem;padding:min(1.5rem,6vw);border:1px solid var(--line);border-radius:var(--corner);background:var(--surface)}
.problem{margin:.75rem 0;white-space:pre-line}
.hint{margin:0;color:var(--muted);font-size:.875rem}
:focus-visible{outline:3px solid var(--link);outline-offset:3px}`

const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`
