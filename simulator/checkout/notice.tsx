import type { Context } from 'hono'
import { defaultTheme } from '../branding/theme.ts'
import { whatFailed } from '../database/database-error.ts'
import { preferredLocale } from '../web/locale.ts'
import { type PageContext, showPage } from './page.tsx'
import { textsIn } from './texts/texts.ts'

export type Sign = 'success' | 'failed' | 'neutral'

const signs: Record<Sign, string> = {
  success: 'M14 23l6 6 11-13',
  failed: 'M15 15l14 14M29 15L15 29',
  neutral: 'M22 13v12M22 31v.5',
}

/** A page that only says something: how the payment ended, or why it cannot go on. */
export function Notice(props: {
  heading: string
  text: string
  sign: Sign
  link?: { address: string; label: string } | undefined
}) {
  return (
    <section class="panel">
      <div class="notice">
        <svg class={`sign ${props.sign}`} viewBox="0 0 44 44" aria-hidden="true">
          <circle cx="22" cy="22" r="20" />
          <path d={signs[props.sign]} />
        </svg>
        <div>
          <h1>{props.heading}</h1>
          <p>{props.text}</p>
          {props.link && (
            <p>
              <a href={props.link.address}>{props.link.label}</a>
            </p>
          )}
        </div>
      </div>
    </section>
  )
}

const statuses = { unknown: 404, tooLarge: 413, unreadable: 400, failure: 500 } as const

/** Answers with a notice in place of the page. @param context without it, in the language of the browser */
export function showNotice(
  c: Context,
  notice: keyof typeof statuses,
  context: PageContext = { locale: preferredLocale(c), theme: defaultTheme },
): Response | Promise<Response> {
  const { heading, text } = textsIn(context.locale)[notice]
  return showPage(c, context, {
    title: heading,
    status: statuses[notice],
    body: <Notice heading={heading} text={text} sign="neutral" />,
  })
}

/** Answers with a page of few words instead of a stack trace. */
export function showFailure(error: Error, c: Context): Response | Promise<Response> {
  console.error(whatFailed(error))
  return showNotice(c, 'failure')
}
