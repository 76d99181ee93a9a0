import { clampRgb, interpolate, wcagContrast } from 'culori'
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

/** The colour of a role; what a style sheet mixes of two, half and half. */
function colourOf(roles: Roles, role: string): string {
  const value = roles[`--${role}`] ?? ''
  const mixed = /^color-mix\(in oklab, var\(--([a-z-]+)\), var\(--([a-z-]+)\)\)$/.exec(value)
  if (!mixed) return value
  const {
    l = 0,
    a = 0,
    b = 0,
  } = interpolate(
    mixed.slice(1).map((part) => colourOf(roles, part)),
    'oklab',
  )(0.5)
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
    ['accent', 'ground'],
    ['accent', 'surface'],
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
