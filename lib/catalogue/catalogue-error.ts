/** What is wrong in a catalogue, and where. */
export interface Problem {
  /** The file and line, or the address and entry. */
  place: string
  /** The column or member, where one is wrong. */
  column?: string | undefined
  reason: string
}

/** A catalogue that the shop does not take. Its message lists everything that is wrong, a line each. */
export class CatalogueError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    const lines = problems.map(({ place, column, reason }) =>
      [place, column === undefined ? reason : `${column} ${reason}`].join(': '),
    )
    super(`The catalogue is wrong:\n${lines.join('\n')}`)
    this.name = 'CatalogueError'
  }
}
