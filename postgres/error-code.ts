/** The code of Node.js or PostgreSQL of an error, also of one that Drizzle has wrapped. */
export function codeOf(error: unknown): string | undefined {
  const cause = error instanceof Error && error.cause ? error.cause : error
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : undefined
}
