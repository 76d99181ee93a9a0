import { DomUtils, Parser, parseDocument } from 'htmlparser2'
import { type Organisation, readStructuredData } from './structured-data.ts'

/** Something that was found, and where, in words that follow “from”. */
export interface Found<Value> {
  value: Value
  from: string
}

/** What a website says of its brand, each list with the best first. Pictures are addresses of http, https or data. */
export interface PageFacts {
  names: Found<string>[]
  /** Title of the page, which may say more than the name. */
  titles: string[]
  logos: Found<string>[]
  icons: Found<string>[]
  /** A photograph as a rule. */
  socialPicture: Found<string> | undefined
  /** As CSS writes them; of icons, too, where a page gives them for icons of one colour. */
  themeColours: Found<string>[]
  iconColours: Found<string>[]
  manifest: string | undefined
}

/** Deeper and longer pages are read up to here: what names a brand stands at their beginning. */
const limits = { depth: 500, tags: 20_000 }

/**
 * Reads a page's markup, whatever it is. No script is run.
 *
 * @param address of the page
 */
export function readPage(html: string, address: string): PageFacts {
  const page = new PageReader(address)
  page.read(html)
  return page.facts()
}

/** A page as text, in the charset that its header, its byte order mark or its markup names. */
export function decodePage(bytes: Buffer, contentType: string): string {
  const beginning = bytes.subarray(0, 1024).toString('latin1')
  for (const label of [byteOrderMark(bytes), charset.exec(contentType)?.[1], charset.exec(beginning)?.[1]]) {
    try {
      if (label) return new TextDecoder(label).decode(bytes)
    } catch {
      // A charset that nobody knows.
    }
  }
  return new TextDecoder().decode(bytes)
}

