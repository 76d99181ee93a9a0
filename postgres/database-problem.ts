import { DrizzleQueryError } from 'drizzle-orm'

// A problem is what keeps a program from using its database: a sentence for whoever runs it, with how to mend it and
// without the value of a secret or an address inside a network.

/** The store could not be opened. The message is a sentence for people, with what the database itself said; the cause is its error. */
class StoreNotOpened extends Error {
  override name = 'StoreNotOpened'
}

/** Of these errors the message is such a sentence already. */
const explained = ['DirectoryInUse', 'MigrationsTimedOut']

const noResponse =
  'The database at DATABASE_URL does not respond in time. See that it runs, that its firewall lets this machine in, and that no migration keeps it busy.'
const closed =
  'The database at DATABASE_URL has closed the connection. It may be starting or stopping: see that it runs.'
const unknownHost = 'The host in DATABASE_URL is not known. Correct the address.'
const notLetIn =
  'The database does not let in the user in DATABASE_URL. Correct user and password; some servers also want sslmode=require behind the address.'
const nobodyListens =
  'Nobody listens at the host and port in DATABASE_URL. Start PostgreSQL there, or correct the address.'
const certificate =
  'The certificate of the database cannot be checked. Name its authority with sslrootcert in DATABASE_URL, or use sslmode=require.'
const folder =
  'The database cannot be kept in the folder that DATA_DIR names. Let this process write there and see that there is room, or set DATABASE_URL to a PostgreSQL server.'

/** By the codes of Node.js, and of PostgreSQL ("Appendix A. PostgreSQL Error Codes" of its documentation). */
const byCode: Record<string, string> = {
  ECONNREFUSED: nobodyListens,
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
  ETIMEDOUT: noResponse,
  EHOSTUNREACH: noResponse,
  ENETUNREACH: noResponse,
  ECONNRESET: closed,
  EPIPE: closed,
  '57P01': closed,
  '57P02': closed,
  '57P03': closed,
  '28000': notLetIn,
  '28P01': notLetIn,
  '3D000':
    'The server at DATABASE_URL has no database of that name. Create it, or correct the end of the address.',
  '42501': 'The user in DATABASE_URL may not make tables. Give it the right to create schemas.',
  '25006': 'The database at DATABASE_URL can only be read. Use the address of the one that can be written.',
  '53300': 'The database takes no more connections. Let it take more, or use the address of a pooler.',
  DEPTH_ZERO_SELF_SIGNED_CERT: certificate,
  SELF_SIGNED_CERT_IN_CHAIN: certificate,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: certificate,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: certificate,
  CERT_HAS_EXPIRED: certificate,
  ERR_TLS_CERT_ALTNAME_INVALID: certificate,
  EACCES: folder,
  EPERM: folder,
  EROFS: folder,
  ENOSPC: folder,
}

/** What pg says without a code. */
const byMessage: [RegExp, string][] = [
  [/timeout/i, noResponse],
  [/ENOENT .*\.s\.PGSQL/, nobodyListens],
  [/connection terminated/i, closed],
  // What a transaction says whose connection was lost.
  [/is not queryable/i, closed],
  [
    /does not support SSL/i,
    'The database offers no encrypted connections. Take sslmode out of DATABASE_URL, or switch encryption on there.',
  ],
]

/**
 * What an error that the database gave says of it.
 *
 * @param error from opening the store or from a query
 * @returns undefined when it says nothing that is known
 */
export function databaseProblem(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { name, message } = cause
    if (explained.includes(name)) return message
    const code = 'code' in cause ? String(cause.code) : ''
    // What wraps another error repeats the query, whose words say nothing of the database.
    const isWrapper = cause.cause instanceof Error
    const found =
      byCode[code] ?? (isWrapper ? undefined : byMessage.find(([pattern]) => pattern.test(message))?.[1])
    if (found) return found
  }
  return undefined
}

/**
 * What an error says that keeps a store from being opened.
 *
 * @returns the error itself where it has such a message already
 */
export function openingError(error: unknown): unknown {
  if (error instanceof Error && explained.includes(error.name)) return error
  return new StoreNotOpened(sentenceOf(error), { cause: error })
}

/** What a program prints of the error that ends it. The message of a query that failed holds its values, and says nothing else. */
export function messageOf(error: unknown): string {
  if (error instanceof DrizzleQueryError) return sentenceOf(error)
  return error instanceof Error ? error.message : String(error)
}

/** The error under all that wraps it: the wrappers repeat the query alone. */
export function detailOf(error: unknown): string {
  let innermost = error
  while (innermost instanceof Error && innermost.cause instanceof Error) innermost = innermost.cause
  if (!(innermost instanceof Error)) return String(innermost)
  // That of several addresses of one host has no message.
  return innermost.message || ('code' in innermost ? String(innermost.code) : innermost.name)
}

function sentenceOf(error: unknown): string {
  return `${databaseProblem(error) ?? 'The database cannot be used.'} (${detailOf(error)})`
}
