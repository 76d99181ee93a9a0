/** By the name of a field, what is wrong with it, in words. */
export type ValidationErrors = Record<string, string | undefined>

/** A request that a rule of the Portal does not allow, in words for whoever made it. */
export class FormRejection extends Error {
  override name = 'FormRejection'
  readonly errors: ValidationErrors

  /** @param reason a sentence, or what is wrong with each field */
  constructor(reason: string | ValidationErrors) {
    super(typeof reason === 'string' ? reason : '')
    this.errors = typeof reason === 'string' ? {} : reason
  }
}
