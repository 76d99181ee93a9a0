import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { contrast, hexOf, oklchOfHex, readOklch } from './colour.ts'
import { accentShades, contrastAdvice, contrastPairs, withContrast } from './contrast.ts'
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
    const light = { ...defaultTheme.light, muted: 'oklch(0.8 0.1 240)' }
    const advice = contrastAdvice({ ...defaultTheme, light })
    expect(advice.map(({ scheme, one, on }) => `${scheme} ${one} on ${on}`)).toEqual([
      'light muted on ground',
      'light muted on surface',
    ])
    const instead = advice[0]?.instead ?? ''
    expect(instead).toMatch(/ 240\)$/)
    expect(contrastAdvice({ ...defaultTheme, light: { ...light, muted: instead } })).toEqual([])
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

describe('the accent of a brand', () => {
  it('stays as it was chosen, whatever it is', () => {
    fc.assert(
      fc.property(hex, (text) => {
        expect(hexOf(paletteFrom(oklchOfHex(text) ?? '').light.accent)).toBe(text)
      }),
      { numRuns: 60 },
    )
  })

  test.each([
    ['a red', '#d0021b'],
    ['a blue', '#1f6fd6'],
    ['a green', '#00854a'],
    ['a yellow', '#ffd200'],
  ])('%s is the same in the dark, where it is seen as it is', (_, text) => {
    expect(hexOf(paletteFrom(oklchOfHex(text) ?? '').dark.accent)).toBe(text)
  })

  it('of navy is a lighter blue in the dark, and of black a light button, no grey one', () => {
    const accentInTheDark = (text: string) => readOklch(paletteFrom(oklchOfHex(text) ?? '').dark.accent)
    expect(accentInTheDark('#0a2540')).toMatchObject({ h: expect.closeTo(readOklch('#0a2540').h ?? 0, 1) })
    expect(accentInTheDark('#0a2540').l).toBeLessThan(0.6)
    expect(accentInTheDark('#111111').l).toBeGreaterThan(0.9)
  })

  it('is another shade where it is text or an outline, as far as that needs', () => {
    fc.assert(
      fc.property(hex, fc.constantFrom('plain', 'tinted', 'band'), (text, background) => {
        for (const colours of Object.values(paletteFrom(oklchOfHex(text) ?? ''))) {
          const { link, edge, accentHover } = accentShades(colours, background)
          expect(contrast(link, colours.surface)).toBeGreaterThanOrEqual(4.5)
          expect(contrast(edge, colours.surface)).toBeGreaterThanOrEqual(3)
          expect(contrast(colours.onAccent, accentHover)).toBeGreaterThanOrEqual(4.5)
        }
      }),
      { numRuns: 60 },
    )
    const { light } = defaultTheme
    expect(accentShades(light, 'plain')).toMatchObject({ link: light.accent, edge: light.accent })
  })
})
