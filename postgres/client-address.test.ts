import { expect, it } from 'vitest'
import { clientAddress, clientNetwork } from './client-address.ts'

it('takes what the nearest proxy has added, not what the client wrote before it', () => {
  expect(clientAddress('54.74.58.255, 203.0.113.7')).toBe('203.0.113.7')
})

it.each([
  ['54.74.58.255', '54.74.58.255'],
  [' 54.74.58.255 ', '54.74.58.255'],
  ['54.74.58.255:50123', '54.74.58.255'],
  ['::ffff:54.74.58.255', '54.74.58.255'],
  ['::ffff:364a:3aff', '54.74.58.255'],
  ['0:0:0:0:0:FFFF:364a:3aff', '54.74.58.255'],
  ['2001:db8::1', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['[2001:db8::1]:50123', '2001:db8::1'],
])('reads %j', (written, address) => {
  expect(clientAddress(written)).toBe(address)
})

it.each(['', '54.74.58.255,', 'unknown', '54.74.58', 'for=54.74.58.255', '54.74.58.255;x', null, undefined])(
  'finds no address in %j',
  (written) => {
    expect(clientAddress(written)).toBeUndefined()
  },
)

it.each([
  ['8.8.8.8', '8.8.8.8'],
  ['2A00:1450:4001:80b::200e', '2a00:1450:4001:80b::/64'],
  ['2a00:1450::1', '2a00:1450:0:0::/64'],
  ['2a00:1450::2', '2a00:1450:0:0::/64'],
  ['2a00:1450:0000::3', '2a00:1450:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('counts %s as %s', (address, network) => {
  expect(clientNetwork(address)).toBe(network)
})
