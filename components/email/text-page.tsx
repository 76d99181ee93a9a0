import { Markdown } from '@react-email/components'
import { readTextPage } from '@/lib/content/text-page'
import type { Locale } from '@/lib/i18n/locales'
import type { TextPage } from '@/lib/paths'
import { colours } from './colours'
import { Subheading, typefaces } from './parts'

interface Props {
  page: TextPage
  locale: Locale
  appUrl: string
}

const cell = { padding: '6px 16px 6px 0', textAlign: 'left', verticalAlign: 'top' } as const

/** A page of text of the shop as a part of an email. */
export function TextPageInEmail({ page, locale, appUrl }: Props) {
  const { title, markdown } = readTextPage(page, locale)
  // Its headings stand under that of the part, and its links lead into the shop.
  const part = markdown.replace(/^##/gm, '###').replaceAll('](/', `](${appUrl}/`)
  return (
    <>
      <Subheading>{title}</Subheading>
      <div className="text-page ink" style={{ color: colours.ink, font: `400 14px/20px ${typefaces.texts}` }}>
        <Markdown
          markdownCustomStyles={{
            h3: { margin: '16px 0 4px', font: `600 14px/20px ${typefaces.texts}` },
            p: { margin: '0 0 10px' },
            link: { color: 'inherit', textDecoration: 'underline' },
            blockQuote: {
              margin: '0 0 10px',
              padding: '0 0 0 12px',
              borderLeft: `2px solid ${colours.line}`,
            },
            th: cell,
            td: cell,
          }}
        >
          {part}
        </Markdown>
      </div>
    </>
  )
}
