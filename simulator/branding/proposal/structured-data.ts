import { z } from 'zod'

const picture = z.union([
  z.string(),
  z.object({ url: z.string() }).transform(({ url }) => url),
  z.object({ contentUrl: z.string() }).transform(({ contentUrl }) => contentUrl),
])

/** Of schema.org's data whatever has a logo, which is an organisation. */
const organisation = z.object({
  name: z.string().optional().catch(undefined),
  logo: z.union([
    picture,
    z
      .array(picture)
      .min(1)
      .transform(([first = '']) => first),
  ]),
})
export type Organisation = z.infer<typeof organisation>

/** More of it is not read: who runs a website stands near the beginning. */
const maxNodes = 5_000

/** The organisations in a page's JSON-LD, whatever that is. The address of a logo may be relative. */
export function readStructuredData(json: string): Organisation[] {
  const nodes: unknown[] = [parseJson(json)]
  const found: Organisation[] = []
  for (const node of nodes) {
    if (typeof node !== 'object' || node === null) continue
    const { data } = organisation.safeParse(node)
    if (data) found.push(data)
    if (nodes.length < maxNodes) nodes.push(...Object.values(node).slice(0, maxNodes))
  }
  return found
}

/** @returns undefined for what is no JSON */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
