import { describe, expect, it, test } from 'vitest'
import { contrast } from './contrast'
import { type Colours, defaultTheme, themeSchema } from './theme'

describe('contrast', () => {
  it('of black and white is 21, of a colour and itself 1', () => {
    expect(contrast('oklch(0 0 0)', 'oklch(1 0 0)')).toBeCloseTo(21, 1)
    expect(contrast('oklch(0.5 0.1 30)', 'oklch(0.5 0.1 30)')).toBe(1)
  })

  it('of the grey #767676 and white is 4.54, as WCAG gives it', () => {
    expect(contrast('oklch(0.5654 0 0)', 'oklch(1 0 0)')).toBeCloseTo(4.54, 1)
  })
})

const text = 4.5
const graphics = 3
const pairs: [keyof Colours, keyof Colours, number][] = [
  ['ink', 'ground', text],
  ['ink', 'surface', text],
  ['muted', 'ground', text],
  ['muted', 'surface', text],
  ['accent', 'ground', text],
  ['accent', 'surface', text],
  ['onAccent', 'accent', text],
  ['danger', 'surface', text],
  ['success', 'surface', text],
  ['control', 'surface', graphics],
]

describe.each(['light', 'dark'] as const)('the default theme, %s', (scheme) => {
  test.each(pairs)('%s on %s has a contrast of at least %d', (one, other, least) => {
    const colours = defaultTheme[scheme]
    expect(contrast(colours[one], colours[other])).toBeGreaterThanOrEqual(least)
  })
})

test.each([
  ['a rule of its own in a colour', { light: { ...defaultTheme.light, ink: 'red;} body{display:none' } }],
  ['an address in a colour', { light: { ...defaultTheme.light, ink: 'url(https://example.com)' } }],
  ['a colour too few', { dark: { ...defaultTheme.dark, ink: undefined } }],
  ['a typeface that is not shipped', { typeface: 'Comic Sans' }],
  ['no name', { businessName: '  ' }],
  ['a member that nobody knows', { stylesheet: 'https://example.com/a.css' }],
])('a theme with %s is refused', (_, change) => {
  expect(themeSchema.safeParse({ ...defaultTheme, ...change }).success).toBe(false)
})
