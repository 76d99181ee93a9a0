import type { AuthenticationOutcome } from './payment-job.ts'

/**
 * How 3-D Secure goes for a card, decided by the name of its holder: with an outcome at once, or by asking the shopper
 * on the 3-D Secure page, which for a decoupled challenge is answered elsewhere and takes a while.
 */
export type AuthenticationFlow =
  | { outcome: Extract<AuthenticationOutcome, 'Successful' | 'Failed' | 'Attempted'> }
  | { challenge: 'page' | 'decoupled' }

/** The names that Cashflows' testing page lists. What the table leaves open is assumed. */
export const authenticationFlows: ReadonlyMap<string, AuthenticationFlow> = new Map<
  string,
  AuthenticationFlow
>([
  ['Luke Skywalker', { outcome: 'Successful' }],
  ['Han Solo', { challenge: 'page' }],
  ['Leia Skywalker', { challenge: 'decoupled' }],
  ['Lando Calrissian', { outcome: 'Failed' }],
  ['Darth Maul', { outcome: 'Attempted' }],
])

/** The spelling must be exact, as it must be for Cashflows; every other name leads to the 3-D Secure page. */
export function authenticationFlow(holderName: string): AuthenticationFlow {
  return authenticationFlows.get(holderName) ?? { challenge: 'page' }
}
