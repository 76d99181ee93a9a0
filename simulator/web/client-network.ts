import type { IncomingHttpHeaders } from 'node:http'
import { isIP, isIPv6 } from 'node:net'
import { isPrivateAddress } from '../destinations/private-addresses.ts'

/**
 * From where a request comes: an IPv4 address or, of IPv6, the network, since whoever has one address has all of it.
 *
 * @param header to which the nearest proxy adds the client's address, in lower case; without one it is the connection's,
 *   unless that can be a proxy's
 */
export function clientNetwork(
  { headers, socket }: { headers: IncomingHttpHeaders; socket: { remoteAddress?: string | undefined } },
  header: string | undefined,
): string | undefined {
  const written =
    header === undefined ? socket.remoteAddress : [headers[header]].flat().at(-1)?.split(',').at(-1)
  const address = written?.trim().replace(/^::ffff:([\d.]+)$/i, '$1') ?? ''
  if (isIP(address) === 0 || (header === undefined && isPrivateAddress(address))) return undefined
  return isIPv6(address) ? address.toLowerCase().split(':').slice(0, 4).join(':') : address
}
