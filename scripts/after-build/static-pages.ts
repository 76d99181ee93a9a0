import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { staticPageResponse } from '../../lib/static-page'

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

/** The pages of which the catalogue says which there are. */
const renewedRoutes = ['/[locale]/products/[slug]', '/[locale]/categories/[category]']

/**
 * Gives each static page of a build a Content-Security-Policy with the hashes of its inline scripts, and those that say
 * that nothing was found the status 404.
 *
 * @param build the folder that `next build` wrote
 * @param options.isRenewed whether the running shop makes pages of what is new in the catalogue
 * @returns how many pages have one
 * @throws Error when a page is neither static nor one that proxy.ts gives a policy
 */
export function secureStaticPages(build: string, { isRenewed }: { isRenewed: boolean }): number {
  const manifest: PrerenderManifest = readJson(join(build, 'prerender-manifest.json'))
  checkOtherPages(build, manifest, isRenewed ? renewedRoutes : [])
  if (isRenewed) for (const route of renewedRoutes) allowNewPages(manifest, route)
  let pages = 0
  for (const [address, route] of Object.entries(manifest.routes)) {
    const file = join(build, 'server/app', address)
    if (!existsSync(`${file}.html`)) continue
    pages++
    const { policy, status } = staticPageResponse(readFileSync(`${file}.html`, 'utf8'))
    const meta: Meta = readJson(`${file}.meta`)
    meta.headers = { ...meta.headers, [header]: policy }
    route.initialHeaders = { ...route.initialHeaders, [header]: policy }
    if (status) meta.status = route.initialStatus = status
    writeFileSync(`${file}.meta`, JSON.stringify(meta))
  }
  writeFileSync(join(build, 'prerender-manifest.json'), JSON.stringify(manifest))
  return pages
}

/** What Next would write for `dynamicParams = true`, which it reads without running it. */
function allowNewPages({ dynamicRoutes }: PrerenderManifest, pattern: string): void {
  const route = dynamicRoutes[pattern]
  if (!route) throw new Error(`${pattern} is no static page.`)
  route.fallback = null
}

/** A page that is rendered for each request has a nonce, which proxy.ts makes if it runs before that page. */
function checkOtherPages(
  build: string,
  { routes, dynamicRoutes }: PrerenderManifest,
  renewed: readonly string[],
): void {
  const sources = Object.values(routes).map(({ srcRoute }) => srcRoute)
  const isStatic = (route: string) =>
    sources.includes(route) || renewed.includes(route) || dynamicRoutes[route]?.fallback === false
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
