import { createHash } from 'node:crypto'

/** An API key, and what it is known by where it must not be shown. */
export interface ApiKey {
  /** The environment variable that it is set in, for the merchant. */
  variable: 'CASHFLOWS_API_KEY' | 'CASHFLOWS_API_KEY_NEXT'
  key: string
  /** What is stored of the key. Another key has another fingerprint. */
  fingerprint: string
}

/**
 * The keys to sign with, in the order in which they are tried. The next key comes first: from the moment in which the
 * Portal has made it, both are valid, and only the present one can stop being so.
 */
export function apiKeys(configurationId: string, present: string, next: string | undefined): ApiKey[] {
  const apiKey = (variable: ApiKey['variable'], key: string): ApiKey => ({
    variable,
    key,
    fingerprint: createHash('sha256').update(`${configurationId}\n${key}`).digest('hex').slice(0, 16),
  })
  const keys = [apiKey('CASHFLOWS_API_KEY', present)]
  return next === undefined || next === present ? keys : [apiKey('CASHFLOWS_API_KEY_NEXT', next), ...keys]
}
