import { readOklch, writeOklch } from './colour.ts'
import { withContrast } from './contrast.ts'
import { type Colours, defaultTheme } from './theme.ts'

/**
 * All the colours of a theme from one: each has a little of its hue, and each pair passes level AA.
 *
 * @param base as `oklch(lightness chroma hue)`; it becomes the accent as it is where that can be read
 */
export function paletteFrom(base: string): { light: Colours; dark: Colours } {
  const { l: lightness, c: chroma, h: hue } = readOklch(base)
  const tint = Math.min(chroma, 0.12) / 0.12
  const shade = (light: number, much: number) => writeOklch({ l: light, c: much * tint, h: hue })
  const light: Colours = {
    ...defaultTheme.light,
    ground: shade(0.97, 0.008),
    surface: shade(0.995, 0.002),
    ink: shade(0.24, 0.025),
    muted: shade(0.47, 0.022),
    line: shade(0.885, 0.012),
    control: shade(0.6, 0.02),
    accent: base,
    onAccent: shade(lightness > 0.7 ? 0.2 : 0.99, 0.005),
  }
  const dark: Colours = {
    ...defaultTheme.dark,
    ground: shade(0.19, 0.014),
    surface: shade(0.24, 0.016),
    ink: shade(0.95, 0.006),
    muted: shade(0.75, 0.014),
    line: shade(0.36, 0.016),
    control: shade(0.6, 0.018),
    accent: writeOklch({ l: Math.max(0.78, lightness), c: Math.min(chroma, 0.13), h: hue }),
    onAccent: shade(0.2, 0.035),
  }
  return { light: withContrast(light), dark: withContrast(dark) }
}
