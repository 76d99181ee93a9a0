import { createHash } from 'node:crypto'
import { contentSecurityPolicy, source } from './content-security-policy'

/** In a static page that says that nothing was found: nobody can set the status of one while it is rendered. */
export const statusMark = { name: 'status', content: '404' }

const inlineScript = /<script(?![^>]*\s(?:src=|type="application\/ld\+json"))[^>]*>(.*?)<\/script>/gs
const notFoundMark = new RegExp(`<meta name="${statusMark.name}" content="${statusMark.content}"/?>`)

/**
 * What is sent with a static page, whether a build or the running shop has made it.
 *
 * @param html of the whole page
 * @returns its Content-Security-Policy, which names the hashes of its inline scripts; the status where that is not 200
 */
export function staticPageResponse(html: string): { policy: string; status: 404 | undefined } {
  const hashes = Array.from(html.matchAll(inlineScript), ([, script = '']) =>
    createHash('sha256').update(script).digest('base64'),
  )
  return {
    policy: contentSecurityPolicy({ scripts: hashes.map((hash) => source('sha256', hash)) }),
    status: notFoundMark.test(html) ? 404 : undefined,
  }
}

/** As Next keeps a static page that the running shop has made. */
interface MadePage {
  html: string
  headers?: Record<string, unknown> | undefined
  status?: number | undefined
}

/** Gives a page that the running shop has made what a build gives those that it makes. */
export function finishPage(page: MadePage): void {
  const { policy, status } = staticPageResponse(page.html)
  page.headers = { ...page.headers, 'content-security-policy': policy }
  if (status) page.status = status
}
