import type { ConfigurationSettings } from '../payments/settings.ts'

/** Where each environment's notifications come from. Source: the quick start. */
const addresses = {
  none: [],
  integration: ['54.75.5.171', '54.73.83.234'],
  production: ['54.74.58.255', '52.215.48.101'],
} as const

/**
 * What a proxy in front of the merchant would add to a notification of an environment, so that a list of allowed
 * addresses can be tested. Its two addresses take turns.
 */
export function forwardedFor(
  environment: ConfigurationSettings['sourceAddress'],
  turn: number,
): Record<string, string> {
  const list = addresses[environment]
  const address = list[turn % list.length]
  return address === undefined ? {} : { 'x-forwarded-for': address }
}
