import { z } from 'zod'

const picture = z.union([
  z.string(),
  z.object({ url: z.string() }).transform(({ url }) => url),
  z.object({ contentUrl: z.string() }).transform(({ contentUrl }) => contentUrl),
])

/** Of schema.org's data whatever has a logo, which is an organisation. */
const withLogo = z.object({
  name: z.string().optional().catch(undefined),
  logo: z.union([
    picture,
    z
      .array(picture)
      .min(1)
      .transform(([first = '']) => first),
  ]),
})

const ownerTypes = /(^|\/)(WebSite|Organization|Corporation|LocalBusiness|OnlineBusiness|\w*Store)$/
const owner = z.object({
  '@type': z
    .union([z.string(), z.array(z.string())])
    .refine((types) => [types].flat().some((type) => ownerTypes.test(type))),
  name: z.string(),
})

/** Whose page it is. */
export interface Organisation {
  name?: string | undefined
  logo?: string | undefined
}

/** More of it is not read: who runs a website stands near the beginning. */
const maxNodes = 5_000

/**
 * The organisations in a page's JSON-LD, whatever that is: those with a logo, then those that it describes as such itself,
 * not as the maker of a product. The address of a logo may be relative.
 */
export function readStructuredData(json: string): Organisation[] {
  const root = parseJson(json)
  const withLogos = allNodes([root], Object.values).flatMap((node) => withLogo.safeParse(node).data ?? [])
  const owners = allNodes([root], (node) => (Array.isArray(node) ? node : [Reflect.get(node, '@graph')]))
  const described = owners.flatMap((node) => {
    const { data } = owner.safeParse(node)
    return data && !('logo' in node) ? [{ name: data.name }] : []
  })
  return [...withLogos, ...described]
}

/** These nodes and those below them. @param below which of a node's own are looked at */
function allNodes(nodes: unknown[], below: (node: object) => unknown[]): object[] {
  const queue = [...nodes]
  const found: object[] = []
  for (const node of queue) {
    if (typeof node !== 'object' || node === null) continue
    found.push(node)
    if (queue.length < maxNodes) queue.push(...below(node).slice(0, maxNodes))
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
