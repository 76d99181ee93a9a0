import type { Child } from 'hono/jsx'
import type { PortalContext } from '../portal-env.ts'
import { Message } from './elements.tsx'
import { type PageState, showPage } from './page.tsx'
import { useViewer } from './viewer.ts'

/** Leads to a page that asks or shows one thing: in a dialog where there is JavaScript. */
export function ActionLink(props: { path: string; kind?: 'quiet'; label?: string; children: Child }) {
  const { path, kind, label, children } = props
  return (
    <a class={`button ${kind ?? ''}`} href={useViewer().to(path)} data-dialog aria-label={label}>
      {children}
    </a>
  )
}

/**
 * Answers with a page that asks or shows one thing.
 *
 * @param action.back leads to where it was opened: its words, and a page of the Portal
 * @param action.body undefined where there is nothing to ask any more
 */
export function showActionPage(
  c: PortalContext,
  state: PageState,
  action: { title: string; back: [text: string, path: string]; body: Child | undefined },
): Response | Promise<Response> {
  const { title, back, body } = action
  return showPage(c, {
    ...state,
    title,
    heading: null,
    body: (
      <section class="panel action">
        <h1>{title}</h1>
        {body ?? (!state.problem && <Message>This is no longer possible.</Message>)}
        <p>
          <a href={c.var.to(back[1])} data-closes>
            {back[0]}
          </a>
        </p>
      </section>
    ),
  })
}
