import { describe, expect, it } from 'vitest'
import { anywhere, Destinations, isPrivateHost } from './destinations.ts'

const destinations = new Destinations({
  own: ['https://own.example'],
  listed: ['https://shop.example:8443', 'http://localhost:3000'],
})

describe('destinations', () => {
  it.each([
    'https://own.example',
    'https://OWN.example:443/api/cashflows/webhook?a=b',
    'https://shop.example:8443/hook',
    'http://localhost:3000/thanks',
  ])('allow %s', (address) => {
    expect(destinations.allows(address)).toBe(true)
  })

  it.each([
    'http://own.example',
    'https://own.example.evil.example',
    'https://own.example@evil.example',
    'https://evil.example/https://own.example',
    'https://shop.example',
    'https://localhost:3000',
    'http://127.0.0.1:3000',
    'javascript:alert(1)',
    'own.example',
    '',
  ])('do not allow “%s”', (address) => {
    expect(destinations.allows(address)).toBe(false)
    expect(anywhere.allows(address)).toBe(true)
  })

  it.each([
    ['https://own.example', true],
    ['own.example', true],
    ['localhost:3000', true],
    ['*.own.example', false],
    ['evil.example', false],
    ['https:', false],
  ])('let a page of “%s” show a payment page in a frame: %s', (source, allowed) => {
    expect(destinations.allowsFrame(source)).toBe(allowed)
  })

  it('name the addresses that are not allowed', () => {
    const addresses = { one: 'https://evil.example', other: 'https://own.example', none: undefined }
    expect(destinations.denied(addresses)).toEqual([{ name: 'one', reason: 'destination' }])
  })

  it('allow plain text to other networks only where they are told to', () => {
    const address = 'http://shop.ddev.site/hook'
    expect(anywhere.allows(address)).toBe(true)
    const confidential = new Destinations(undefined, { allowsPlainText: false })
    expect(confidential.denied({ address })).toEqual([{ name: 'address', reason: 'plainText' }])
    expect(confidential.allows('http://shop:3000/hook')).toBe(true)
    expect(confidential.allows('https://shop.example/hook')).toBe(true)
  })

  it('may stand in a private network where they are the deployment itself, or are named so', () => {
    expect(destinations.mayBePrivate('https://own.example/hook')).toBe(true)
    expect(destinations.mayBePrivate('http://localhost:3000/hook')).toBe(true)
    expect(destinations.mayBePrivate('https://shop.example:8443/hook')).toBe(false)
    expect(anywhere.mayBePrivate('https://shop.example:8443/hook')).toBe(true)
  })
})

it.each([
  ['http://shop.example/hook?a=b', 'http://localhost:3000/hook?a=b'],
  ['http://user:pw@shop.example/hook', 'http://user:pw@localhost:3000/hook'],
  ['http://shop.example//evil.example/hook', 'http://localhost:3000//evil.example/hook'],
  ['https://secure.example:8443/hook', 'http://localhost/hook'],
  ['https://other.example/hook', 'https://other.example/hook'],
])('%s is found at %s', (address, place) => {
  const addressMap = new Map([
    ['http://shop.example', 'http://localhost:3000'],
    ['https://secure.example:8443', 'http://localhost'],
  ])
  const mapped = new Destinations(undefined, { addressMap })
  expect(mapped.locate(new URL(address)).href).toBe(place)
})

it.each([
  ['https://169.254.169.254/', true],
  ['https://[::ffff:10.0.0.1]/', true],
  ['https://0x7f000001/', true],
  ['https://1.1.1.1/', false],
  ['https://[2606:4700::1111]/', false],
  ['https://shop.example/', false],
])('%s is the IP address of a private host: %s', (address, isPrivate) => {
  expect(isPrivateHost(new URL(address))).toBe(isPrivate)
})
