import { z } from 'zod'

/** An opaque colour, written as oklch(0.42 0.085 215): lightness 0 to 1, chroma, hue in degrees. */
const colour = z
  .string()
  .regex(
    /^oklch\((0|1|0?\.\d+) (0|0?\.\d+) \d{1,3}(\.\d+)?\)$/,
    'must be a colour such as oklch(0.42 0.085 215)',
  )

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

/** All that belongs to a brand. One theme is one value, so that it can be stored, sent and edited. */
export const themeSchema = z.strictObject({
  businessName: z.string().trim().min(1).max(60),
  typeface: z.enum(['sans', 'serif']),
  corners: z.enum(['square', 'soft', 'round']),
  orderSummary: z.boolean(),
  light: colours,
  dark: colours,
})
export type Theme = z.infer<typeof themeSchema>
export type Colours = Theme['light']

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
} satisfies Theme)
