import type { z } from 'zod'
import { hexOf, oklchOfHex } from '../../branding/colour.ts'
import { PictureError, type PictureUse, readPicture } from '../../branding/picture.ts'
import { type Colours, type Theme, themeSchema } from '../../branding/theme.ts'
import { themeAddresses } from '../../branding/theme-addresses.ts'
import { type Destinations, deniedSentence } from '../../destinations/destinations.ts'
import { type Locale, locales } from '../../payments/payment-job.ts'
import { isChosen, limitsOf } from '../ui/form-data.ts'

/** The roles of colours, in the order of the editor. */
export const colourRoles = {
  accent: 'Accent: buttons, links, focus',
  onAccent: 'Text on the accent',
  ground: 'Background',
  surface: 'Panel and fields',
  ink: 'Text',
  muted: 'Quiet text',
  line: 'Rules',
  control: 'Borders of fields',
  danger: 'Errors',
  success: 'Success',
} as const satisfies Record<keyof Colours, string>

export const ownTexts = {
  heading: 'Heading above the form',
  note: 'Note below the heading',
  success: 'When the payment succeeded',
  failed: 'When it failed',
  cancelled: 'When it was cancelled',
} as const

type FormFields = Record<string, string | File | undefined>

export interface ThemeError {
  /** The name of the field, such as `light.accent`. */
  field: string
  message: string
}

/**
 * Reads the form of the editor.
 *
 * @param before the draft: what the form does not hold, such as a picture that was uploaded earlier, stays
 * @param destinations where a page may lead and from where it may show a picture
 * @returns the theme, or what is wrong with each field
 */
export async function themeFromForm(
  form: FormFields,
  before: Theme,
  destinations: Destinations,
): Promise<{ theme: Theme } | { errors: ThemeError[] }> {
  const value = (name: string) => {
    const field = form[name]
    return typeof field === 'string' ? field : undefined
  }
  const pictures = await picturesFrom(form, before)
  const links = linksFrom(value)
  const input = {
    businessName: value('businessName') ?? before.businessName,
    typeface: value('typeface') ?? before.typeface,
    corners: value('corners') ?? before.corners,
    density: value('density') ?? before.density,
    background: value('background') ?? before.background,
    header: value('header') ?? before.header,
    logoSize: value('logoSize') ?? before.logoSize,
    colourScheme: value('colourScheme') ?? before.colourScheme,
    orderSummary: value('orderSummary') === 'yes',
    ...pictures.taken,
    texts: textsFrom(value),
    footerLinks: links.map(({ link }) => link),
    light: coloursFrom(value, 'light', before.light),
    dark: coloursFrom(value, 'dark', before.dark),
  }
  const read = readTheme(input, destinations)
  if ('theme' in read) return pictures.errors.length > 0 ? { errors: pictures.errors } : read
  const errors = read.issues.map(({ path, message }) => {
    const [member = '', index, ...rest] = path
    // What is wrong with a file was found before.
    if (Object.hasOwn(pictureUses, member)) return { path: [member, 'address'], message }
    const row = member === 'footerLinks' ? links[Number(index)]?.row : undefined
    return { path: row === undefined ? path : ['footerLinks', row, ...rest], message }
  })
  return { errors: [...pictures.errors, ...errorsOf(errors)] }
}

interface Issue {
  path: PropertyKey[]
  message: string
}

/** The theme, or what is wrong with it: that it leads where it may not is looked at last. */
function readTheme(value: unknown, destinations: Destinations): { theme: Theme } | { issues: Issue[] } {
  const result = themeSchema.safeParse(value, { error: inWords })
  if (!result.success) return { issues: result.error.issues }
  const issues = destinations
    .denied(themeAddresses(result.data))
    .map(({ name, reason }) => ({ path: name.split('.'), message: deniedSentence(reason) }))
  return issues.length > 0 ? { issues } : { theme: result.data }
}

type Value = (name: string) => string | undefined

/** A colour that nobody changed stays exactly as it was, also where a browser shows it rounded. */
function coloursFrom(value: Value, scheme: 'light' | 'dark', before: Colours): Record<string, string> {
  return Object.fromEntries(
    Object.entries(before).map(([role, colour]) => {
      const sent = value(`${scheme}.${role}`)
      const read = oklchOfHex(sent ?? '')
      if (sent === undefined || (read && hexOf(read) === hexOf(colour))) return [role, colour]
      return [role, read ?? sent]
    }),
  )
}

