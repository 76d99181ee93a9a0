import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync('app/globals.css', 'utf8')
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)')

type Colour = [lightness: number, chroma: number, hue: number]

function roles(source: string): Record<string, Colour> {
  const found = source.matchAll(/--([a-z-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)
  return Object.fromEntries([...found].map(([, role, l, c, h]) => [role, [Number(l), Number(c), Number(h)]]))
}

/** Relative luminance (WCAG 2.2) of a colour in OKLCH, by Ottosson's matrices; out-of-range channels are clipped. */
function luminance([lightness, chroma, hue]: Colour): number {
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (value: number) => Math.min(1, Math.max(0, value))
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: Colour | undefined, other: Colour | undefined): number {
  if (!one || !other) throw new Error('a role of colour is missing')
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (bright + 0.05) / (dim + 0.05)
}

describe.each([
  ['light', roles(light)],
  ['dark', roles(dark)],
])('the %s colours', (_, role) => {
  it.each([
    ['ink', 'ground'],
    ['ink', 'surface'],
    ['muted', 'ground'],
    ['muted', 'surface'],
    ['accent', 'ground'],
    ['accent', 'surface'],
    ['on-accent', 'accent'],
    ['on-accent', 'accent-strong'],
    ['danger', 'ground'],
    ['danger', 'surface'],
    ['success', 'ground'],
    ['success', 'surface'],
  ])('keep text in %s readable on %s', (text, ground) => {
    expect(contrast(role[text], role[ground])).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['ground', 'surface'])('show the edge of a control on %s', (ground) => {
    expect(contrast(role.edge, role[ground])).toBeGreaterThanOrEqual(3)
  })
})
