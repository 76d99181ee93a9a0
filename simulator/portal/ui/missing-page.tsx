import type { PortalContext } from '../portal-env.ts'
import { showPage } from './page.tsx'

/**
 * Answers somebody who is signed in where there is nothing to show.
 *
 * @param leadsTo the way on: its words, and a page of the Portal
 */
export function showMissing(
  c: PortalContext,
  missing: { heading: string; text: string; leadsTo: [text: string, path: string]; status?: 404 | 503 },
): Response | Promise<Response> {
  const { heading, text, leadsTo, status = 404 } = missing
  return showPage(c, {
    title: heading,
    heading: null,
    status,
    body: (
      <section class="empty">
        <h1>{heading}</h1>
        <p>{text}</p>
        <p>
          <a href={c.var.to(leadsTo[1])}>{leadsTo[0]}</a>
        </p>
      </section>
    ),
  })
}
