import { DrizzleQueryError } from 'drizzle-orm'

/**
 * What a log may say of an error: of a query that failed only what the store said, since the query's own message
 * holds its parameters, and among those are names, addresses and keys.
 */
export const whatFailed = (error: unknown): unknown =>
  error instanceof DrizzleQueryError ? `The store has rejected a query: ${error.cause?.message}` : error

/** Whether what was to be stored, or its name, is there already. */
export const isTaken = (error: unknown): boolean =>
  error instanceof DrizzleQueryError &&
  error.cause !== undefined &&
  'code' in error.cause &&
  error.cause.code === '23505'
