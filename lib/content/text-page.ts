import 'server-only'
import { existsSync, readFileSync } from 'node:fs'
import { marked } from 'marked'
import type { Locale } from '@/lib/i18n/locales'
import { factsFor } from './facts'
import type { TextPage } from './page-names'

/** A page of text as shoppers see it. */
export interface Content {
  /** Its heading, the first line of its file. */
  title: string
  /** Its first paragraph, for search engines. */
  description: string
  /** What follows the heading, as Markdown with the facts of the shop. */
  markdown: string
  /** The same as HTML, of nothing but what Markdown can say. */
  html: string
}

/** The languages whose pages another one's stand in for, where they have none of their own. */
const standIns: Partial<Record<Locale, Locale>> = { 'en-US': 'en-GB' }

/**
 * The file of a page. American English has files of its own only where it says something else.
 *
 * @throws Error when there is none
 */
function fileOf(page: TextPage, locale: Locale): string {
  const standIn = standIns[locale]
  const files = [locale, ...(standIn ? [standIn] : [])].map((folder) => `content/${folder}/${page}.md`)
  const found = files.find((file) => existsSync(file))
  if (found === undefined) throw new Error(`${files.join(' or ')} is missing: the shop links to this page.`)
  return found
}

/**
 * A page of text, with the facts of the shop in place of its placeholders.
 *
 * @throws Error that names file and line of what cannot be shown
 */
export function readTextPage(page: TextPage, locale: Locale): Content {
  const file = fileOf(page, locale)
  return parseTextPage(readFileSync(file, 'utf8'), { file, facts: factsFor(locale) })
}

/** The titles of pages that were read; `npm run dev` reads them each time, as files change. */
const titles = new Map<string, string>()

/** What links call a page. */
export function textPageTitle(page: TextPage, locale: Locale): string {
  const key = `${locale}/${page}`
  const title = titles.get(key) ?? readTextPage(page, locale).title
  if (process.env.NODE_ENV === 'production') titles.set(key, title)
  return title
}

interface Source {
  file: string
  /** By the name of their placeholder; in Markdown. */
  facts: Record<string, string>
}

export function parseTextPage(text: string, { file, facts }: Source): Content {
  const fail = (line: number, problem: string): never => {
    throw new Error(`${file}:${line + 1}: ${problem}`)
  }
  const lines = text.split(/\r?\n/).map((line, index) => {
    const html = /<[a-z/!?][^>]*>?/i.exec(line)
    if (html)
      fail(index, `HTML is not shown, so ${html[0]} may not stand here. A link is written [text](address).`)
    return line.replace(/\{\{\s*(.*?)\s*\}\}/g, (_, name: string) => {
      return facts[name] ?? fail(index, `{{${name}}} is unknown. There are ${Object.keys(facts).join(', ')}.`)
    })
  })
  const [first = '', ...rest] = lines
  const title =
    /^# (.+)$/.exec(first)?.[1] ?? fail(0, 'the first line must be the heading, such as “# Delivery”.')
  const second = rest.findIndex((line) => line.startsWith('# '))
  if (second !== -1) fail(second + 1, 'a page has one heading with a single #; those below it have two.')
  const markdown = rest.join('\n')
  const paragraph = marked.lexer(markdown).find(({ type }) => type === 'paragraph')
  return {
    title,
    description: paragraph ? plainText(paragraph.raw) : title,
    markdown,
    html: marked.parse(markdown, { async: false }),
  }
}

const plainText = (markdown: string) =>
  markdown
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replace(/[*_`\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
