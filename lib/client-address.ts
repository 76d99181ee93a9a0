import { isIP, isIPv6 } from 'node:net'

/**
 * The address of the client, from the header to which the nearest proxy has added it. Of a list the last entry counts:
 * the ones before it are what the client sent.
 *
 * @returns undefined when there is no address in it
 */
export function clientAddress(headers: Headers, header: string): string | undefined {
  const entry = headers.get(header)?.split(',').at(-1)?.trim() ?? ''
  const address = entry
    // Some proxies add the port, and some write IPv4 as a part of IPv6.
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/^::ffff:([\d.]+)$/i, '$1')
  return isIP(address) === 0 ? undefined : address
}

/**
 * From where a request comes: the client's IPv4 address, or its network of IPv6.
 *
 * @param header undefined where no proxy names the client
 */
export function clientNetwork(headers: Headers, header: string | undefined): string | undefined {
  const address = header && clientAddress(headers, header)
  return address ? networkOf(address) : undefined
}

/** Who has one IPv6 address has its whole network of 64 bits. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [start = '', end] = address.split('::')
  const before = start.split(':').filter(Boolean)
  const after = end === undefined ? [] : end.split(':').filter(Boolean)
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`.toLowerCase()
}
