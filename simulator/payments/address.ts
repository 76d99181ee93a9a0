import { isLocalIPv6 } from '../destinations/private-addresses.ts'

/** Whether shoppers or notifications can be sent to an address: in plain text only within one's own network. Assumed. */
export function isAddress(value: string): boolean {
  // A URL parser drops line breaks and trims blanks, and a header with them could not be sent; nor is half of a
  // surrogate pair stored.
  if (/[\s\p{Cc}\p{Cs}]/u.test(value) || !URL.canParse(value)) return false
  const { protocol, hostname } = new URL(value)
  return protocol === 'https:' || (protocol === 'http:' && isOwnNetwork(hostname))
}

/** Whether the name of a host, or the address that is its name, says that it stands in one's own network. */
export const isOwnNetwork = (hostname: string): boolean =>
  ownNetwork.test(hostname) || isLocalIPv6(hostname.replace(/^\[|\]$/g, ''))

const ownNetwork =
  /^(localhost|127(\.\d+){3}|10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|[^.:]+|.+\.(localhost|local|internal|test))$/
