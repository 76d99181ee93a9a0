/** Text that Markdown shows as it is. */
export function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>|#&~]/g, '\\$&')
}

/** The rows of a table, for a placeholder that stands in a row of its own. */
export function tableRows(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((cells) => cells.join(' | ')).join(' |\n| ')
}
