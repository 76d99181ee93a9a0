import type { Destinations } from '../../destinations/destinations.ts'
import { hexOf, oklchOfHex, readOklch } from '../colour.ts'
import { accentShades } from '../contrast.ts'
import { paletteFrom } from '../palette.ts'
import {
  type Deadline,
  deadlineIn,
  maxPictureFileBytes,
  PictureError,
  PicturesBusy,
  pixelsOf,
  readPicture,
} from '../picture.ts'
import { defaultThemeNamed, type Theme } from '../theme.ts'
import { brandColours, coloursOfPicture, isPhotograph } from './colours.ts'
import { type ManifestFacts, readManifest } from './manifest.ts'
import { chooseName, nameOfFile } from './name.ts'
import type { ProposalNotes } from './notes.ts'
import { decodePage, type Found, readPage } from './page.ts'
import { type ExpectedResource, Website, WebsiteError } from './website.ts'

export interface Proposal {
  theme: Theme
  notes: ProposalNotes
}

/** How long a website is read until its last picture is, else one that is slow to decode would hold up all others. */
const picturesMs = 15_000

/** A file that somebody has chosen. */
export interface LogoFile {
  name: string
  bytes: Uint8Array
}

/** What a theme is proposed from: one of both, or both. */
export interface ProposalRequest {
  /** As it was typed, with or without https://. */
  website?: string | undefined
  logo?: LogoFile | undefined
}

/**
 * Proposes a theme from what a website shows of its brand, from a logo, or from both: name, logo, favicon and colours,
 * which are changed where they could not be read. All else is as in the default theme.
 *
 * @param name of the business where neither website nor file says it
 * @param limits of the website; what has come and was read until then is used
 * @throws WebsiteError where the website cannot be read
 * @throws PictureError where the file is no picture that can be taken
 * @throws PicturesBusy where too many pictures wait to be read
 */
export async function proposeTheme(
  { website: address, logo: file }: ProposalRequest,
  name: Found<string>,
  destinations: Destinations,
  limits: { signal?: AbortSignal; pictures?: Deadline } = {},
): Promise<Proposal> {
  const given = file && (await brandOfFile(file))
  const website = new Website(destinations, limits.signal)
  const pictures = limits.pictures ?? deadlineIn(picturesMs)
  const found = address ? await brandOfWebsite(website, address, given === undefined, pictures) : undefined
  const colours = brandColours([...(given?.colours ?? []), ...(found?.colours ?? [])])
  const logo = given?.logo ?? found?.logo
  const favicon = found?.favicon ?? given?.favicon
  const businessName = found?.name ?? (file && nameOfFile(file.name)) ?? name
  const base = colours[0] && baseOf(colours[0].value)
  const theme: Theme = {
    ...defaultThemeNamed(businessName.value),
    ...(base && paletteFrom(base)),
    ...(logo && { logo: logo.value }),
    ...(favicon && { favicon: favicon.value }),
  }
  return {
    theme,
    notes: {
      source: found?.host ?? file?.name ?? '',
      from: { businessName: businessName.from, logo: logo?.from, favicon: favicon?.from },
      colours,
      repairs: colours[0] ? repairsOf(colours[0].value, theme) : [],
      missing: [
        ...(found?.missing ?? []),
        ...(logo ? [] : ['No logo was found.']),
        ...(favicon ? [] : ['No favicon was found.']),
        ...(base ? [] : ['No colour was found.']),
      ],
    },
  }
}

/** The buttons of a brand that shows nothing but white are black: white ones would seem to be switched off. */
function baseOf(chosen: string): string | undefined {
  const { l: lightness, c: chroma } = readOklch(chosen)
  return chroma < 0.03 && lightness > 0.85 ? 'oklch(0.24 0 0)' : oklchOfHex(chosen)
}

/** Where a colour could not be taken as it is. */
function repairsOf(chosen: string, theme: Theme): ProposalNotes['repairs'] {
  return (['light', 'dark'] as const).flatMap((scheme) => {
    const { accent } = theme[scheme]
    const { link } = accentShades(theme[scheme], theme.background)
    const uses = [
      { use: 'accent' as const, instead: hexOf(accent) },
      { use: 'link' as const, instead: hexOf(link) },
    ]
    return uses.filter(({ instead }) => instead !== chosen).map((repair) => ({ scheme, ...repair }))
  })
}

interface Brand {
  logo?: Found<string> | undefined
  favicon?: Found<string> | undefined
  /** As CSS writes them, the likeliest first. */
  colours: Found<string>[]
}

interface WebsiteBrand extends Brand {
  host: string
  name: Found<string>
  missing: string[]
}

/** An icon is nearly as high as it is wide. */
const maxIconRatio = 1.3

async function brandOfFile({ name, bytes }: LogoFile): Promise<Brand> {
  const from = `the file ${name}`
  const { address, width, height } = await readPicture(bytes, 'logo')
  const isIcon = Math.max(width / height, height / width) <= maxIconRatio
  return {
    logo: { value: address, from },
    ...(isIcon && { favicon: { value: (await readPicture(bytes, 'favicon')).address, from } }),
    colours: await coloursOf(address, from),
  }
}

