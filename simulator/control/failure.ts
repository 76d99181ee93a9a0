/** Ends a call of control with a status and a sentence for the caller. */
export class Failure extends Error {
  override name = 'Failure'
  constructor(
    readonly status: 400 | 403 | 404 | 409 | 413,
    sentence: string,
  ) {
    super(sentence)
  }
}
