import 'server-only'
import { sealData, unsealData } from 'iron-session'
import { cookies } from 'next/headers'
import { z } from 'zod'
import type { Cookie } from '@/lib/cookies'
import { environment } from '@/lib/environment'
import { sessionPasswords } from '@/lib/session/session-passwords'

/** By HTTPS, browsers take a cookie of this prefix from this very host only, and from no page that came by HTTP. */
const prefixed = (name: string) => (isHttps() ? `__Host-${name}` : name)

const isHttps = () => environment().appUrl.startsWith('https:')

/** What the shop remembers of a browser in one cookie, which nobody else can read or change. */
export interface SealedCookie<T> {
  /** What the request's cookie holds; undefined when it is missing, forged, expired or of another form. */
  read(): Promise<T | undefined>
  /** Sets the cookie with the response. Only a Server Action or a route handler may do that. */
  write(value: T): Promise<void>
  /** Takes the cookie from the browser. Only a Server Action or a route handler may do that. */
  remove(): Promise<void>
}

/** A sealed cookie whose content has the form of `schema`. */
export function sealedCookie<T>({ name, lifetimeSeconds }: Cookie, schema: z.ZodType<T>): SealedCookie<T> {
  // What is sealed for a name with the prefix says so. Whoever sets it by the plain name in another browser gets nothing.
  const marked = z.object({ hostOnly: schema })
  return {
    async read() {
      // The cookies come first: they make the page one that is rendered for each request, where a configuration exists.
      const store = await cookies()
      const own = store.get(prefixed(name))?.value
      // Browsers that shopped before names had a prefix keep the plain one for a month; the first write replaces it.
      const seal = own ?? store.get(name)?.value
      if (!seal) return undefined
      const isMarked = isHttps() && own !== undefined
      for (const password of await sessionPasswords()) {
        const content = await opened(seal, password, lifetimeSeconds)
        const { success, data } = marked.safeParse(isMarked ? content : { hostOnly: content })
        if (success) return data.hostOnly
      }
      return undefined
    },
    async write(value) {
      const store = await cookies()
      const [password] = await sessionPasswords()
      const content = isHttps() ? { hostOnly: value } : value
      store.set(prefixed(name), await sealData(content, { password, ttl: lifetimeSeconds }), {
        httpOnly: true,
        sameSite: 'lax',
        secure: environment().isProduction || isHttps(),
        path: '/',
        maxAge: lifetimeSeconds,
      })
    },
    async remove() {
      const store = await cookies()
      for (const stored of new Set([name, prefixed(name)])) {
        // A browser takes a name with the prefix only as secure, also where it is to forget it.
        store.set(stored, '', { path: '/', maxAge: 0, secure: environment().isProduction || isHttps() })
      }
    },
  }
}

/** iron-session gives an empty object for most seals that do not open, and throws for some that are forged. */
async function opened(seal: string, password: string, lifetimeSeconds: number): Promise<unknown> {
  try {
    return await unsealData(seal, { password, ttl: lifetimeSeconds })
  } catch {
    return undefined
  }
}
