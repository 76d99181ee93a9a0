import { expect, it } from 'vitest'
import { isAddress, isConfidential, isOwnNetwork } from './address.ts'

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

it.each([
  ['http://[fd12:3456::1]:3000/hook', true],
  ['https://[2606:4700::1111]/hook', true],
  ['http://[2606:4700::1111]/hook', false],
  ['http://shop.ddev.site/hook', false],
])('%s is confidential: %s', (address, confidential) => {
  expect(isAddress(address)).toBe(true)
  expect(isConfidential(address)).toBe(confidential)
})

it.each([
  'ftp://shop.example',
  'shop.example',
  'javascript:alert(1)',
  ' https://shop.example',
  'https://a\nb',
])('“%s” is no address', (value) => {
  expect(isAddress(value)).toBe(false)
})
