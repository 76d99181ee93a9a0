import { readFileSync } from 'node:fs'
import type { ShopTheme } from './theme'

type Declarations = Record<string, string>

/** The rules of a style sheet: of each selector its declarations, or the rules within. */
export interface Rules {
  [selector: string]: string | Rules | Rules[]
}

/**
 * A theme as the base of a style sheet. Text stands at 4.5:1 or better on `ground` and `surface`, edges of controls at
 * 3:1: contrast.test.ts holds the shop's theme to it.
 *
 * @param packages what leads from the style sheet to the folder of installed packages
 */
export function themeStyles(theme: ShopTheme, packages: string): Rules {
  const { root, inDark } = themeProperties(theme)
  const { texts, headings } = families[theme.typeface]
  return {
    ':root': { ...root, '--typeface-texts': texts, '--typeface-headings': headings },
    ...(inDark && {
      // Not on paper, where browsers leave out what is behind a text.
      '@media screen and (prefers-color-scheme: dark)': { ':root:not([data-colour-scheme="light"])': inDark },
      '@media screen': { ':root[data-colour-scheme="dark"]': { ...inDark, 'color-scheme': 'dark' } },
      ':root[data-colour-scheme="light"]': { 'color-scheme': 'light' },
    }),
    '@font-face': fontFaces(theme.typeface, packages),
  }
}

/** Colours and corners. @returns `inDark` where a device or a shopper that prefers dark colours sees others */
export function themeProperties(theme: ShopTheme): { root: Declarations; inDark: Declarations | undefined } {
  const { light, dark, colourScheme, corners, logoDark, logoView } = theme
  // A logo for light colours alone may be as dark as what is behind it now.
  const darkPlate = logoDark ? undefined : light.ground
  const lit = {
    ...colourRoles(light),
    '--picture-filter': 'none',
    '--logo-ground': logoView?.light?.plate ?? 'transparent',
  }
  const unlit = {
    ...colourRoles(dark),
    // A drawing is as bright as its paper, which is too bright on a dark page.
    '--picture-filter': 'brightness(0.88)',
    '--logo-ground': (logoView ? logoView.dark?.plate : darkPlate) ?? 'transparent',
  }
  return {
    root: {
      'color-scheme': colourScheme === 'device' ? 'light dark' : colourScheme,
      '--corner': radii[corners],
      ...(colourScheme === 'dark' ? unlit : lit),
    },
    inDark: colourScheme === 'device' ? unlit : undefined,
  }
}

/**
 * A brand's own colour fills buttons as it is. As text, and as the outline of what has the focus, one that is too like the
 * page is mixed with the ink; under the pointer it moves away from the text on it.
 */
function colourRoles({ control, onAccent, ...colours }: ShopTheme['light']): Declarations {
  const { ground, surface, ink, accent } = colours
  const isLight = lightness(ground) > lightness(ink)
  const isReadable = isLight ? lightness(accent) <= 0.49 : lightness(accent) >= 0.7
  const distance = (colour: string) => Math.abs(lightness(colour) - lightness(onAccent))
  const awayFromText = distance(ink) > distance(surface) ? 'ink' : 'surface'
  return {
    ...Object.fromEntries(Object.entries(colours).map(([role, colour]) => [`--${role}`, colour])),
    '--edge': control,
    '--on-accent': onAccent,
    '--accent-strong': `color-mix(in oklab, var(--accent) 50%, var(--${awayFromText}))`,
    '--link': isReadable ? accent : 'color-mix(in oklab, var(--accent) 30%, var(--ink))',
  }
}

/** Of a colour such as oklch(0.42 0.085 215), 0 to 1. */
const lightness = (colour: string) => Number.parseFloat(colour.slice('oklch('.length))

const radii: Record<ShopTheme['corners'], string> = { square: '0px', soft: '0.25rem', round: '0.875rem' }

const sans = 'ui-sans-serif, system-ui, sans-serif'
const serif = 'ui-serif, Georgia, Cambria, serif'

/** The values of font-family. Commissioner has the headings in Literata beside it; the others have their own. */
const families: Record<ShopTheme['typeface'], { texts: string; headings: string }> = {
  sans: inOneFamily(sans),
  serif: inOneFamily(serif),
  commissioner: { texts: ownFamily('commissioner', 'sans-serif'), headings: ownFamily('literata', 'serif') },
  literata: inOneFamily(`"Literata", ${serif}`),
  inter: inOneFamily(`"Inter", ${sans}`),
  'source-serif': inOneFamily(`"Source Serif 4", ${serif}`),
}

function inOneFamily(family: string) {
  return { texts: family, headings: family }
}

/** A typeface of components/layout/fonts.ts, with the letters that are loaded by need. */
function ownFamily(name: string, fallback: string): string {
  const families = ['-latin', '-latin-ext', '-greek', '-cyrillic', ''].map(
    (alphabet) => `var(--font-${name}${alphabet})`,
  )
  return [...families, fallback].join(', ')
}

/**
 * Typefaces that the shop has beside those of components/layout/fonts.ts, where Literata is for headings alone; only what a
 * theme asks for is in its styles.
 */
const further: Partial<Record<ShopTheme['typeface'], { family: string; source: string }>> = {
  literata: { family: 'Literata', source: 'literata' },
  inter: { family: 'Inter', source: 'inter' },
  'source-serif': { family: 'Source Serif 4', source: 'source-serif-4' },
}

function fontFaces(typeface: ShopTheme['typeface'], packages: string): Rules[] {
  const font = further[typeface]
  if (!font) return []
  const folder = `@fontsource-variable/${font.source}`
  const ranges: Record<string, string> = JSON.parse(
    readFileSync(`node_modules/${folder}/unicode.json`, 'utf8'),
  )
  return Object.entries(ranges).map(([alphabet, range]) => ({
    'font-family': `"${font.family}"`,
    'font-weight': '200 900',
    'font-display': 'optional',
    src: `url("${packages}/${folder}/files/${font.source}-${alphabet}-wght-normal.woff2") format("woff2")`,
    'unicode-range': range,
  }))
}
