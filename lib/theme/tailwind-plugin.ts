import { type Rules, themeStyles } from './styles'
import { shopTheme } from './theme'

/** Writes the shop's theme into app/globals.css, which names this plugin. */
export default function themePlugin({ addBase }: { addBase(rules: Rules): void }): void {
  addBase(themeStyles(shopTheme, '../node_modules'))
}
