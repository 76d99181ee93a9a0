import { colourRules } from '../../branding/colour-rules.ts'
import { defaultTheme } from '../../branding/theme.ts'
import { asset, readPackageFile, readStyleSheets } from '../../web/asset.ts'

const rules = readStyleSheets([
  'web/base.css',
  'web/skip-link.css',
  'portal/ui/page.css',
  'portal/ui/elements.css',
  'portal/ui/form.css',
  'portal/ui/table.css',
  'portal/transactions/transactions.css',
  'portal/appearance/editor.css',
])

/** The style sheet of every page: the colours of the default theme, and what uses them. */
export const style = asset(`${colourRules(defaultTheme)}\n${rules}`, 'text/css')

export const script = asset(readPackageFile('portal/ui/portal.js'), 'text/javascript')

export const editorScript = asset(readPackageFile('portal/appearance/editor.js'), 'text/javascript')
