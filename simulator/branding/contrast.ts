import { contrast, mix, readOklch, writeOklch } from './colour.ts'
import type { Colours, Theme } from './theme.ts'

/** Level AA of WCAG 2.2. */
const text = 4.5
const graphics = 3

/** Colours that stand on each other on the pages, and how much they must differ. The first is the one to change. */
export const contrastPairs: readonly { one: keyof Colours; on: keyof Colours; least: number }[] = [
  { one: 'ink', on: 'ground', least: text },
  { one: 'ink', on: 'surface', least: text },
  { one: 'muted', on: 'ground', least: text },
  { one: 'muted', on: 'surface', least: text },
  { one: 'accent', on: 'ground', least: text },
  { one: 'accent', on: 'surface', least: text },
  { one: 'onAccent', on: 'accent', least: text },
  { one: 'danger', on: 'surface', least: text },
  { one: 'success', on: 'surface', least: graphics },
  { one: 'control', on: 'surface', least: graphics },
]

/** A pair of colours that is too alike. */
export interface ContrastAdvice {
  scheme: 'light' | 'dark'
  one: keyof Colours
  on: keyof Colours
  ratio: number
  least: number
  /** For `one`: the nearest colour, of the same hue, that differs enough from all that it stands on. */
  instead: string
}

/** In percent: how much of the accent each background has. */
export const accentInGround: Record<Theme['background'], number> = { plain: 0, tinted: 7, band: 14 }

/** What of a theme's colours falls below level AA, and what to take instead. */
export function contrastAdvice(theme: Pick<Theme, 'light' | 'dark' | 'background'>): ContrastAdvice[] {
  return (['light', 'dark'] as const).flatMap((scheme) =>
    contrastPairs.flatMap(({ one, on, least }) => {
      const colours = onBackground(theme[scheme], theme.background)
      const ratio = contrast(colours[one], colours[on])
      return ratio >= least ? [] : [{ scheme, one, on, ratio, least, instead: nearestPassing(colours, one) }]
    }),
  )
}

/** The colours as they are shown: some backgrounds mix the accent into the ground. */
const onBackground = (colours: Colours, background: Theme['background']): Colours => ({
  ...colours,
  ground: mix(colours.accent, accentInGround[background], colours.ground),
})

/** The same colours, each changed as little as level AA needs on every background. */
export function withContrast(colours: Colours): Colours {
  const changed = { ...colours }
  for (const background of ['band', 'plain'] as const) {
    for (const { one, on, least } of contrastPairs) {
      const shown = onBackground(changed, background)
      if (contrast(shown[one], shown[on]) < least) changed[one] = nearestPassing(shown, one)
    }
  }
  return changed
}

const stepsOfLightness = 500

/** @param one the colour to change; it is tried lighter and darker in small steps */
function nearestPassing(colours: Colours, one: keyof Colours): string {
  const others = contrastPairs.filter((pair) => pair.one === one)
  const { l: lightness, c: chroma, h: hue } = readOklch(colours[one])
  for (let step = 1; step <= stepsOfLightness; step++) {
    for (const direction of [-1, 1]) {
      const tried = lightness + (direction * step) / stepsOfLightness
      if (tried < 0 || tried > 1) continue
      // Very light and very dark colours can hold little chroma.
      const candidate = writeOklch({ l: tried, c: chroma * (tried > 0.97 ? 0.3 : 1), h: hue })
      if (others.every(({ on, least }) => contrast(candidate, colours[on]) >= least)) return candidate
    }
  }
  return contrast('oklch(0 0 0)', colours.surface) >= text ? 'oklch(0 0 0)' : 'oklch(1 0 0)'
}