/** @returns none of a picture for which no time is left */
async function coloursOf(picture: string, from: string, deadline?: Deadline): Promise<Found<string>[]> {
  const pixels = await pixelsOf(picture, deadline).catch(onlyIfUnreadable)
  return pixels ? coloursOfPicture(pixels).map((value) => ({ value, from })) : []
}

const expected = {
  page: {
    name: 'a web page',
    accept: 'text/html,application/xhtml+xml',
    types: /^\s*(text\/html|application\/xhtml\+xml)\b/i,
    maxBytes: 2 * 1024 * 1024,
    isBeginningEnough: true,
  },
  manifest: {
    name: 'a manifest',
    accept: 'application/manifest+json,application/json',
    types: /json|text\/plain|octet-stream/i,
    maxBytes: 256 * 1024,
  },
  // Servers say all sorts of things of pictures; that an error has a page is what matters.
  picture: {
    name: 'a picture',
    accept: 'image/svg+xml,image/webp,image/png,image/*',
    types: /^(?!\s*text\/html)/i,
    maxBytes: maxPictureFileBytes,
  },
} satisfies Record<string, ExpectedResource>

async function brandOfWebsite(
  website: Website,
  typed: string,
  needsLogo: boolean,
  deadline: Deadline,
): Promise<WebsiteBrand> {
  const { url, contentType, bytes } = await firstPage(website, typed)
  const page = readPage(decodePage(bytes, contentType), url)
  const manifest = await manifestOf(website, page.manifest)
  const { host, hostname } = new URL(url)
  const problems: string[] = []
  const pictures = { website, deadline }
  const logo = needsLogo
    ? ((await firstPicture(pictures, [...page.logos, ...manifest.icons], 'logo', problems)) ??
      (await socialLogo(pictures, page.socialPicture)))
    : undefined
  const missing = logo ? [] : problems
  const favicon = await firstPicture(pictures, [...page.icons, ...manifest.icons], 'favicon', [])
  return {
    host,
    name: chooseName([...page.names, ...manifest.names], page.titles, hostname),
    logo,
    favicon,
    colours: [
      ...page.themeColours,
      ...(logo ? await coloursOf(logo.value, 'the logo', deadline) : []),
      ...manifest.colours,
      ...(favicon ? await coloursOf(favicon.value, 'the icon', deadline) : []),
      ...page.iconColours,
    ],
    missing,
  }
}

/** The page of an address that may have been typed without its scheme. */
async function firstPage(website: Website, typed: string) {
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed)
  const [address, other] = hasScheme ? [typed] : [`https://${typed}`, `http://${typed}`]
  if (!address || !isWebsite(address)) {
    throw new WebsiteError('Enter the address of a website, such as shop.example.')
  }
  try {
    return await website.get(address, expected.page)
  } catch (error) {
    const another = other && (await website.get(other, expected.page).catch(() => undefined))
    if (another) return another
    throw error
  }
}

function isWebsite(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return /^https?:$/.test(protocol) && /[.:]|^localhost$/.test(hostname)
}

async function manifestOf(website: Website, address: string | undefined): Promise<ManifestFacts> {
  const resource = address && (await website.get(address, expected.manifest).catch(onlyIfUnreadable))
  return resource
    ? readManifest(resource.bytes.toString(), resource.url)
    : { names: [], colours: [], icons: [] }
}

/** So many addresses are tried until one has a picture. */
const maxTries = 4

/** Where pictures come from, and by when the last of them is read. */
interface PictureSource {
  website: Website
  deadline: Deadline
}

/** @param missing gets a sentence on each picture that could not be taken, where none can */
async function firstPicture(
  { website, deadline }: PictureSource,
  addresses: Found<string>[],
  use: 'logo' | 'favicon',
  missing: string[],
): Promise<Found<string> | undefined> {
  const problems: string[] = []
  const distinct = new Map(addresses.map((found) => [found.value, found]))
  for (const { value, from } of [...distinct.values()].slice(0, maxTries)) {
    try {
      const { bytes } = await website.get(value, expected.picture)
      return { value: (await readPicture(bytes, use, deadline)).address, from }
    } catch (error) {
      if (error instanceof PicturesBusy || !(error instanceof WebsiteError || error instanceof PictureError))
        throw error
      problems.push(error.message)
    }
  }
  missing.push(...problems.slice(0, 1))
  return undefined
}

/** The picture for social networks where it is a drawing: a photograph is no logo. */
async function socialLogo(source: PictureSource, picture: Found<string> | undefined) {
  const logo = await firstPicture(source, picture ? [picture] : [], 'logo', [])
  if (!logo) return undefined
  const pixels = await pixelsOf(logo.value, source.deadline).catch(onlyIfUnreadable)
  return pixels && !isPhotograph(pixels) ? logo : undefined
}

function onlyIfUnreadable(error: unknown): undefined {
  if (!(error instanceof WebsiteError || error instanceof PictureError)) throw error
}