const charset = /charset\s*=\s*["']?\s*([\w:.-]+)/i

function byteOrderMark(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return undefined
}

type Attributes = Record<string, string>

/** An element that is open, with what holds for all within it. */
interface Open {
  inHeader: boolean
  inFooter: boolean
  inHomeLink: boolean
  inLogo: boolean
  inOthers: boolean
}

interface LogoCandidate {
  address: string
  score: number
}

class PageReader {
  readonly #address: string
  #base: string | undefined
  readonly #metas = new Map<string, string>()
  readonly #links: Attributes[] = []
  readonly #themeColours: { colour: string; isDark: boolean }[] = []
  readonly #logos: LogoCandidate[] = []
  readonly #structured: Organisation[] = []
  #title: string | undefined
  #heading: string | undefined

  constructor(address: string) {
    this.#address = address
  }

  read(html: string): void {
    const open: Open[] = []
    let tags = 0
    let text: { of: 'title' | 'script' | 'h1'; depth: number; text: string } | undefined
    let drawing: { depth: number; start: number; score: number } | undefined
    const parser = new Parser({
      onopentag: (name, attributes) => {
        if (++tags > limits.tags || open.length > limits.depth) return parser.pause()
        open.push(this.#within(open.at(-1) ?? nowhere, name, attributes))
        const here = open.at(-1) ?? nowhere
        const score = logoScore(here)
        if (drawing) return
        if (name === 'svg' && score > 0) drawing = { depth: open.length, start: parser.startIndex, score }
        if (name === 'img' && score > 0) this.#addImage(attributes, score)
        if (name === 'title' || name === 'h1' || (name === 'script' && isStructuredData(attributes))) {
          text ??= { of: name, depth: open.length, text: '' }
        }
        this.#readHead(name, attributes)
      },
      ontext: (piece) => {
        if (text) text.text += piece
      },
      onclosetag: () => {
        if (text?.depth === open.length) {
          if (text.of === 'script') this.#structured.push(...readStructuredData(text.text))
          else if (text.of === 'title') this.#title ??= text.text
          else this.#heading ??= text.text
          text = undefined
        }
        if (drawing?.depth === open.length) {
          const address = drawingAddress(html.slice(drawing.start, parser.endIndex + 1))
          if (address) this.#logos.push({ address, score: drawing.score })
          drawing = undefined
        }
        open.pop()
      },
    })
    parser.write(html)
    // What is still open, such as the title of a page that was cut off.
    if (text?.of === 'title') this.#title ??= text.text
  }

  facts(): PageFacts {
    const base = this.#resolve(this.#base, this.#address) ?? this.#address
    const addresses = (found: Found<string | undefined>[]) =>
      found.flatMap(({ value, from }) => {
        const address = this.#resolve(value, base)
        return address ? [{ value: address, from }] : []
      })
    const meta = (name: string) => this.#metas.get(name)
    const icons = this.#icons()
    return {
      names: present([
        { value: meta('og:site_name'), from: 'the page’s site name' },
        ...this.#structured.map(({ name }) => ({ value: name, from: 'the page’s structured data' })),
        { value: meta('application-name'), from: 'the page’s application name' },
        { value: meta('apple-mobile-web-app-title'), from: 'the page’s name as an app' },
      ]),
      titles: [meta('og:title'), this.#title, this.#heading].flatMap((title) => title?.trim() || []),
      logos: addresses([
        ...this.#logos
          .sort((one, other) => other.score - one.score)
          .slice(0, 3)
          .map(({ address }) => ({ value: address, from: 'the logo on the page' })),
        ...this.#structured.map(({ logo }) => ({ value: logo, from: 'the page’s structured data' })),
        { value: meta('og:logo'), from: 'the page’s metadata' },
        ...icons.filter(({ size }) => size >= 96).map(({ value }) => ({ value, from: 'the page’s icon' })),
      ]),
      socialPicture: addresses([{ value: meta('og:image'), from: 'the picture for social networks' }])[0],
      icons: addresses([
        ...icons.map(({ value }) => ({ value, from: 'the page’s icon' })),
        { value: '/favicon.ico', from: 'the website’s icon' },
      ]),
      themeColours: present(
        this.#themeColours
          .sort((one, other) => Number(one.isDark) - Number(other.isDark))
          .map(({ colour }) => ({ value: colour, from: 'the page’s theme colour' })),
      ),
      iconColours: present([
        ...this.#links
          .filter(({ rel }) => hasToken(rel, 'mask-icon'))
          .map(({ color }) => ({ value: color, from: 'the page’s icon for Safari' })),
        { value: meta('msapplication-tilecolor'), from: 'the page’s tile for Windows' },
      ]),
      manifest: addresses(
        this.#links
          .filter(({ rel }) => hasToken(rel, 'manifest'))
          .map(({ href }) => ({ value: href, from: '' })),
      )[0]?.value,
    }
  }

  /** Icons for a favicon, the best first: one that scales, else one that is large enough for every screen. */
  #icons() {
    return this.#links
      .filter(({ rel }) => hasToken(rel, 'icon') || /\bapple-touch-icon\b/i.test(rel ?? ''))
      .map(({ href, sizes, type, rel = '' }) => {
        const isApple = /apple/i.test(rel)
        return { value: href, size: iconSize(sizes, type ?? href, isApple ? 180 : 16) }
      })
      .sort((one, other) => other.size - one.size)
  }

  #within(parent: Open, name: string, attributes: Attributes): Open {
    const { class: classes = '', id = '', alt = '', title = '', src = '', role } = attributes
    const words = `${classes} ${id}`
    const fileName = src.startsWith('data:') ? '' : (src.split(/[?#]/)[0]?.split('/').at(-1) ?? '')
    const own = [words, alt, title, attributes['aria-label'], fileName].join(' ')
    // What is all of a page, or its whole header, is no logo whatever its classes.
    const isWhole = name === 'html' || name === 'body' || name === 'header'
    return {
      inHeader: parent.inHeader || name === 'header' || role === 'banner' || headerWords.test(words),
      inFooter: parent.inFooter || name === 'footer',
      inHomeLink: parent.inHomeLink || (name === 'a' && this.#isHome(attributes.href)),
      inLogo: parent.inLogo || (!isWhole && logoWords.test(own)),
      inOthers: parent.inOthers || (!isWhole && otherWords.test(own)),
    }
  }

  #isHome(href: string | undefined): boolean {
    const target = this.#resolve(href, this.#address)
    if (!target || target.startsWith('data:')) return false
    const [{ origin, pathname }, { origin: own }] = [new URL(target), new URL(this.#address)]
    return origin === own && (pathname === '/' || /^\/[a-z]{2}([-_][a-z]{2})?\/?$/i.test(pathname))
  }

  #addImage(attributes: Attributes, score: number): void {
    const { src, srcset } = attributes
    const later = attributes['data-src'] ?? attributes['data-lazy-src'] ?? attributes['data-original']
    const address = later || src || srcset?.trim().split(/[\s,]/)[0]
    if (address) this.#logos.push({ address, score })
  }

  #readHead(name: string, attributes: Attributes): void {
    if (name === 'base') this.#base ??= attributes.href
    if (name === 'link') this.#links.push(attributes)
    if (name !== 'meta') return
    const { content } = attributes
    const key = (attributes.property ?? attributes.name ?? '').toLowerCase()
    if (!content || !key) return
    if (key === 'theme-color') {
      this.#themeColours.push({ colour: content, isDark: /dark/i.test(attributes.media ?? '') })
    } else if (!this.#metas.has(key)) this.#metas.set(key, content)
  }

  /** @returns undefined for what is no address of a picture or page */
  #resolve(address: string | undefined, base: string): string | undefined {
    const trimmed = address?.trim()
    if (!trimmed || !URL.canParse(trimmed, base)) return undefined
    const { href, protocol } = new URL(trimmed, base)
    return /^(https?|data):$/.test(protocol) ? href : undefined
  }
}

const nowhere: Open = { inHeader: false, inFooter: false, inHomeLink: false, inLogo: false, inOthers: false }

const logoWords = /(^|[^a-z])(site-?)?logo|logo([^a-z]|$)|\bwordmark\b|\bnavbar-brand\b|\bsite-branding\b/i
const headerWords = /\b(site-?header|page-?header|masthead|navbar|topbar|top-bar)\b/i
/** What says that a logo is somebody else's. */
const otherWords =
  /partner|client|customer|sponsor|award|payment|visa|mastercard|paypal|klarna|app-?store|google-?play|social|facebook|instagram|trustpilot/i

/** How likely a picture here is the page's own logo; 0 where it is none. */
function logoScore({ inHeader, inFooter, inHomeLink, inLogo, inOthers }: Open): number {
  if (inOthers || (!inLogo && !(inHeader && inHomeLink))) return 0
  return 5 + (inLogo ? 4 : 0) + (inHeader ? 3 : 0) + (inHomeLink ? 2 : 0) - (inFooter ? 4 : 0)
}

const isStructuredData = ({ type }: Attributes) => type?.trim().toLowerCase() === 'application/ld+json'

const hasToken = (list: string | undefined, token: string) =>
  (list ?? '').toLowerCase().split(/\s+/).includes(token)

/** The larger side in pixels; what scales is as good as the largest. */
export function iconSize(
  sizes: string | undefined,
  typeOrName: string | undefined,
  otherwise: number,
): number {
  if (/svg/i.test(typeOrName ?? '') || /\bany\b/i.test(sizes ?? '')) return 1_000
  const all = [...(sizes ?? '').matchAll(/(\d{1,4})x(\d{1,4})/gi)].map(([, width]) => Number(width))
  return all.length > 0 ? Math.max(...all) : otherwise
}

/**
 * A drawing within the page, as a picture of its own.
 *
 * @returns undefined where it needs the rest of the page
 */
function drawingAddress(markup: string): string | undefined {
  if (/<use\b/i.test(markup)) return undefined
  const drawing = parseDocument(markup, { xmlMode: true })
  const svg = DomUtils.getElementsByTagName('svg', drawing, true, 1)[0]
  if (!svg) return undefined
  svg.attribs.xmlns ??= 'http://www.w3.org/2000/svg'
  const text = DomUtils.getOuterHTML(svg, { xmlMode: true })
  return `data:image/svg+xml;base64,${Buffer.from(text).toString('base64')}`
}

const present = (found: Found<string | undefined>[]): Found<string>[] =>
  found.flatMap(({ value, from }) => (value?.trim() ? [{ value: value.trim(), from }] : []))