function textsFrom(value: Value): Partial<Record<Locale, Record<string, string>>> {
  return Object.fromEntries(
    locales
      .map((locale) => [
        locale,
        Object.fromEntries(
          Object.keys(ownTexts)
            .map((name) => [name, value(`texts.${locale}.${name}`) ?? ''])
            .filter(([, text]) => text !== ''),
        ),
      ])
      .filter(([, texts]) => Object.keys(texts ?? {}).length > 0),
  )
}

export const maxLinks = limitsOf(themeSchema)('footerLinks').maxItems ?? 0

/** The links that were filled in, each with the row of the form where it stands. */
function linksFrom(value: Value) {
  return Array.from({ length: maxLinks }, (_, row) => {
    const part = (name: string) => value(`footerLinks.${row}.${name}`) ?? ''
    const labels = locales
      .map((locale) => [locale, part(`labels.${locale}`)] as const)
      .filter(([, label]) => label !== '')
    const link = {
      label: part('label'),
      ...(labels.length > 0 && { labels: Object.fromEntries(labels) }),
      address: part('address'),
    }
    return { row, link }
  }).filter(({ link }) => link.label !== '' || link.labels || link.address !== '')
}

/** The pictures of a theme, and what each is for. */
const pictureUses = {
  logo: 'logo',
  logoDark: 'logo',
  favicon: 'favicon',
} as const satisfies Partial<Record<keyof Theme, PictureUse>>
export type PictureName = keyof typeof pictureUses

export const pictureNames = Object.keys(pictureUses) as PictureName[]

export const pictureLabels: Record<PictureName, string> = {
  logo: 'Logo',
  logoDark: 'Logo for dark',
  favicon: 'Favicon',
}

/** Whether a picture of a theme is in it, not at an address. */
export const isUploaded = (picture: string | undefined) => picture?.startsWith('data:') === true

async function picturesFrom(form: FormFields, before: Theme) {
  const taken: Partial<Record<PictureName, string>> = {}
  const errors: ThemeError[] = []
  for (const name of pictureNames) {
    try {
      const picture = await pictureFrom(form, name, before[name])
      if (picture) taken[name] = picture
    } catch (error) {
      if (!(error instanceof PictureError)) throw error
      errors.push({ field: `${name}.file`, message: error.message })
    }
  }
  return { taken, errors }
}

/**
 * A file that was chosen, else nothing where it is removed, else an address that was typed, else what was before.
 *
 * @throws PictureError where the file cannot be taken
 */
async function pictureFrom(form: FormFields, name: PictureName, before: string | undefined) {
  const file = form[`${name}.file`]
  if (isChosen(file)) {
    return (await readPicture(new Uint8Array(await file.arrayBuffer()), pictureUses[name])).address
  }
  if (form[`${name}.remove`] === 'yes') return undefined
  const address = form[`${name}.address`]
  if (typeof address === 'string' && address.trim() !== '') return address.trim()
  return isUploaded(before) ? before : undefined
}

/** The first thing that is wrong with each field. */
function errorsOf(issues: Issue[]): ThemeError[] {
  const messages = new Map<string, string>()
  for (const { path, message } of issues) {
    const field = path.map(String).join('.')
    if (!messages.has(field)) messages.set(field, message)
  }
  return [...messages].map(([field, message]) => ({ field, message }))
}

/**
 * Reads a theme that was exported before.
 *
 * @returns the theme, or what is wrong with it in words
 */
export function themeFromJson(
  text: string,
  destinations: Destinations,
): { theme: Theme } | { errors: ThemeError[] } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return {
      errors: [{ field: 'theme', message: 'This is not JSON. Enter all of a theme that was exported.' }],
    }
  }
  const read = readTheme(value, destinations)
  return 'theme' in read ? read : { errors: errorsOf(read.issues) }
}

const kinds: Record<string, string> = {
  string: 'text',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
  number: 'a number',
}

/** What the schema itself has no words for, because a form cannot be wrong in that way. */
function inWords(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'invalid_type') {
    const isMissing = issue.input === undefined
    return isMissing ? missingText : `Enter ${kinds[issue.expected] ?? issue.expected}.`
  }
  if (issue.code === 'invalid_value') return `Choose one of ${issue.values.join(', ')}.`
  if (issue.code === 'unrecognized_keys') return `Remove what no theme has: ${issue.keys.join(', ')}.`
  return 'No theme has this here. Correct it as in a theme that was exported.'
}

const missingText = 'This is missing. Add it as in a theme that was exported.'
