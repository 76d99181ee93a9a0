import { parseXml, XmlElement, type XmlNode, XmlText } from '@rgrove/parse-xml'
import { workOf } from './svg-work.ts'

/** An SVG that holds nothing but a drawing, and its size in CSS pixels. */
export interface Drawing {
  markup: string
  width: number
  height: number
}

/** A part of a picture; each number is a share of its width or height. */
export interface Part {
  left: number
  top: number
  width: number
  height: number
}

const whole: Part = { left: 0, top: 0, width: 1, height: 1 }

/** What an SVG draws with. Anything else, such as scripts, animations, HTML and what editors note, is left out. */
const drawing = new Set(
  [
    'svg g defs symbol use switch title desc style',
    'path rect circle ellipse line polyline polygon text tspan textPath image',
    'linearGradient radialGradient stop pattern clipPath mask marker filter',
    'feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap',
    'feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode',
    'feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence',
  ]
    .join(' ')
    .split(' '),
)

/** More than any logo has; it takes a few seconds to draw. */
const [maxTags, maxWork] = [40_000, 20_000]

/** An SVG that takes too long to draw. */
export class ComplicatedDrawing extends Error {}

/**
 * Reads an SVG and keeps what draws: no script, no handler, and no address outside of it. Its namespaces and size are
 * written out, so that all programs scale it alike.
 *
 * @param source of the file
 * @param part what is kept of it; all, where its sides are stretched
 * @throws ComplicatedDrawing
 * @throws Error where it is no well-formed SVG
 */
export function readSvg(source: string, part = whole): Drawing {
  if (source.split('<').length > maxTags) throw new ComplicatedDrawing()
  const { root } = parse(source)
  if (!root || localName(root.name) !== 'svg') throw new Error('Its root is no svg')
  if (workOf(root, drawnName) > maxWork) throw new ComplicatedDrawing()
  const given = numbers(root.attributes.viewBox ?? '')
  const own = sizeOf(root.attributes, given)
  const [x = 0, y = 0, boxWidth = own.width, boxHeight = own.height] = given.length === 4 ? given : []
  const isStretched = Math.abs((own.width * boxHeight) / (own.height * boxWidth) - 1) > 0.01
  const { left, top, width, height } = isStretched ? whole : part
  const viewBox = [x + left * boxWidth, y + top * boxHeight, width * boxWidth, height * boxHeight]
  const size = scaled({ width: width * own.width, height: height * own.height })
  const attributes = {
    ...keptAttributes(root),
    xmlns: 'http://www.w3.org/2000/svg',
    'xmlns:xlink': 'http://www.w3.org/1999/xlink',
    width: String(size.width),
    height: String(size.height),
    viewBox: viewBox.map(rounded).join(' '),
  }
  return { markup: write('svg', attributes, root), ...size }
}

function parse(source: string) {
  try {
    return parseXml(source, { resolveUndefinedEntity: entitiesOf(source) })
  } catch (error) {
    // Elements that are nested so deeply that the stack is full. How many fit depends on how far the parser is compiled.
    if (error instanceof RangeError) throw new ComplicatedDrawing()
    throw error
  }
}

/** Some editors name namespaces by entities, which are text without further entities. */
function entitiesOf(source: string): (reference: string) => string | undefined {
  const declarations = source
    .slice(0, 16_384)
    .matchAll(/<!ENTITY\s+([\w.-]+)\s+(["'])([^"'&<%]{0,200})\2\s*>/g)
  const values = new Map([...declarations].map(([, name = '', , value = '']) => [name, value]))
  let resolved = 0
  return (reference) => (++resolved <= 1000 ? values.get(reference.slice(1, -1)) : undefined)
}

const localName = (name: string) => name.replace(/^svg:/, '')

/** @returns undefined for what is left out */
function drawnName(name: string): string | undefined {
  // A link of a drawing leads nowhere; what it holds is drawn.
  const local = localName(name) === 'a' ? 'g' : localName(name)
  return drawing.has(local) ? local : undefined
}

function keptAttributes({ attributes }: XmlElement): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).filter(([name, value]) => {
      if (/^on/i.test(name) || name === 'xmlns') return false
      if (name === 'href' || name === 'xlink:href') return isWithin(value)
      if (name.includes(':')) return name === 'xml:space' || name === 'xml:lang'
      return withoutAddresses(value) === value
    }),
  )
}

/** Whether an address leads to a part of the same drawing, or is a picture itself. */
const isWithin = (address: string) => /^\s*(#|data:image\/(png|jpe?g|gif|webp);base64,)/i.test(address)

/** Leaves out of CSS what would be loaded from elsewhere, and all where escapes could hide it. */
const withoutAddresses = (css: string) =>
  css.includes('\\')
    ? ''
    : css.replace(/@import[^;]*;?/gi, '').replace(/url\(\s*(?!["']?\s*(?:#|data:))[^)]*\)/gi, 'none')

function write(name: string, attributes: Record<string, string>, { children }: XmlElement): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeText(value)}"`)
  const inside = children.map((child) => writeChild(child, name)).join('')
  return inside ? `<${name}${written.join('')}>${inside}</${name}>` : `<${name}${written.join('')}/>`
}

function writeChild(node: XmlNode, parent: string): string {
  if (node instanceof XmlText) {
    return escapeText(parent === 'style' ? withoutAddresses(node.text) : node.text)
  }
  if (!(node instanceof XmlElement)) return ''
  const name = drawnName(node.name)
  return name ? write(name, keptAttributes(node), node) : ''
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escapeText = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character] ?? '')

type Size = Pick<Drawing, 'width' | 'height'>

/** What browsers take where an SVG says nothing of its size. */
const unknownSize = { width: 300, height: 150 }

function sizeOf(attributes: Record<string, string>, viewBox: number[]): Size {
  const width = pixels(attributes.width)
  const height = pixels(attributes.height)
  if (width && height) return { width, height }
  const [, , boxWidth = 0, boxHeight = 0] = viewBox
  return boxWidth > 0 && boxHeight > 0 ? { width: boxWidth, height: boxHeight } : unknownSize
}

/** A drawing has no pixels of its own: one of very many or very few is scaled. */
const [minSide, maxSide] = [16, 1000]

function scaled({ width, height }: Size): Size {
  const longer = Math.max(width, height)
  const scale = longer < minSide ? minSide / longer : longer > maxSide ? maxSide / longer : 1
  return { width: rounded(width * scale), height: rounded(height * scale) }
}

const rounded = (length: number) => Number(length.toFixed(3))

/** In CSS pixels. Source: CSS Values and Units, absolute lengths. */
const units: Record<string, number> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
}

/** @returns undefined for a length that depends on what is around the drawing, and for none */
function pixels(length: string | undefined): number | undefined {
  const [, number = '', unit = ''] =
    /^\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z%]*)\s*$/i.exec(length ?? '') ?? []
  const value = Number(number) * (units[unit.toLowerCase()] ?? 0)
  return value > 0 && Number.isFinite(value) ? value : undefined
}

const numbers = (text: string): number[] =>
  text
    .trim()
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(Number)
    .filter(Number.isFinite)
