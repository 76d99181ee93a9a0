import { isLocalAddress } from './private-addresses.ts'

/** Whether a text is an address to which shoppers or notifications can be sent. */
export function isAddress(value: string): boolean {
  // A URL parser drops line breaks and trims blanks, and a header with them could not be sent; nor is half of a
  // surrogate pair stored.
  if (/[\s\p{Cc}\p{Cs}]/u.test(value) || !URL.canParse(value)) return false
  return /^https?:$/.test(new URL(value).protocol)
}

/** Whether nobody in between reads what is sent to an address: it is encrypted, or does not leave one's own network. */
export function isConfidential(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || isOwnNetwork(hostname)
}

/** Whether the name of a host, or the address that is its name, says that it stands in one's own network. */
export const isOwnNetwork = (hostname: string): boolean =>
  localName.test(hostname) || isLocalAddress(hostname.replace(/^\[|\]$/g, ''))

const localName = /^([^.:]+|.+\.(localhost|local|internal|test))$/
