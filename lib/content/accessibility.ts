import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Locale } from '@/lib/i18n/locales'
import { tableRows } from './markdown'

const file = 'content/accessibility.json'

/** What `npm run accessibility` found out. */
const resultsSchema = z.object({
  /** When the pages were tested, as YYYY-MM-DD. */
  date: z.iso.date(),
  /** The version of axe-core. */
  version: z.string(),
  /** The languages in which each page was tested, as locales. */
  languages: z.array(z.string()).min(1),
  /** The widths of the screens, in pixels, at which each page was tested. */
  widths: z.array(z.int()),
  /** Each page by its address without the language, and how many elements were found that break a rule. */
  pages: z.array(z.object({ path: z.string(), problems: z.int().min(0) })).min(1),
})

/** What the statement says of the last test with axe-core. @throws Error when there are no results */
export function accessibilityFacts(locale: Locale): Record<string, string> {
  const { date, version, languages, widths, pages } = resultsSchema.parse(
    JSON.parse(readFileSync(file, 'utf8')),
  )
  const list = new Intl.ListFormat(locale)
  const names = new Intl.DisplayNames(locale, { type: 'language' })
  return {
    'accessibility.date': new Date(date).toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' }),
    'accessibility.version': `axe-core ${version}`,
    // British and American English are one language here.
    'accessibility.languages': list.format(
      new Set(languages.map((tag) => names.of(new Intl.Locale(tag).language) ?? tag)),
    ),
    'accessibility.widths': list.format(widths.map((width) => width.toLocaleString(locale))),
    'accessibility.pages': String(pages.length),
    'accessibility.rows': tableRows(pages.map(({ path, problems }) => [`\`${path}\``, problems])),
  }
}
