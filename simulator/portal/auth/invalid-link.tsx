import type { Child } from 'hono/jsx'
import type { PortalContext } from '../portal-env.ts'
import { showLonePage } from '../ui/page.tsx'

/** Answers a link that is not good. @param why in words, and what to do */
export const showInvalidLink = (c: PortalContext, why: Child) =>
  showLonePage(c, {
    title: 'This link is not valid',
    status: 410,
    body: (
      <>
        <h1>This link is not valid</h1>
        <p>{why}</p>
      </>
    ),
  })
