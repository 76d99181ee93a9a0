import 'server-only'
import { existsSync, readFileSync } from 'node:fs'
import type { Locale } from '@/lib/i18n/locales'
import type { TextPage } from '@/lib/paths'
import { factsFor } from './facts'

/** The languages whose pages another one's stand in for, where they have none of their own. */
const standIns: Partial<Record<Locale, Locale>> = { 'en-US': 'en-GB' }

/** The text of a page as the merchant wrote it. */
export interface TextPageFile {
  /** For messages: where it stands. */
  path: string
  text: string
  /** What its placeholders stand for, by their name; in Markdown. Most titles have none, and ask for no fact. */
  facts: () => Record<string, string>
}

/**
 * The file of a page. American English has files of its own only where it says something else.
 *
 * @throws Error when there is none
 */
export function readTextPageFile(page: TextPage, locale: Locale): TextPageFile {
  const standIn = standIns[locale]
  const paths = [locale, ...(standIn ? [standIn] : [])].map((folder) => `content/${folder}/${page}.md`)
  const path = paths.find((candidate) => existsSync(candidate))
  if (path === undefined) throw new Error(`${paths.join(' or ')} is missing: the shop links to this page.`)
  let facts: Record<string, string> | undefined
  return { path, text: readFileSync(path, 'utf8'), facts: () => (facts ??= factsFor(locale)) }
}

/** The titles of pages that were read; `npm run dev` reads them each time, as files change. */
const titles = new Map<string, string>()

/** What links call a page. @throws Error that names the file whose first line is no heading */
export function textPageTitle(page: TextPage, locale: Locale): string {
  const key = `${locale}/${page}`
  const title = titles.get(key) ?? titleOf(readTextPageFile(page, locale))
  if (process.env.NODE_ENV === 'production') titles.set(key, title)
  return title
}

/** The heading of a page, the first line of its file. @throws Error that names file and line when there is none */
export function titleOf(file: TextPageFile): string {
  const [first = ''] = file.text.split(/\r?\n/, 1)
  const heading = /^# (.+)$/.exec(first)?.[1]
  return heading === undefined
    ? fail(file, 0, 'the first line must be the heading, such as “# Delivery”.')
    : withFacts(file, heading, 0)
}

/**
 * Puts the facts of the shop in place of the placeholders of a line.
 *
 * @param index of the line
 * @throws Error that names file and line of a placeholder that stands for nothing
 */
export function withFacts(file: TextPageFile, line: string, index: number): string {
  if (!line.includes('{{')) return line
  const facts = file.facts()
  return line.replace(
    /\{\{\s*(.*?)\s*\}\}/g,
    (_, name: string) =>
      facts[name] ?? fail(file, index, `{{${name}}} is unknown. There are ${Object.keys(facts).join(', ')}.`),
  )
}

/** @param index of the line */
export function fail({ path }: TextPageFile, index: number, problem: string): never {
  throw new Error(`${path}:${index + 1}: ${problem}`)
}
