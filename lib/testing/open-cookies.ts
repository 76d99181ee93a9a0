import type { z } from 'zod'
import type { Cookie } from '@/lib/cookies'
import type { SealedCookie } from '@/lib/sealed-cookie'

/** What a browser's cookies hold, by name. Empty it before each test. */
export const jar = new Map<string, unknown>()

/** Stands in for `@/lib/sealed-cookie` in tests that know neither requests nor passwords. */
export function sealedCookie<T>({ name }: Cookie, schema: z.ZodType<T>): SealedCookie<T> {
  return {
    read: async () => schema.safeParse(jar.get(name)).data,
    write: async (value) => {
      jar.set(name, value)
    },
    remove: async () => {
      jar.delete(name)
    },
  }
}
