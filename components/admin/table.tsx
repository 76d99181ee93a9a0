import type { ReactNode } from 'react'

/** The classes of each cell of a table. */
export const cell = 'border-b border-line py-2 pr-4 text-left align-top last:pr-0'

/** The classes of a link in a cell: large enough for a finger, while its text stands on the line of the row. */
export const cellLink = 'inline-flex -my-0.5 min-h-6 items-center text-link underline underline-offset-4'

interface Props {
  caption: string
  columns: readonly Column[]
  /** The rows. */
  children: ReactNode
}

interface Column {
  name: string
  /** Of its heading, beside those of each cell. */
  className?: string
}

/** A table of the back office. Large letters on a phone move the table, not the page, and focus rings have room in it. */
export function Table({ caption, columns, children }: Props) {
  return (
    <div className="-mx-1.5 overflow-x-auto px-1.5">
      <table className="w-full text-small">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="text-muted">
            {columns.map(({ name, className = '' }) => (
              <th key={name} scope="col" className={`${cell} ${className}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
