import { expect, it } from 'vitest'
import { themeProperties, themeStyles } from './styles'
import { readTheme, shopTheme } from './theme'

it('a device that prefers dark colours gets them, where the theme leaves it the choice', () => {
  expect(themeProperties(shopTheme)).toMatchObject({
    root: { 'color-scheme': 'light dark', '--ground': shopTheme.light.ground },
    inDark: { '--ground': shopTheme.dark.ground },
  })
  for (const colourScheme of ['light', 'dark'] as const) {
    expect(themeProperties({ ...shopTheme, colourScheme })).toEqual({
      root: expect.objectContaining({
        'color-scheme': colourScheme,
        '--ground': shopTheme[colourScheme].ground,
      }),
      inDark: undefined,
    })
  }
})

it('a shopper chooses colours, whatever the device prefers', () => {
  const { dark } = shopTheme
  expect(themeStyles(shopTheme, '')).toMatchObject({
    '@media screen and (prefers-color-scheme: dark)': {
      ':root:not([data-colour-scheme="light"])': { '--ground': dark.ground },
    },
    '@media screen': {
      ':root[data-colour-scheme="dark"]': { '--ground': dark.ground, 'color-scheme': 'dark' },
    },
    ':root[data-colour-scheme="light"]': { 'color-scheme': 'light' },
  })
  expect(Object.keys(themeStyles({ ...shopTheme, colourScheme: 'light' }, ''))).toEqual([
    ':root',
    '@font-face',
  ])
})

it('a logo that has no dark version stands on a light ground in dark colours', () => {
  const { inDark } = themeProperties({ ...shopTheme, logoDark: undefined, logoView: undefined })
  expect(inDark?.['--logo-ground']).toBe(shopTheme.light.ground)
})

it('a logo stands on what its theme has found that it needs', () => {
  const plate = 'oklch(0.2 0 0)'
  const { root, inDark } = themeProperties({
    ...shopTheme,
    logoDark: undefined,
    logoView: { light: { plate }, dark: {} },
  })
  expect(root['--logo-ground']).toBe(plate)
  expect(inDark?.['--logo-ground']).toBe('transparent')
})

it('a typeface that the layout does not load comes with the styles, each alphabet in a file of its own', () => {
  expect(themeStyles(shopTheme, '../packages')['@font-face']).toEqual([])
  const faces = themeStyles({ ...shopTheme, typeface: 'inter' }, '../packages')['@font-face']
  expect(faces).toContainEqual(
    expect.objectContaining({
      'font-family': '"Inter"',
      src: 'url("../packages/@fontsource-variable/inter/files/inter-greek-wght-normal.woff2") format("woff2")',
      'unicode-range': expect.stringContaining('U+0370'),
    }),
  )
})

it('a theme file that is none is named with what is wrong, and where', () => {
  const { accent: _, ...light } = shopTheme.light
  const wrong = { ...shopTheme, logo: 'https://shop.example/logo.svg', light: { ...light, ink: 'red' } }
  expect(() => readTheme(wrong)).toThrow(
    /theme\.json[\s\S]*data address[\s\S]*logo[\s\S]*light\.ink[\s\S]*light\.accent/,
  )
})

it('what only the hosted payment page knows may stand in it, too', () => {
  expect(readTheme({ ...shopTheme, texts: {}, footerLinks: [], density: 'compact' })).toEqual(shopTheme)
})

it('a theme whose logo nobody has looked at says by which command that is done', () => {
  expect(() => readTheme({ ...shopTheme, logoView: undefined })).toThrow(
    /npm run brand -- --theme[\s\S]*logoView/,
  )
})
