import { z } from 'zod'
import source from './theme.json'

/** An opaque colour: lightness 0 to 1, chroma, hue in degrees. */
const colour = z
  .string()
  .regex(
    /^oklch\((0|1|0?\.\d+) (0|0?\.\d+) \d{1,3}(\.\d+)?\)$/,
    'must be a colour such as oklch(0.42 0.085 215)',
  )

const colours = z.object({
  /** Behind everything. */
  ground: colour,
  /** Behind forms and pictures. */
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

/** The shop loads nothing from elsewhere, so that its pictures stand in the theme. */
const picture = z
  .string()
  .regex(
    /^data:image\/(svg\+xml|png|jpeg|webp|x-icon);base64,[A-Za-z0-9+/]+={0,2}$/,
    'must be a picture as a data address, such as data:image/svg+xml;base64,…',
  )

/**
 * The shop's brand, as theme.json holds it. It has the shape of a theme of the simulator's hosted payment page, which
 * takes it over; what only that page has, such as its texts, is left out here.
 */
const themeSchema = z
  .object({
    businessName: z.string().trim().min(1, 'must not be empty'),
    logo: picture.optional(),
    /** For dark colours. */
    logoDark: picture.optional(),
    /** What each logo stands on, where too little of it would be seen on the page itself. */
    logoView: z.partialRecord(z.enum(['light', 'dark']), z.object({ plate: colour.optional() })).optional(),
    favicon: picture.optional(),
    typeface: z.enum(['sans', 'serif', 'commissioner', 'inter', 'literata', 'source-serif']),
    corners: z.enum(['square', 'soft', 'round']),
    /** Which colours are shown: those that the device prefers, or always the same. */
    colourScheme: z.enum(['device', 'light', 'dark']).default('device'),
    light: colours,
    dark: colours,
  })
  .refine(({ logo, logoView }) => !logo || logoView, {
    path: ['logoView'],
    error: 'is missing: npm run brand -- --theme lib/theme/theme.json finds what the logo needs',
  })

export type ShopTheme = z.infer<typeof themeSchema>

/** @throws Error that names what is wrong with it, and where */
export function readTheme(value: unknown): ShopTheme {
  const result = themeSchema.safeParse(value)
  if (result.success) return result.data
  throw new Error(`lib/theme/theme.json is not a theme:\n${z.prettifyError(result.error)}`)
}

export const shopTheme: ShopTheme = readTheme(source)
