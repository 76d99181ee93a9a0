import { isIP } from 'node:net'

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
