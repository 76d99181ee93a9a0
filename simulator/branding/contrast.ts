import { contrast, mix, readOklch, writeOklch } from './colour.ts'
import type { Colours, Theme } from './theme.ts'

/** Level AA of WCAG 2.2. */
const text = 4.5
const graphics = 3

/** Below this contrast with what is around it, a shape is lost. Level AA exempts logos, and what has another edge. */
export const seen = 2

/**
 * Colours that stand on each other on the pages, and how much they must differ. The first is the one to change. The accent
 * is a brand's and stays as it is: see `accentShades`.
 */
export const contrastPairs: readonly { one: keyof Colours; on: keyof Colours; least: number }[] = [
  { one: 'ink', on: 'ground', least: text },
  { one: 'ink', on: 'surface', least: text },
  { one: 'muted', on: 'ground', least: text },
  { one: 'muted', on: 'surface', least: text },
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
      return ratio >= least ? [] : [{ scheme, one, on, ratio, least, instead: nearestOfPairs(colours, one) }]
    }),
  )
}

/** Whether a page shows text that most people could not read: below 3:1. */
export const isUnreadable = (theme: Pick<Theme, 'light' | 'dark' | 'background' | 'colourScheme'>): boolean =>
  contrastAdvice(theme).some(
    ({ scheme, ratio, least }) =>
      least === text && ratio < graphics && ['device', scheme].includes(theme.colourScheme),
  )

/** The colours as they are shown: some backgrounds mix the accent into the ground. */
export const onBackground = (colours: Colours, background: Theme['background']): Colours => ({
  ...colours,
  ground: mix(colours.accent, accentInGround[background], colours.ground),
})

/** Colours of the page that follow from the accent. */
export interface AccentShades {
  /** The accent where it is text, or the outline of what has the focus. */
  link: string
  /** Around what is filled with the accent. */
  edge: string
  /** The accent under the pointer: further from the text on it. */
  accentHover: string
}

/** The accent as it is wherever it can be read or seen there, else the nearest shade of it that can. */
export function accentShades(colours: Colours, background: Theme['background']): AccentShades {
  const { accent, onAccent, ground, surface } = onBackground(colours, background)
  const [link, edge] = [text, graphics].map((least) => nearestPassing(accent, [ground, surface], least))
  const isTextLighter = readOklch(onAccent).l > readOklch(accent).l
  const accentHover = mix(accent, 88, isTextLighter ? black : white)
  return { link: link ?? accent, edge: edge ?? accent, accentHover }
}

/** The same colours, each changed as little as level AA needs on every background. */
export function withContrast(colours: Colours): Colours {
  const changed = { ...colours }
  for (const background of ['band', 'plain'] as const) {
    for (const { one, on, least } of contrastPairs) {
      const shown = onBackground(changed, background)
      if (contrast(shown[one], shown[on]) < least) changed[one] = nearestOfPairs(shown, one)
    }
  }
  return changed
}

function nearestOfPairs(colours: Colours, one: keyof Colours): string {
  const pairs = contrastPairs.filter((pair) => pair.one === one)
  const others = pairs.map(({ on }) => colours[on])
  return nearestPassing(colours[one], others, Math.max(...pairs.map(({ least }) => least)))
}

const black = 'oklch(0 0 0)'
const white = 'oklch(1 0 0)'

const stepsOfLightness = 500

/**
 * The colour itself, or the nearest lighter or darker one that differs enough from all others.
 *
 * @param least the contrast ratio with each of the others
 */
export function nearestPassing(colour: string, others: string[], least: number): string {
  const passes = (candidate: string) => others.every((other) => contrast(candidate, other) >= least)
  if (passes(colour)) return colour
  const { l: lightness, c: chroma, h: hue } = readOklch(colour)
  for (let step = 1; step <= stepsOfLightness; step++) {
    for (const direction of [-1, 1]) {
      const tried = lightness + (direction * step) / stepsOfLightness
      if (tried < 0 || tried > 1) continue
      // Very light and very dark colours can hold little chroma.
      const candidate = writeOklch({ l: tried, c: chroma * (tried > 0.97 ? 0.3 : 1), h: hue })
      if (passes(candidate)) return candidate
    }
  }
  const leastOf = (candidate: string) => Math.min(...others.map((other) => contrast(candidate, other)))
  return leastOf(black) >= leastOf(white) ? black : white
}
