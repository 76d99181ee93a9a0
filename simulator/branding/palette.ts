import { contrast, readOklch, writeOklch } from './colour.ts'
import { nearestPassing, seen, withContrast } from './contrast.ts'
import { type Colours, defaultTheme } from './theme.ts'

/** Less than this is grey to the eye. */
const leastChroma = 0.03

/**
 * All the colours of a theme from one: each has a little of its hue, and each pair passes level AA.
 *
 * @param base as `oklch(lightness chroma hue)`; it is the accent as it is, and in the dark too where it is seen there
 */
export function paletteFrom(base: string): { light: Colours; dark: Colours } {
  const { c: chroma, h: hue } = readOklch(base)
  const tint = Math.min(chroma, 0.12) / 0.12
  const shade = (light: number, much: number) => writeOklch({ l: light, c: much * tint, h: hue })
  const textOn = (accent: string) => {
    const light = shade(0.99, 0.005)
    return contrast(light, accent) >= 4.5 ? light : shade(0.2, 0.03)
  }
  const light: Colours = {
    ...defaultTheme.light,
    ground: shade(0.97, 0.008),
    surface: shade(0.995, 0.002),
    ink: shade(0.24, 0.025),
    muted: shade(0.47, 0.022),
    line: shade(0.885, 0.012),
    control: shade(0.6, 0.02),
    accent: base,
    onAccent: textOn(base),
  }
  const [ground, surface] = [shade(0.19, 0.014), shade(0.24, 0.016)]
  const isSeen = contrast(base, surface) >= seen
  // A black that is lightened until it is seen would be the grey of a button that is switched off.
  const becomesLight = chroma < leastChroma && !isSeen
  const darkAccent = becomesLight ? shade(0.93, 0.01) : nearestPassing(base, [ground, surface], seen)
  const dark: Colours = {
    ...defaultTheme.dark,
    ground,
    surface,
    ink: shade(0.95, 0.006),
    muted: shade(0.75, 0.014),
    line: shade(0.36, 0.016),
    control: shade(0.6, 0.018),
    accent: darkAccent,
    onAccent: textOn(darkAccent),
  }
  return { light: withContrast(light), dark: withContrast(dark) }
}
