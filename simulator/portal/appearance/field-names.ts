import { locales } from '../../payments/payment-job.ts'
import { languageName } from '../languages.ts'
import { colourRoles, ownTexts, pictureLabels } from './theme-form.ts'

const names: Record<string, string> = {
  '': 'Theme',
  base: 'Your colour',
  businessName: 'Business name',
  ...Object.fromEntries(
    Object.entries(pictureLabels).flatMap(([name, label]) => [
      [name, label],
      [`${name}.file`, `${label}, file`],
      [`${name}.address`, `${label}, https address`],
    ]),
  ),
  typeface: 'Typeface',
  corners: 'Corners',
  density: 'Density',
  background: 'Background',
  header: 'Header',
  logoSize: 'Size of the logo',
  colourScheme: 'Light and dark',
  orderSummary: 'Show the order',
  texts: 'Your own texts',
  footerLinks: 'Footer links',
  light: 'Light colours',
  dark: 'Dark colours',
  ...Object.fromEntries(
    Object.entries(colourRoles).flatMap(([role, label]) => [
      [`light.${role}`, `Light, ${label}`],
      [`dark.${role}`, `Dark, ${label}`],
    ]),
  ),
  ...Object.fromEntries(
    locales.flatMap((locale) =>
      Object.entries(ownTexts).map(([name, label]) => [
        `texts.${locale}.${name}`,
        `${languageName(locale)}, ${label}`,
      ]),
    ),
  ),
}

/**
 * What the editor calls a member of a theme.
 *
 * @param field its path, such as `texts.en_GB.note`; one that no theme has stays as it is
 */
export function nameOfField(field: string): string {
  const [, row, part, language] = /^footerLinks\.(\d+)(?:\.(label|address|labels\.(\w+)))?$/.exec(field) ?? []
  if (row === undefined) return names[field] ?? field
  const link = `Link ${Number(row) + 1}`
  if (part === undefined) return link
  const locale = locales.find((known) => known === language)
  if (locale) return `${link}, text in ${languageName(locale)}`
  return `${link}, ${part === 'address' ? 'https address' : 'text'}`
}
