import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { contrast, hexOf, oklchOfHex } from './colour.ts'
import { contrastAdvice, contrastPairs, withContrast } from './contrast.ts'
import { paletteFrom } from './palette.ts'
import { presets } from './presets.ts'
import { defaultTheme, themeSchema } from './theme.ts'

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

describe('a colour', () => {
  test.each([
    ['#ffffff', 'oklch(1 0 0)'],
    ['#000000', 'oklch(0 0 0)'],
  ])('%s is %s', (text, expected) => {
    expect(oklchOfHex(text)).toBe(expected)
  })

  it('comes back as it was, whatever it is', () => {
    fc.assert(
      fc.property(hex, (text) => {
        expect(hexOf(oklchOfHex(text) ?? '')).toBe(text)
      }),
    )
  })

  it('is accepted by a theme, whatever it is', () => {
    fc.assert(
      fc.property(hex, (text) => {
        const light = { ...defaultTheme.light, accent: oklchOfHex(text) }
        expect(themeSchema.safeParse({ ...defaultTheme, light }).error).toBeUndefined()
      }),
    )
  })

  test.each(['red', '#12345', 'url(x)', ''])('is not %j', (text) => {
    expect(oklchOfHex(text)).toBeUndefined()
  })
})

describe('the advice on contrast', () => {
  it('is silent about the default theme and every preset', () => {
    for (const theme of [defaultTheme, ...presets.map((preset) => preset.theme)]) {
      expect(contrastAdvice(theme)).toEqual([])
    }
  })

  it('names the pair with its ratio, and offers a colour that passes', () => {
    const light = { ...defaultTheme.light, accent: 'oklch(0.8 0.1 240)' }
    const advice = contrastAdvice({ ...defaultTheme, light })
    expect(advice.map(({ scheme, one, on }) => `${scheme} ${one} on ${on}`)).toEqual([
      'light accent on ground',
      'light accent on surface',
      'light onAccent on accent',
    ])
    const instead = advice[0]?.instead ?? ''
    expect(instead).toMatch(/ 240\)$/)
    expect(contrastAdvice({ ...defaultTheme, light: { ...light, accent: instead } })).toEqual([])
  })

  it('leads to a readable theme from any one colour', () => {
    fc.assert(
      fc.property(hex, (text) => {
        for (const colours of Object.values(paletteFrom(oklchOfHex(text) ?? ''))) {
          for (const { one, on, least } of contrastPairs) {
            expect(contrast(colours[one], colours[on])).toBeGreaterThanOrEqual(least)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('changes nothing that can be read', () => {
    expect(withContrast(defaultTheme.light)).toEqual(defaultTheme.light)
  })
})
