import { XmlElement, XmlText } from '@rgrove/parse-xml'

/**
 * How long a drawing takes to draw, in a tenth of a millisecond or so, at most. What is drawn by reference counts each time:
 * a mask in a mask in a mask doubles with each, and a file of 1 KB can take hours.
 *
 * @param drawnName of an element, without a prefix; undefined where it is not drawn
 * @returns Infinity where something refers to itself or is nested too deeply, or the style sheet is very long
 */
export function workOf(root: XmlElement, drawnName: (name: string) => string | undefined): number {
  const byId = new Map<string, XmlElement[]>()
  const rules: StyleRule[] = []
  let isTooDeep = false
  const collect = (element: XmlElement, ancestors: number) => {
    isTooDeep ||= ancestors > maxAncestors
    if (isTooDeep) return
    const { id } = element.attributes
    if (id !== undefined)
      byId
        .set(id, byId.get(id) ?? [])
        .get(id)
        ?.push(element)
    if (drawnName(element.name) === 'style') rules.push(...rulesOf(element.text))
    for (const child of element.children) if (child instanceof XmlElement) collect(child, ancestors + 1)
  }
  collect(root, 0)
  if (isTooDeep || rules.length > maxRules) return Number.POSITIVE_INFINITY
  const known = new Map<XmlElement, number>()
  const work = (element: XmlElement): number => {
    const name = drawnName(element.name)
    if (name === undefined) return 0
    const before = known.get(element)
    if (before !== undefined) return before
    known.set(element, Number.POSITIVE_INFINITY)
    const declarations = declarationsOf(name, element, rules)
    const referred = referencesIn(element, declarations).flatMap((id) => byId.get(id) ?? [])
    const times = declarations.includes('marker') ? 1 + (element.attributes.d?.length ?? 0) / 4 : 1
    const within = element.children.filter((child) => child instanceof XmlElement)
    const sum = (elements: XmlElement[]) => elements.reduce((total, other) => total + work(other), 0)
    const total = ownWork(name, element, declarations) + sum(within) + times * sum(referred)
    known.set(element, total)
    return total
  }
  return work(root)
}

function ownWork(name: string, { attributes, children }: XmlElement, declarations: string): number {
  const characters = children.reduce(
    (sum, child) => sum + (child instanceof XmlText ? child.text.length : 0),
    0,
  )
  const path =
    (attributes.d ?? attributes.points ?? '').length / (declarations.includes('dasharray') ? 10 : 100)
  const layer = /opacity|mask|filter|mix-blend-mode/.test(declarations) ? 20 : 0
  return 1 + path + layer + (/^t(ext|span)/.test(name) ? 2 * characters : 0) + filterWork(name)
}

function filterWork(name: string): number {
  if (/^fe(Morphology|Turbulence|ConvolveMatrix)$/.test(name)) return 5_000
  return /^fe[A-Z]|^image$/.test(name) ? 200 : 0
}

/** Of a style sheet: what it declares for elements of any of these classes; for all elements where it names none. */
interface StyleRule {
  classes: string[]
  declarations: string
}

/** Of an element; libxml2, which reads what is drawn, takes no more. */
const maxAncestors = 256

/** Each is tried on each element. */
const maxRules = 500

const takesLong = /url\(|opacity|mask|filter|marker|mix-blend-mode|dasharray/i

const rulesOf = (css: string): StyleRule[] =>
  [...css.replace(/\/\*.*?\*\//gs, '').matchAll(/([^{}]*)\{([^{}]*)/g)].flatMap(
    ([, selectors = '', declarations = '']) =>
      takesLong.test(declarations)
        ? selectors.split(',').map((selector) => ({ classes: classesIn(selector), declarations }))
        : [],
  )

/** Of a selector such as `:not(.a)` a class says nothing. */
const classesIn = (selector: string): string[] =>
  /[:[]/.test(selector) ? [] : [...selector.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name)

/** All that may hold for an element, as CSS. */
function declarationsOf(name: string, { attributes }: XmlElement, rules: StyleRule[]): string {
  const own = Object.entries(attributes).map(([property, value]) => `${property}:${value}`)
  const classes = (attributes.class ?? '').split(/\s+/)
  const isShape = !/^(stop|.*Gradient|style|fe.*)$/.test(name)
  const others = rules.filter(
    (rule) => isShape && (rule.classes.length === 0 || rule.classes.some((of) => classes.includes(of))),
  )
  return [...own, ...others.map(({ declarations }) => declarations)].join(';')
}

function referencesIn({ attributes }: XmlElement, declarations: string): string[] {
  const address = attributes.href ?? attributes['xlink:href'] ?? ''
  const within = [...declarations.matchAll(/url\(\s*["']?#([^"')\s]+)/gi)].map(([, id = '']) => id)
  return address.trim().startsWith('#') ? [address.trim().slice(1), ...within] : within
}
