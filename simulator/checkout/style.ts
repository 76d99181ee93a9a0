import { createHash } from 'node:crypto'
import { colourRules, type Scheme } from '../branding/colour-rules.ts'
import { accentInGround } from '../branding/contrast.ts'
import { fontFaces, fontFamily } from '../branding/fonts.ts'
import type { LogoView, Theme } from '../branding/theme.ts'
import { readStyleSheets } from '../web/asset.ts'

const radii: Record<Theme['corners'], string> = { square: '0px', soft: '6px', round: '14px' }

const spaces: Record<Theme['density'], string> = { compact: '.75', regular: '1', spacious: '1.3' }

const plateOf = (logo: LogoView | undefined) => ({
  plate: logo?.plate ?? 'none',
  plateSpace: logo?.plate ? '10px 14px' : '0',
})

const pageCss = readStyleSheets([
  'web/base.css',
  'checkout/page.css',
  'checkout/form.css',
  'checkout/hosted-page/order-summary.css',
  'checkout/hosted-page/payment-methods.css',
  'demo-shops/goods.css',
])

/**
 * The style sheet of every page in one theme, and its digest for a Content-Security-Policy.
 * Whatever a brand may change is a custom property at its head, or a word in the class of the body.
 *
 * @param root the relative path from the page to where the simulator is mounted
 */
export function styleOf(theme: Theme, root = '', scheme: Scheme = 'auto'): { css: string; digest: string } {
  const css = [
    colourRules(theme, scheme, { light: plateOf(theme.logoView.light), dark: plateOf(theme.logoView.dark) }),
    `:root{--radius:${radii[theme.corners]};--space:${spaces[theme.density]};--typeface:${fontFamily(theme.typeface)};--accentInGround:${accentInGround[theme.background]}%}`,
    fontFaces(theme.typeface, root),
    pageCss,
  ]
    .filter(Boolean)
    .join('\n')
  return { css, digest: `sha256-${createHash('sha256').update(css).digest('base64')}` }
}
