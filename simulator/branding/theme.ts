import { z } from 'zod'
import { locales } from '../payments/payment-job.ts'
import { oklchOfHex } from './colour.ts'

export const colourText = 'Enter a hex colour such as #1a5f7a, without transparency.'

/** An opaque colour, kept as oklch(0.42 0.085 215): lightness 0 to 1, chroma, hue in degrees. It may be given as #1a5f7a. */
const colour = z
  .string()
  .overwrite((text) => oklchOfHex(text) ?? text)
  .regex(/^oklch\((0|1|0?\.\d+) (0|0?\.\d+) \d{1,3}(\.\d+)?\)$/, colourText)

const colours = z.strictObject({
  /** Behind everything. */
  ground: colour,
  /** Behind forms. */
  surface: colour,
  ink: colour,
  muted: colour,
  /** Rules between things. */
  line: colour,
  /** The border of what can be filled in or pressed. */
  control: colour,
  accent: colour,
  /** Text on the accent. */
  onAccent: colour,
  danger: colour,
  success: colour,
})

/** Markup is never needed in a text, and a text that carries some was meant for something else. */
const plain = (maxLength: number) =>
  z
    .string()
    .trim()
    .max(maxLength, `Use at most ${maxLength} characters.`)
    .regex(/^[^<>\p{Cc}]*$/u, 'Enter plain text, without <, > and line breaks.')

const optionalText = (maxLength: number) =>
  plain(maxLength)
    .transform((text) => text || undefined)
    .optional()

/** In bytes. A picture is part of the theme and of every page in it. */
export const maxPictureBytes = 48 * 1024

/** In characters. */
export const maxPictureAddress = 500

const pictureData = /^data:image\/(?:svg\+xml|png|jpeg|webp);base64,[A-Za-z0-9+/]+={0,2}$/
const pictureAddress = /^https:\/\/[a-z0-9.-]+(:\d{1,5})?\/[\w./~%+=&?@:,-]*$/i

/** How many bytes the data after the comma stands for. */
function bytesOf(address: string): number {
  const encoded = address.slice(address.indexOf(',') + 1).replace(/=+$/, '')
  return Math.floor((encoded.length * 3) / 4)
}

/** A picture, in the theme itself or at an address. It is only ever shown by img, where an SVG can run nothing. */
const picture = z
  .string()
  .refine(
    (value) => pictureData.test(value) || (value.length <= maxPictureAddress && pictureAddress.test(value)),
    'Enter the https address of a picture, such as https://shop.example/logo.svg.',
  )
  .refine(
    (value) => !value.startsWith('data:') || bytesOf(value) <= maxPictureBytes,
    `The picture has more than ${maxPictureBytes / 1024} KB. Upload its file, which is then made smaller.`,
  )

/** Words of the merchant's own; what is not there is said in the simulator's words. */
const textsOfALanguage = z.strictObject({
  heading: optionalText(60),
  note: optionalText(300),
  success: optionalText(300),
  failed: optionalText(300),
  cancelled: optionalText(300),
})

const maxLinkText = 40

const footerLink = z.strictObject({
  label: plain(maxLinkText).min(1, 'Enter the text of the link.'),
  /** In place of the label, where the page is in such a language. */
  labels: z.partialRecord(z.enum(locales), optionalText(maxLinkText)).optional(),
  address: z
    .string()
    .max(500, 'Use at most 500 characters.')
    .regex(/^https:\/\/[^\s<>"']+$/, 'Enter an https address, such as https://shop.example/terms.'),
})

export const typefaces = ['sans', 'serif', 'commissioner', 'inter', 'literata', 'source-serif'] as const
export const cornerStyles = ['square', 'soft', 'round'] as const
export const densities = ['compact', 'regular', 'spacious'] as const
export const backgrounds = ['plain', 'tinted', 'band'] as const
export const headerStyles = ['plain', 'centred', 'bar'] as const
export const colourSchemes = ['device', 'light', 'dark'] as const
export const logoSizes = ['small', 'regular', 'large'] as const

/** How a logo stands in the header. Sizes in CSS pixels; unknown where it comes from an address. */
const logoView = z.strictObject({
  width: z.number().positive().max(1000).optional(),
  height: z.number().positive().max(1000).optional(),
  /** What it stands on, where too little of it would be seen on the page itself. */
  plate: colour.optional(),
})

const maxBusinessNameLength = 60

/** All that belongs to a brand. One theme is one value, so that it can be stored, sent and edited. */
export const themeSchema = z.strictObject({
  businessName: plain(maxBusinessNameLength).min(1, 'Enter the name that shoppers see.'),
  logo: picture.optional(),
  /** In place of the logo where the page is dark. */
  logoDark: picture.optional(),
  logoSize: z.enum(logoSizes).default('regular'),
  /** Found from the pictures and colours whenever a theme is stored: see logo-view.ts. */
  logoView: z.strictObject({ light: logoView.optional(), dark: logoView.optional() }).default({}),
  favicon: picture.optional(),
  typeface: z.enum(typefaces),
  corners: z.enum(cornerStyles),
  density: z.enum(densities).default('regular'),
  background: z.enum(backgrounds).default('plain'),
  header: z.enum(headerStyles).default('plain'),
  /** Which colours are shown: those that the device prefers, or the same to everybody. */
  colourScheme: z.enum(colourSchemes).default('device'),
  orderSummary: z.boolean(),
  texts: z.partialRecord(z.enum(locales), textsOfALanguage).default({}),
  footerLinks: z.array(footerLink).max(4, 'Use at most four footer links.').default([]),
  light: colours,
  dark: colours,
})
export type Theme = z.infer<typeof themeSchema>
export type Colours = Theme['light']
export type LogoView = z.infer<typeof logoView>

export const defaultTheme: Theme = themeSchema.parse({
  businessName: 'Demonstration merchant',
  typeface: 'sans',
  corners: 'soft',
  orderSummary: true,
  light: {
    ground: 'oklch(0.965 0.007 95)',
    surface: 'oklch(0.995 0.002 95)',
    ink: 'oklch(0.25 0.022 230)',
    muted: 'oklch(0.47 0.02 230)',
    line: 'oklch(0.88 0.01 95)',
    control: 'oklch(0.6 0.018 230)',
    accent: 'oklch(0.42 0.08 215)',
    onAccent: 'oklch(0.99 0.004 95)',
    danger: 'oklch(0.5 0.18 27)',
    success: 'oklch(0.47 0.11 152)',
  },
  dark: {
    ground: 'oklch(0.2 0.014 230)',
    surface: 'oklch(0.245 0.016 230)',
    ink: 'oklch(0.95 0.006 95)',
    muted: 'oklch(0.75 0.014 230)',
    line: 'oklch(0.36 0.016 230)',
    control: 'oklch(0.6 0.018 230)',
    accent: 'oklch(0.82 0.09 205)',
    onAccent: 'oklch(0.22 0.035 220)',
    danger: 'oklch(0.78 0.13 25)',
    success: 'oklch(0.8 0.13 152)',
  },
} satisfies z.input<typeof themeSchema>)

/**
 * The default theme under another business name.
 *
 * @param name any text; what a business name cannot hold is left out, and what is too long is cut
 */
export function defaultThemeNamed(name: string): Theme {
  const plainName = name.replace(/[<>\p{Cc}\p{Cs}\s]+/gu, ' ').trim()
  // The cut may leave half of a surrogate pair, which no store takes.
  const businessName = plainName.slice(0, maxBusinessNameLength).replace(/\p{Cs}$/u, '')
  return themeSchema.safeParse({ ...defaultTheme, businessName }).data ?? defaultTheme
}
