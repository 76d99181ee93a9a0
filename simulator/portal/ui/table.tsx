import type { Child } from 'hono/jsx'

export interface Column<Row> {
  head: Child
  cell: (row: Row) => Child
  /**
   * `num` is set flush right; `clip` keeps to one line beside others; on a phone `span` takes the whole width, and
   * `labelled` says its head.
   */
  class?: string
  /** What a cell says in full when it is pointed at. */
  title?: (row: Row) => string | undefined
}

interface TableProps<Row> {
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** Keeps its columns on a phone as long as they fit; its name says what it holds. */
  name?: string
  /** What the rows of a group have in common, to stand above them. */
  groupOf?: (row: Row) => string
}

/** A list of things of one kind. On a phone each becomes a card, unless the table has a name. */
export function DataTable<Row>({ columns, rows, name, groupOf = () => '' }: TableProps<Row>) {
  const groups = [...new Set(rows.map(groupOf))]
  const table = (
    <table class={name ? 'columns' : 'cards'}>
      <thead>
        <tr>
          {columns.map(({ head, class: kind }) => (
            <th class={kind === 'num' ? kind : undefined}>{head}</th>
          ))}
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody>
          {group && (
            <tr class="group">
              <th colspan={columns.length} scope="rowgroup">
                {group}
              </th>
            </tr>
          )}
          {rows
            .filter((row) => groupOf(row) === group)
            .map((row) => (
              <tr>
                {columns.map(({ head, cell, class: kind, title }) => (
                  <td
                    class={kind}
                    title={title?.(row)}
                    data-head={typeof head === 'string' ? head : undefined}
                  >
                    {cell(row)}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  )
  if (!name) return <div class="table">{table}</div>
  return (
    <section class="table" aria-label={name} tabindex={0}>
      {table}
    </section>
  )
}

/** The head of a column of buttons, for those who cannot see that they are buttons. */
export const actionsHead = <span class="visually-hidden">Actions</span>
