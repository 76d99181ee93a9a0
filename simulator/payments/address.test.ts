import { expect, it } from 'vitest'
import { isAddress, isOwnNetwork } from './address.ts'

it.each([
  ['localhost', true],
  ['shop', true],
  ['shop.internal', true],
  ['127.8.8.8', true],
  ['172.31.0.1', true],
  ['[::1]', true],
  ['[fd12:3456::1]', true],
  ['[fe80::1]', true],
  ['172.32.0.1', false],
  ['shop.example', false],
  ['[2606:4700::1111]', false],
  ['[::ffff:101:101]', false],
])('%s says that it stands in one’s own network: %s', (hostname, isOwn) => {
  expect(isOwnNetwork(hostname)).toBe(isOwn)
})

it('an address in plain text must stand in one’s own network', () => {
  expect(isAddress('http://[fd12:3456::1]:3000/hook')).toBe(true)
  expect(isAddress('https://[2606:4700::1111]/hook')).toBe(true)
  expect(isAddress('http://[2606:4700::1111]/hook')).toBe(false)
})
