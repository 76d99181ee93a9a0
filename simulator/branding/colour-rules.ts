import type { Colours, Theme } from './theme.ts'

/** Whether a page follows what the device prefers, or is shown in one scheme to whoever designs it. */
export type Scheme = 'auto' | 'light' | 'dark'

const darkMedia: Record<Scheme, string> = {
  auto: '(prefers-color-scheme:dark)',
  light: 'not all',
  dark: 'all',
}

/** The rules of a style sheet that give the colours of a theme as custom properties, such as `--accent`. */
export const colourRules = (
  { light, dark }: Pick<Theme, 'light' | 'dark'>,
  scheme: Scheme = 'auto',
): string =>
  [
    `:root{color-scheme:${scheme === 'auto' ? 'light dark' : scheme};${properties(light)}}`,
    `@media ${darkMedia[scheme]}{:root{${properties(dark)}}}`,
  ].join('\n')

const properties = (colours: Colours): string =>
  Object.entries(colours)
    .map(([role, colour]) => `--${role}:${colour}`)
    .join(';')
