import { oklchOfHex } from '../../branding/colour.ts'
import { paletteFrom } from '../../branding/palette.ts'
import { presets } from '../../branding/presets.ts'
import { type Theme, themeSchema } from '../../branding/theme.ts'

/**
 * A theme after one of the editor's buttons: `preset:ink` takes its theme, `base` and `base:#7a1f4b` make all colours from one,
 * `take:light.accent:oklch(…)` takes one colour. Any other action, and one that cannot be read, changes nothing.
 *
 * @param base the colour for `base` alone, as `#rrggbb`
 * @returns undefined when the colour that all are to be made from cannot be read
 */
export function changed(theme: Theme, action: string, base: string | undefined): Theme | undefined {
  const [kind, detail = '', colour = ''] = action.split(':')
  if (kind === 'preset') return { ...theme, ...presets.find(({ key }) => key === detail)?.theme }
  if (kind === 'base') {
    const from = oklchOfHex(detail || (base ?? ''))
    return from ? { ...theme, ...paletteFrom(from) } : undefined
  }
  if (kind !== 'take') return theme
  const [scheme = '', role = ''] = detail.split('.')
  if (scheme !== 'light' && scheme !== 'dark') return theme
  const result = themeSchema.safeParse({ ...theme, [scheme]: { ...theme[scheme], [role]: colour } })
  return result.success ? result.data : theme
}
