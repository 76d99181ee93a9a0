import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { isReference } from '../payments/references.ts'
import { portal } from './portal.tsx'
import type { PortalDependencies, PortalEnv } from './portal-env.ts'

const cookieName = 'portal_configuration'
/** Each is made when somebody asks for it, which takes no time. */
const maxKept = 20

/**
 * The Portal, to be mounted at /portal. It shows the configuration that the simulator was started with. Where one click signs
 * anybody in, as in tests, an address with `?configuration=` shows another, and so does every page of that browser afterwards.
 */
export function portals(dependencies: PortalDependencies): Hono<PortalEnv> {
  if (!dependencies.hasDemoSignIn) return portal(dependencies)
  const made = new Map<string, Hono>()
  return new Hono<PortalEnv>().all('*', async (c) => {
    const asked = c.req.query('configuration')
    const chosen = asked ?? getCookie(c, cookieName)
    const isKnown = isReference(chosen ?? '') && (await dependencies.configurations.find(chosen ?? ''))
    if (asked !== undefined && !isKnown) return c.text(`There is no configuration ${asked}.`, 404)
    const configurationId = isKnown && chosen ? chosen : dependencies.configurationId
    const mount = c.req.routePath.replace(/\/\*$/, '')
    const shown =
      made.get(configurationId) ??
      new Hono().basePath(mount).route('/', portal({ ...dependencies, configurationId }))
    made.set(configurationId, shown)
    if (made.size > maxKept) made.delete([...made.keys()][0] ?? '')
    const response = await shown.fetch(c.req.raw, c.env)
    if (asked) response.headers.append('set-cookie', `${cookieName}=${asked}; Path=/; HttpOnly; SameSite=Lax`)
    return response
  })
}
