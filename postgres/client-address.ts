import { isIP, isIPv6 } from 'node:net'

/**
 * The address of a client, as a proxy has written it into a header, or a server knows it of a connection. Of a list the
 * last entry counts, which the nearest proxy has added: the ones before it are what the client sent.
 *
 * @returns undefined when there is no address in it
 */
export function clientAddress(written: string | null | undefined): string | undefined {
  const entry = written?.split(',').at(-1)?.trim() ?? ''
  // Some proxies add the port.
  const address = plainAddress(entry.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1'))
  return isIP(address) === 0 ? undefined : address
}

/** By what a client is counted: an IPv4 address or, of IPv6, the network, since whoever has one address has all of it. */
export function clientNetwork(address: string): string {
  if (!isIPv6(address)) return address
  const [start = '', end] = canonical(address).split('::')
  const before = start.split(':').filter(Boolean)
  const after = end === undefined ? [] : end.split(':').filter(Boolean)
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`
}

/** IPv4 also where it is written as a part of IPv6. */
function plainAddress(address: string): string {
  if (!isIPv6(address)) return address
  const [, high, low] = /^::ffff:([\da-f]+):([\da-f]+)$/.exec(canonical(address)) ?? []
  if (high === undefined || low === undefined) return address
  return [high, low]
    .map((group) => Number.parseInt(group, 16))
    .flatMap((group) => [group >> 8, group & 255])
    .join('.')
}

/** An IPv6 address as URLs write it: in lower case, without leading zeros or IPv4 in it; without its link. */
const canonical = (address: string): string =>
  new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1)
