import { createHash } from 'node:crypto'

/** An API key, and what it is known by where it must not be shown. */
export interface ApiKey {
  /** The environment variable that it is set in, for the merchant. */
  variable: 'CASHFLOWS_API_KEY' | 'CASHFLOWS_API_KEY_NEXT'
  key: string
  /** What is stored of the key. The same key for another configuration or gateway has another fingerprint. */
  fingerprint: string
}

/** What a merchant is known by at a gateway. */
export interface Credentials {
  gatewayUrl: string
  configurationId: string
  apiKey: string
  /** The key that is to replace the present one, if there is one. */
  nextApiKey: string | undefined
}

/**
 * The keys to sign with, in the order in which they are tried. The next key comes first: from the moment in which the
 * Portal has made it, both are valid, and only the present one can stop being so.
 */
export function apiKeys({ gatewayUrl, configurationId, apiKey, nextApiKey }: Credentials): ApiKey[] {
  const named = (variable: ApiKey['variable'], key: string): ApiKey => ({
    variable,
    key,
    fingerprint: createHash('sha256')
      .update([gatewayUrl, configurationId, key].join('\n'))
      .digest('hex')
      .slice(0, 16),
  })
  const keys = [named('CASHFLOWS_API_KEY', apiKey)]
  return nextApiKey === undefined || nextApiKey === apiKey
    ? keys
    : [named('CASHFLOWS_API_KEY_NEXT', nextApiKey), ...keys]
}
