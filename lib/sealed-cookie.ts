import 'server-only'
import { sealData, unsealData } from 'iron-session'
import { cookies } from 'next/headers'
import type { z } from 'zod'
import { environment } from '@/lib/environment'
import { sessionPasswords } from '@/lib/session/session-passwords'

const lifetimeSeconds = 30 * 24 * 60 * 60

/** By HTTPS, browsers take a cookie of this prefix from this very host only, and from no page that came by HTTP. */
const prefixed = (name: string) => (isHttps() ? `__Host-${name}` : name)

const isHttps = () => environment().appUrl.startsWith('https:')

/** What the shop remembers of a browser in one cookie, which nobody else can read or change. */
export interface SealedCookie<T> {
  /** What the request's cookie holds; undefined when it is missing, forged, expired or of another form. */
  read(): Promise<T | undefined>
  /** Sets the cookie with the response. Only a Server Action or a route handler may do that. */
  write(value: T): Promise<void>
}

/** A sealed cookie whose content has the form of `schema`. */
export function sealedCookie<T>(name: string, schema: z.ZodType<T>): SealedCookie<T> {
  return {
    async read() {
      // The cookies come first: they make the page one that is rendered for each request, where a configuration exists.
      const seal = (await cookies()).get(prefixed(name))?.value
      if (!seal) return undefined
      for (const password of await sessionPasswords()) {
        const { success, data } = schema.safeParse(await opened(seal, password))
        if (success) return data
      }
      return undefined
    },
    async write(value) {
      const store = await cookies()
      const [password] = await sessionPasswords()
      store.set(prefixed(name), await sealData(value, { password, ttl: lifetimeSeconds }), {
        httpOnly: true,
        sameSite: 'lax',
        secure: environment().isProduction || isHttps(),
        path: '/',
        maxAge: lifetimeSeconds,
      })
    },
  }
}

/** iron-session gives an empty object for most seals that do not open, and throws for some that are forged. */
async function opened(seal: string, password: string): Promise<unknown> {
  try {
    return await unsealData(seal, { password, ttl: lifetimeSeconds })
  } catch {
    return undefined
  }
}
