import { paletteFrom } from './palette.ts'
import { defaultTheme, type Theme } from './theme.ts'

/** What a preset sets of a theme; names, logo and texts stay the merchant's. */
type PresetTheme = Pick<
  Theme,
  'typeface' | 'corners' | 'density' | 'background' | 'header' | 'light' | 'dark'
>

export interface Preset {
  key: string
  name: string
  theme: PresetTheme
}

const preset = (name: string, base: string, theme: Omit<PresetTheme, 'light' | 'dark'>): Preset => ({
  key: name.toLowerCase(),
  name,
  theme: { ...theme, ...paletteFrom(base) },
})

const { typeface, corners, density, background, header, light, dark } = defaultTheme

/** Themes to start from. */
export const presets: readonly Preset[] = [
  {
    key: 'harbour',
    name: 'Harbour',
    theme: { typeface, corners, density, background, header, light, dark },
  },
  preset('Ink', 'oklch(0.28 0.01 260)', {
    typeface: 'source-serif',
    corners: 'square',
    density: 'spacious',
    background: 'plain',
    header: 'centred',
  }),
  preset('Orchard', 'oklch(0.46 0.11 150)', {
    typeface: 'commissioner',
    corners: 'round',
    density: 'regular',
    background: 'tinted',
    header: 'plain',
  }),
  preset('Clay', 'oklch(0.5 0.13 40)', {
    typeface: 'literata',
    corners: 'soft',
    density: 'regular',
    background: 'band',
    header: 'centred',
  }),
  preset('Violet', 'oklch(0.45 0.19 292)', {
    typeface: 'inter',
    corners: 'soft',
    density: 'regular',
    background: 'plain',
    header: 'bar',
  }),
  preset('Signal', 'oklch(0.48 0.19 27)', {
    typeface: 'inter',
    corners: 'square',
    density: 'compact',
    background: 'plain',
    header: 'bar',
  }),
]
