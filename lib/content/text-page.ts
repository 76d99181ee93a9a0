import 'server-only'
import { marked } from 'marked'
import type { Locale } from '@/lib/i18n/locales'
import type { TextPage } from '@/lib/paths'
import { fail, readTextPageFile, type TextPageFile, titleOf, withFacts } from './text-page-file'

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

/**
 * A page of text, with the facts of the shop in place of its placeholders.
 *
 * @throws Error that names file and line of what cannot be shown
 */
export function readTextPage(page: TextPage, locale: Locale): Content {
  return parseTextPage(readTextPageFile(page, locale))
}

/** @throws Error that names file and line of what cannot be shown */
export function parseTextPage(file: TextPageFile): Content {
  const title = titleOf(file)
  const [, ...rest] = file.text.split(/\r?\n/).map((line, index) => {
    const html = /<[a-z/!?][^>]*>?/i.exec(line)?.[0]
    if (html !== undefined)
      fail(
        file,
        index,
        `HTML is not shown, so ${html} may not stand here. A link is written [text](address).`,
      )
    return withFacts(file, line, index)
  })
  const second = rest.findIndex((line) => line.startsWith('# '))
  if (second !== -1)
    fail(file, second + 1, 'a page has one heading with a single #; those below it have two.')
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
