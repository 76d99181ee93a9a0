import { Button, Link, Text } from '@react-email/components'
import { Fragment, type ReactNode } from 'react'
import { shopTheme } from '@/lib/theme/theme'
import { colours } from './colours'

/** What every device has: mail programs load no typefaces. */
const sans = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"
const serif = "Georgia, 'Times New Roman', serif"
const isSerif = ['serif', 'literata', 'source-serif'].includes(shopTheme.typeface)

export const typefaces = { texts: sans, headings: isSerif ? serif : sans }

const corners = { square: 0, soft: 4, round: 14 }[shopTheme.corners]

/** @param isClose whether it belongs to what stands above it */
export function Paragraph({ children, isClose = false }: { children: ReactNode; isClose?: boolean }) {
  return (
    <Text
      className="ink"
      style={{
        margin: isClose ? '0 0 8px' : '0 0 16px',
        color: colours.ink,
        font: `400 16px/24px ${typefaces.texts}`,
      }}
    >
      {children}
    </Text>
  )
}

/** Text with line breaks. */
export function Lines({ text }: { text: string }) {
  return text.split('\n').map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
    <Fragment key={index}>
      {index > 0 && <br />}
      {line}
    </Fragment>
  ))
}

export function Muted({ children }: { children: ReactNode }) {
  return (
    <Text
      className="muted"
      style={{ margin: '0 0 12px', color: colours.muted, font: `400 14px/20px ${typefaces.texts}` }}
    >
      {children}
    </Text>
  )
}

export function Subheading({ children }: { children: ReactNode }) {
  return (
    <h2
      className="ink"
      style={{ margin: '28px 0 8px', color: colours.ink, font: `600 18px/26px ${typefaces.headings}` }}
    >
      {children}
    </h2>
  )
}

export function EmailLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link className="link" href={href} style={{ color: colours.accent, textDecoration: 'underline' }}>
      {children}
    </Link>
  )
}

/** The one thing to do. */
export function Action({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Text style={{ margin: '8px 0 20px' }}>
      <Button
        className="button"
        href={href}
        style={{
          padding: '12px 20px',
          borderRadius: corners,
          backgroundColor: colours.accent,
          color: colours.onAccent,
          font: `600 16px/24px ${typefaces.texts}`,
        }}
      >
        {children}
      </Button>
    </Text>
  )
}

const cell = { padding: '10px 0', borderTop: `1px solid ${colours.line}`, verticalAlign: 'top' } as const
const cellText = { color: colours.ink, font: `400 16px/24px ${typefaces.texts}` }

/** What stands left and right in rows, the last of them set off where it is a total. */
export function Rows({
  rows,
  hasTotal = false,
}: {
  rows: { label: ReactNode; value: ReactNode; key: string }[]
  hasTotal?: boolean
}) {
  return (
    <table
      className="rows"
      width="100%"
      cellPadding={0}
      cellSpacing={0}
      style={{ borderCollapse: 'collapse' }}
    >
      <tbody>
        {rows.map(({ key, label, value }, index) => {
          const weight = hasTotal && index === rows.length - 1 ? 600 : 400
          return (
            <tr key={key}>
              <td className="ink line" style={{ ...cell, ...cellText, paddingRight: 16, fontWeight: weight }}>
                {label}
              </td>
              <td
                className="ink line"
                align="right"
                style={{ ...cell, ...cellText, fontWeight: weight, whiteSpace: 'nowrap' }}
              >
                {value}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
