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
  const address = plainAddress(written?.trim() ?? '')
  if (isIP(address) === 0 || (header === undefined && isPrivateAddress(address))) return undefined
  return isIPv6(address) ? networkOf(address) : address
}

/** Without the port that some proxies add, and IPv4 also where it is written as a part of IPv6. */
function plainAddress(written: string): string {
  const address = written.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1')
  if (!isIPv6(address)) return address
  const [, high, low] = /^::ffff:([\da-f]+):([\da-f]+)$/.exec(canonical(address)) ?? []
  if (high === undefined || low === undefined) return address
  return [high, low]
    .map((group) => Number.parseInt(group, 16))
    .flatMap((group) => [group >> 8, group & 255])
    .join('.')
}

/** The first 64 bits, which one network of IPv6 shares. */
function networkOf(address: string): string {
  const [start = '', end] = canonical(address).split('::')
  const before = start.split(':').filter(Boolean)
  const after = end === undefined ? [] : end.split(':').filter(Boolean)
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`
}

/** An IPv6 address as URLs write it: in lower case, without leading zeros or IPv4 in it; without its link. */
const canonical = (address: string): string =>
  new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1)
