import type { IncomingHttpHeaders } from 'node:http'
import * as client from 'cashflows-postgres/client-address'
import { isPrivateAddress } from '../destinations/private-addresses.ts'

/**
 * From where a request comes: an IPv4 address or a network of IPv6.
 *
 * @param header to which the nearest proxy adds the client's address, in lower case; without one it is the connection's,
 *   unless that can be a proxy's
 */
export function clientNetwork(
  { headers, socket }: { headers: IncomingHttpHeaders; socket: { remoteAddress?: string | undefined } },
  header: string | undefined,
): string | undefined {
  const address = client.clientAddress(
    header === undefined ? socket.remoteAddress : [headers[header]].flat().at(-1),
  )
  if (address === undefined || (header === undefined && isPrivateAddress(address))) return undefined
  return client.clientNetwork(address)
}
