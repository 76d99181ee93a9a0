import { expect, it } from 'vitest'
import { clientNetwork } from './client-network.ts'

it.each([
  ['8.8.8.8', undefined, undefined, '8.8.8.8'],
  ['::ffff:8.8.8.8', undefined, undefined, '8.8.8.8'],
  ['2a00:1450::1', undefined, undefined, '2a00:1450:0:0::/64'],
  ['::ffff:127.0.0.1', undefined, undefined, undefined],
  ['fe80::1%eth0', undefined, undefined, undefined],
  ['127.0.0.1', undefined, undefined, undefined],
  ['10.0.0.7', undefined, '9.9.9.9', undefined],
  ['10.0.0.7', 'x-forwarded-for', '9.9.9.9:51234', '9.9.9.9'],
  ['10.0.0.7', 'x-forwarded-for', 'fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['10.0.0.7', 'x-forwarded-for', '1.1.1.1, 9.9.9.9', '9.9.9.9'],
  ['10.0.0.7', 'x-forwarded-for', undefined, undefined],
  ['8.8.8.8', 'x-forwarded-for', 'nonsense', undefined],
])(
  'a connection from %s with the proxy’s header %s holding %s comes from %s',
  (remoteAddress, header, value, network) => {
    const headers = { 'x-forwarded-for': value }
    expect(clientNetwork({ headers, socket: { remoteAddress } }, header)).toBe(network)
  },
)
