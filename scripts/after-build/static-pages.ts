import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'cheerio'
import { contentSecurityPolicy, source } from '../../lib/content-security-policy'
import { locales } from '../../lib/i18n/locales'
import { paths } from '../../lib/paths'

/** What `next build` says of its static pages, for `next start` and for hosts that serve them without it. */
interface PrerenderManifest {
  routes: Record<
    string,
    { srcRoute: string | null; initialHeaders?: Record<string, string>; initialStatus?: number }
  >
  /** By their pattern. Of one with `fallback: false` there are no other addresses than those of `routes`, which may be none. */
  dynamicRoutes: Record<string, { fallback: string | false | null }>
}

/** What `next start` sends with a static page. */
interface Meta {
  status?: number
  headers?: Record<string, string>
}

const header = 'content-security-policy'
const notFoundPages: string[] = locales.map(paths.notFound)

/**
 * Gives each static page of a build a Content-Security-Policy with the hashes of its inline scripts, and those that say
 * that nothing was found the status 404.
 *
 * @param build the folder that `next build` wrote
 * @returns how many pages have one
 * @throws Error when a page is neither static nor one that proxy.ts gives a policy
 */
export function secureStaticPages(build: string): number {
  const manifest: PrerenderManifest = readJson(join(build, 'prerender-manifest.json'))
  checkOtherPages(build, manifest)
  let pages = 0
  for (const [address, route] of Object.entries(manifest.routes)) {
    const file = join(build, 'server/app', address)
    if (!existsSync(`${file}.html`)) continue
    pages++
    const policy = policyFor(readFileSync(`${file}.html`, 'utf8'))
    const meta: Meta = readJson(`${file}.meta`)
    meta.headers = { ...meta.headers, [header]: policy }
    route.initialHeaders = { ...route.initialHeaders, [header]: policy }
    if (notFoundPages.includes(address)) meta.status = route.initialStatus = 404
    writeFileSync(`${file}.meta`, JSON.stringify(meta))
  }
  writeFileSync(join(build, 'prerender-manifest.json'), JSON.stringify(manifest))
  return pages
}

function policyFor(html: string): string {
  const $ = load(html)
  const scripts = $('script:not([src], [type="application/ld+json"])')
    .toArray()
    .map((script) => createHash('sha256').update($(script).text()).digest('base64'))
  return contentSecurityPolicy({ scripts: scripts.map((hash) => source('sha256', hash)) })
}

/** A page that is rendered for each request has a nonce, which proxy.ts makes if it runs before that page. */
function checkOtherPages(build: string, { routes, dynamicRoutes }: PrerenderManifest): void {
  const sources = Object.values(routes).map(({ srcRoute }) => srcRoute)
  const isStatic = (route: string) => sources.includes(route) || dynamicRoutes[route]?.fallback === false
  const pages = Object.entries<string>(readJson(join(build, 'app-path-routes-manifest.json')))
    .filter(([file, route]) => file.endsWith('/page') && !isStatic(route))
    .map(([, route]) => route)
  const { functions } = readJson(join(build, 'server/functions-config-manifest.json'))
  const matchers: { regexp: string; has?: object[] }[] = functions['/_middleware'].matchers
  const always = matchers.filter(({ has }) => !has).map(({ regexp }) => new RegExp(regexp))
  const missed = pages.filter((route) => {
    const address = route.replace('[locale]', 'en-GB').replace(/\[+[^\]]+\]+/g, 'x')
    return !always.some((matcher) => matcher.test(address))
  })
  if (missed.length === 0) return
  throw new Error(
    `${missed.join(', ')}: rendered for each request, but the matcher of proxy.ts does not name it, so that it has no Content-Security-Policy.`,
  )
}

const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'))
