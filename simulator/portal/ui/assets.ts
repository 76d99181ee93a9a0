import { type Colours, defaultTheme } from '../../branding/theme.ts'
import { asset, readPackageFile } from '../../web/asset.ts'

const properties = (colours: Colours): string =>
  Object.entries(colours)
    .map(([role, value]) => `--${role}:${value}`)
    .join(';')

const { light, dark } = defaultTheme

/** The style sheet of every page: the colours of the default theme, and what uses them. */
export const style = asset(
  [
    `:root{${properties(light)}}@media(prefers-color-scheme:dark){:root{${properties(dark)}}}`,
    readPackageFile('portal/ui/portal.css'),
    readPackageFile('portal/appearance/editor.css'),
  ].join('\n'),
  'text/css',
)

export const script = asset(readPackageFile('portal/ui/portal.js'), 'text/javascript')

export const editorScript = asset(readPackageFile('portal/appearance/editor.js'), 'text/javascript')
