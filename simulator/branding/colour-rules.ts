import { accentShades } from './contrast.ts'
import type { Theme } from './theme.ts'

/** Whether a page follows what the device prefers, or is shown in one scheme to whoever designs it. */
export type Scheme = 'auto' | 'light' | 'dark'

/** The scheme of a page: what its theme says counts more than what somebody wants to see of it. */
export const schemeOf = ({ colourScheme }: Pick<Theme, 'colourScheme'>, asked: Scheme = 'auto'): Scheme =>
  colourScheme === 'device' ? asked : colourScheme

const darkMedia: Record<Scheme, string> = {
  auto: '(prefers-color-scheme:dark)',
  light: 'not all',
  dark: 'all',
}

type Properties = Record<string, string>

/**
 * The rules of a style sheet that give the colours of a theme as custom properties, such as `--accent`.
 *
 * @param more properties that differ by scheme
 */
export function colourRules(
  theme: Pick<Theme, 'light' | 'dark' | 'background' | 'colourScheme'>,
  asked: Scheme = 'auto',
  more: { light?: Properties; dark?: Properties } = {},
): string {
  const scheme = schemeOf(theme, asked)
  const properties = (of: 'light' | 'dark') => {
    const colours = theme[of]
    return Object.entries({ ...colours, ...accentShades(colours, theme.background), ...more[of] })
      .map(([role, value]) => `--${role}:${value}`)
      .join(';')
  }
  return [
    `:root{color-scheme:${scheme === 'auto' ? 'light dark' : scheme};${properties('light')}}`,
    `@media ${darkMedia[scheme]}{:root{${properties('dark')}}}`,
  ].join('\n')
}
