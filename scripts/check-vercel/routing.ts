import type { Condition, Route } from './build-output'

export interface RoutedRequest {
  method: string
  host: string
  /** With its query. */
  path: string
  headers: ReadonlyMap<string, string>
}

/** Where a request leads so far, and what is to be added to the response. */
export interface Routed {
  path: string
  query: URLSearchParams
  headers: Map<string, string>
  status: number | undefined
}

export interface RouteMatch {
  route: Route
  /** The groups of its pattern, by number and by name. */
  groups: Record<string, string>
}

/** The routes between two handles; the first ones stand under ''. Source: "Routes" in the Build Output API. */
export function phasesOf(routes: readonly Route[]): Map<string, Route[]> {
  const phases = new Map<string, Route[]>([['', []]])
  let current = ''
  for (const route of routes) {
    if (route.handle !== undefined) {
      current = route.handle
      phases.set(current, [])
    } else phases.get(current)?.push(route)
  }
  return phases
}

/** Whether a route is about a request. @returns undefined when it is not */
export function match(
  route: Route,
  { path }: Pick<Routed, 'path'>,
  request: RoutedRequest,
): RouteMatch | undefined {
  if (route.methods && !route.methods.includes(request.method)) return undefined
  const found = new RegExp(anchored(route.src ?? ''), 'i').exec(path)
  if (!found) return undefined
  const groups = Object.fromEntries(found.map((value, index) => [String(index), value ?? '']))
  Object.assign(
    groups,
    Object.fromEntries(Object.entries(found.groups ?? {}).map(([name, value]) => [name, value ?? ''])),
  )
  for (const condition of route.has ?? []) {
    const named = holds(condition, request)
    if (!named) return undefined
    Object.assign(groups, named)
  }
  if ((route.missing ?? []).some((condition) => holds(condition, request))) return undefined
  return { route, groups }
}

/** Patterns begin and end with the path. */
const anchored = (src: string) => `${src.startsWith('^') ? '' : '^'}${src}${src.endsWith('$') ? '' : '$'}`

/** @returns the named groups of the value, or undefined where the condition does not hold */
export function holds(
  { type, key = '', value }: Condition,
  request: RoutedRequest,
): Record<string, string> | undefined {
  const actual = actualValue(type, key, request)
  if (actual === undefined) return undefined
  if (value === undefined) return {}
  const found = new RegExp(`^${value}$`).exec(actual)
  return found ? { ...found.groups } : undefined
}

function actualValue(type: string, key: string, { headers, host, path }: RoutedRequest): string | undefined {
  if (type === 'header') return headers.get(key.toLowerCase())
  if (type === 'host') return host
  if (type === 'query') return new URL(path, 'https://host').searchParams.get(key) ?? undefined
  if (type === 'cookie') {
    const cookies = (headers.get('cookie') ?? '').split(/; */).map((cookie) => cookie.split('='))
    return cookies
      .find(([name]) => name === key)
      ?.slice(1)
      .join('=')
  }
  throw new Error(`Conditions of type ${type} are not known here`)
}

/** Follows a route that matched. */
export function follow({ route, groups }: RouteMatch, routed: Routed): void {
  const filled = (text: string) =>
    text.replace(/\$(\d+|[A-Za-z]\w*)/g, (_, name: string) => groups[name] ?? '')
  for (const [name, value] of Object.entries(route.headers ?? {}))
    routed.headers.set(name.toLowerCase(), filled(value))
  if (route.status !== undefined) routed.status = route.status
  if (route.dest === undefined) return
  const [path = '/', query = ''] = filled(route.dest).split('?')
  routed.path = path
  for (const [name, value] of new URLSearchParams(query)) routed.query.set(name, value)
}
