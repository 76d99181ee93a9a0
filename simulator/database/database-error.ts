import { DrizzleQueryError } from 'drizzle-orm'

/**
 * What a log may say of an error: of a query that failed only what the store said, since the query's own message
 * holds its parameters, and among those are names, addresses and keys.
 */
export const whatFailed = (error: unknown): unknown =>
  error instanceof DrizzleQueryError ? `The store has rejected a query: ${error.cause?.message}` : error

/** Whether what was to be stored, or its name, is there already. */
export const isTaken = (error: unknown): boolean => codeOf(error) === '23505'

/** Of what is there already, the column and its value, such as `reference: 261126100000000001`. */
export function takenValue(error: unknown): string {
  const cause = error instanceof DrizzleQueryError ? error.cause : undefined
  const detail = cause && 'detail' in cause ? String(cause.detail) : ''
  return detail.replace(/^Key \((.+?)\)=\((.+)\) already exists\.$/, '$1: $2')
}

/** Whether the store does not take a value: its classes of data exceptions, broken constraints and exceeded limits. */
export const isOfValue = (error: unknown): boolean => /^(22|23|54)/.test(codeOf(error))

const codeOf = (error: unknown): string =>
  error instanceof DrizzleQueryError && error.cause && 'code' in error.cause ? String(error.cause.code) : ''
