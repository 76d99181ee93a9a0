import { expect, it } from 'vitest'
import { clientAddress } from './client-address'

const read = (value: string) => clientAddress(new Headers({ 'x-forwarded-for': value }), 'x-forwarded-for')

it('takes what the nearest proxy has added, not what the client wrote before it', () => {
  expect(read('54.74.58.255, 203.0.113.7')).toBe('203.0.113.7')
  const twice = new Headers([
    ['x-forwarded-for', '54.74.58.255'],
    ['x-forwarded-for', '203.0.113.7'],
  ])
  expect(clientAddress(twice, 'x-forwarded-for')).toBe('203.0.113.7')
})

it.each([
  ['54.74.58.255', '54.74.58.255'],
  [' 54.74.58.255 ', '54.74.58.255'],
  ['54.74.58.255:50123', '54.74.58.255'],
  ['::ffff:54.74.58.255', '54.74.58.255'],
  ['2001:db8::1', '2001:db8::1'],
  ['[2001:db8::1]:50123', '2001:db8::1'],
])('reads %j', (value, address) => {
  expect(read(value)).toBe(address)
})

it.each(['', '54.74.58.255,', 'unknown', '54.74.58', 'for=54.74.58.255', '54.74.58.255;x'])(
  'finds no address in %j',
  (value) => {
    expect(read(value)).toBeUndefined()
  },
)

it('finds no address without the header', () => {
  expect(clientAddress(new Headers(), 'x-forwarded-for')).toBeUndefined()
})
