import { describe, expect, it, test } from 'vitest'
import { contrast } from './colour.ts'
import { contrastPairs } from './contrast.ts'
import { defaultTheme, defaultThemeNamed, themeSchema } from './theme.ts'

describe('contrast', () => {
  it('of black and white is 21, of a colour and itself 1', () => {
    expect(contrast('oklch(0 0 0)', 'oklch(1 0 0)')).toBeCloseTo(21, 1)
    expect(contrast('oklch(0.5 0.1 30)', 'oklch(0.5 0.1 30)')).toBe(1)
  })

  it('of the grey #767676 and white is 4.54, as WCAG gives it', () => {
    expect(contrast('oklch(0.5654 0 0)', 'oklch(1 0 0)')).toBeCloseTo(4.54, 1)
  })
})

describe.each(['light', 'dark'] as const)('the default theme, %s', (scheme) => {
  test.each(contrastPairs)('$one on $on has a contrast of at least $least', ({ one, on, least }) => {
    const colours = defaultTheme[scheme]
    expect(contrast(colours[one], colours[on])).toBeGreaterThanOrEqual(least)
  })
})

test.each([
  ['a rule of its own in a colour', { light: { ...defaultTheme.light, ink: 'red;} body{display:none' } }],
  ['an address in a colour', { light: { ...defaultTheme.light, ink: 'url(https://example.com)' } }],
  ['a colour too few', { dark: { ...defaultTheme.dark, ink: undefined } }],
  ['a typeface that is not shipped', { typeface: 'Comic Sans' }],
  ['no name', { businessName: '  ' }],
  ['an unknown member', { stylesheet: 'https://example.com/a.css' }],
])('a theme with %s is rejected', (_, change) => {
  expect(themeSchema.safeParse({ ...defaultTheme, ...change }).success).toBe(false)
})

test.each([
  ['Mill & Kiln', 'Mill & Kiln'],
  ['Fish <and> Chips\nLtd', 'Fish and Chips Ltd'],
  ['x'.repeat(61), 'x'.repeat(60)],
  [`${'x'.repeat(59)}😀`, 'x'.repeat(59)],
  ['<>', defaultTheme.businessName],
])('the default theme takes the business name %j as %j', (name, businessName) => {
  const theme = defaultThemeNamed(name)
  expect(theme.businessName).toBe(businessName)
  expect(themeSchema.parse(theme)).toEqual(theme)
})
