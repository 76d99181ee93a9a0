import { clampRgb, displayable, interpolate, wcagContrast } from 'culori'
import { describe, expect, it } from 'vitest'
import { themeProperties } from './styles'
import { shopTheme } from './theme'

type Roles = Record<string, string>

function contrast(one = '', other = ''): number {
  // A screen clips what lies outside sRGB.
  const [a, b] = [clampRgb(one), clampRgb(other)]
  if (!a || !b) throw new Error('a role of colour is missing')
  return wcagContrast(a, b)
}

/** The colour of a role, also where a style sheet mixes it of two. */
function colourOf(roles: Roles, role: string): string {
  const value = roles[`--${role}`] ?? ''
  const mixed = /^color-mix\(in oklab, var\(--([a-z-]+)\) (\d+)%, var\(--([a-z-]+)\)\)$/.exec(value)
  if (!mixed) return value
  const [, one = '', percent, other = ''] = mixed
  const {
    l = 0,
    a = 0,
    b = 0,
  } = interpolate(
    [other, one].map((part) => colourOf(roles, part)),
    'oklab',
  )(Number(percent) / 100)
  return `oklab(${l} ${a} ${b})`
}

const always = (colourScheme: 'light' | 'dark') => themeProperties({ ...shopTheme, colourScheme }).root

describe.each([
  ['light', always('light')],
  ['dark', always('dark')],
])('the %s colours', (_, roles) => {
  it.each([
    ['ink', 'ground'],
    ['ink', 'surface'],
    ['muted', 'ground'],
    ['muted', 'surface'],
    ['link', 'ground'],
    ['link', 'surface'],
    ['on-accent', 'accent'],
    ['on-accent', 'accent-strong'],
    ['danger', 'ground'],
    ['danger', 'surface'],
    ['success', 'ground'],
    ['success', 'surface'],
  ])('keep text in %s readable on %s', (text, ground) => {
    expect(contrast(colourOf(roles, text), colourOf(roles, ground))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['ground', 'surface'])('show the edge of a control on %s', (ground) => {
    expect(contrast(colourOf(roles, 'edge'), colourOf(roles, ground))).toBeGreaterThanOrEqual(3)
  })
})

/** Accents of all hues that a screen shows, from nearly black to nearly white. */
const accents = [0.08, 0.25, 0.45, 0.49, 0.55, 0.69, 0.7, 0.85, 0.97]
  .flatMap((lightness) => [0, 0.06, 0.13, 0.25].map((chroma) => `oklch(${lightness} ${chroma}`))
  .flatMap((beginning) => Array.from({ length: 24 }, (_, step) => `${beginning} ${step * 15})`))
  .filter(displayable)

it.each(['light', 'dark'] as const)('a link can be read in every brand’s colour, in %s colours', (scheme) => {
  for (const accent of accents) {
    const colours = { ...shopTheme[scheme], accent }
    const { root } = themeProperties({ ...shopTheme, colourScheme: scheme, [scheme]: colours })
    for (const ground of ['ground', 'surface']) {
      expect(contrast(colourOf(root, 'link'), colourOf(root, ground)), accent).toBeGreaterThanOrEqual(4.5)
    }
  }
})

it.each(['light', 'dark'] as const)('a button is as readable under the pointer, in %s colours', (scheme) => {
  for (const accent of accents) {
    for (const onAccent of ['oklch(0.99 0.005 90)', 'oklch(0.2 0.03 90)']) {
      if (contrast(accent, onAccent) < 4.5) continue
      const colours = { ...shopTheme[scheme], accent, onAccent }
      const { root } = themeProperties({ ...shopTheme, colourScheme: scheme, [scheme]: colours })
      expect(contrast(onAccent, colourOf(root, 'accent-strong')), accent).toBeGreaterThanOrEqual(4.5)
    }
  }
})
