import { differenceEuclidean, formatHex, parse } from 'culori'
import { extractColorsFromImageData } from 'extract-colors'
import { readOklch } from '../colour.ts'
import type { Pixels } from '../picture.ts'
import type { Found } from './page.ts'

/** So many colours are offered. */
const maxColours = 6

/** The colours of a picture, as `#rrggbb`, what covers most of it first. What can be seen through does not count. */
export function coloursOfPicture({ data, width, height }: Pixels): string[] {
  return extractColorsFromImageData(
    { data: Uint8ClampedArray.from(data), width, height },
    { pixels: width * height, colorValidator: (_red, _green, _blue, alpha) => alpha > 200 },
  )
    .sort((one, other) => other.area - one.area)
    .map(({ hex }) => hex)
}

/** Whether no two colours make up much of a picture, as a ground and what is drawn on it do. */
export function isPhotograph({ data, width, height }: Pixels): boolean {
  const counts = new Map<string, number>()
  for (let at = 0; at < data.length; at += 4) {
    const colour = [...data.subarray(at, at + 4)].map((value) => value >> 4).join()
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const [most = 0, next = 0] = [...counts.values()].sort((one, other) => other - one)
  return most + next < 0.3 * width * height
}

/**
 * Colours that can be a brand's, as `#rrggbb`: the likeliest first, and none that looks like an earlier one. Black, white and
 * grey come last, and light ones, which no text and no button can have, after dark ones.
 *
 * @param found as CSS writes them, the likeliest first; what is no opaque colour is left out
 */
export function brandColours(found: Found<string>[]): Found<string>[] {
  const kinds: Found<string>[][] = [[], [], []]
  const seen: string[] = []
  for (const { value, from } of found) {
    const colour = parse(value)
    if (!colour || (colour.alpha ?? 1) < 1) continue
    const hex = formatHex(colour)
    if (seen.some((other) => difference(hex, other) < noticeable)) continue
    seen.push(hex)
    kinds[kindOf(hex)]?.push({ value: hex, from })
  }
  return kinds.flat().slice(0, maxColours)
}

const difference = differenceEuclidean('oklab')
/** In Oklab, between two colours that people tell apart in a logo. */
const noticeable = 0.06

function kindOf(hex: string): 0 | 1 | 2 {
  const { l: lightness, c: chroma } = readOklch(hex)
  if (chroma >= 0.05 && lightness < 0.97) return 0
  return lightness < 0.65 ? 1 : 2
}
