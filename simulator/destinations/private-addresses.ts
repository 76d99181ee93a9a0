import { BlockList, isIP, isIPv6 } from 'node:net'

/** IPv4 addresses of one's own network: this machine, private networks. */
const localIPv4 = ['10.0.0.0/8', '127.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']

/**
 * IPv4 addresses that are not the Internet's: one's own, the link (where cloud hosts serve their
 * metadata), carriers' networks, documentation, multicast. Source: IANA's registry of special-purpose addresses.
 */
const privateIPv4 = [
  ...localIPv4,
  '0.0.0.0/8',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
]

/** The only IPv6 addresses that are the Internet's. An IPv4 address that is written as one of IPv6 is not among them. */
const globalIPv6 = ['2000::/3']

/** What of them is for protocols, documentation, or carries an IPv4 address. */
const reservedIPv6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

/** What of the others is one's own: this machine, private networks, the link. */
const localIPv6 = ['::1/128', 'fc00::/7', 'fe80::/10']

const list = (subnets: string[], family: 'ipv4' | 'ipv6') => {
  const block = new BlockList()
  for (const subnet of subnets) {
    const [network = '', prefix] = subnet.split('/')
    block.addSubnet(network, Number(prefix), family)
  }
  return block
}

const denied = { ipv4: list(privateIPv4, 'ipv4'), ipv6: list(reservedIPv6, 'ipv6') }
const global = list(globalIPv6, 'ipv6')
const local = { ipv4: list(localIPv4, 'ipv4'), ipv6: list(localIPv6, 'ipv6') }

/** Whether an IP address is none of the public Internet. */
export const isPrivateAddress = (address: string): boolean =>
  isIPv6(address)
    ? !global.check(address, 'ipv6') || denied.ipv6.check(address, 'ipv6')
    : denied.ipv4.check(address)

/** Whether a text is an IP address of one's own network; an IPv4 address that is written as one of IPv6 may lead anywhere. */
export function isLocalAddress(text: string): boolean {
  const version = isIP(text)
  return version !== 0 && (version === 6 ? local.ipv6.check(text, 'ipv6') : local.ipv4.check(text))
}
