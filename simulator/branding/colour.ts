import { clampRgb, converter, formatHex, interpolate, type Oklch, parseHex, wcagContrast } from 'culori'

const toOklch = converter('oklch')

/** @param text such as `oklch(0.42 0.085 215)` */
export const readOklch = (text: string): Oklch => toOklch(text) ?? { mode: 'oklch', l: 0, c: 0 }

/** As a theme writes it. */
export function writeOklch({ l, c, h = 0 }: Omit<Oklch, 'mode'>): string {
  const rounded = (value: number, places: number) => Number(value.toFixed(places))
  return `oklch(${rounded(Math.min(1, Math.max(0, l)), 5)} ${rounded(c, 5)} ${rounded((h + 360) % 360, 3)})`
}

/** What `color-mix(in oklab, one percent%, other)` is. */
export const mix = (one: string, percent: number, other: string): string =>
  writeOklch(toOklch(interpolate([other, one], 'oklab')(percent / 100)))

/**
 * The contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it. What lies outside sRGB is clipped to it, as
 * browsers do.
 */
export const contrast = (one: string, other: string): number =>
  wcagContrast(clampRgb(readOklch(one)), clampRgb(readOklch(other)))

/** As `#rrggbb`, which the colour field of a browser wants. */
export const hexOf = (text: string): string => formatHex(readOklch(text))

/** @returns undefined when the text is neither `#rrggbb` nor `#rgb`, with or without the `#` */
export function oklchOfHex(text: string): string | undefined {
  const colour = /^#?([0-9a-f]{3}){1,2}$/i.test(text.trim()) ? parseHex(text.trim()) : undefined
  return colour && writeOklch(toOklch(colour))
}
