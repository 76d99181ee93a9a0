import { describe, expect, it } from 'vitest'
import { hostedPageSources, isHostedPageOf } from './hosted-page'

describe('hosted payment page', () => {
  it.each([
    ['http://localhost:3000/simulator', 'http://localhost:3000/simulator/payment?ref=1'],
    ['https://gateway.cashflows.com', 'https://gateway.cashflows.com/payment?ref=1'],
    ['https://gateway-inta.cashflows.com', 'https://gateway-int.cashflows.com/payment?ref=1'],
    ['http://127.0.0.1:4000', 'https://127.0.0.1:4000/payment'],
  ])('of %s may be %s', (gateway, page) => {
    expect(isHostedPageOf(gateway, page)).toBe(true)
  })

  it.each([
    ['https://gateway.cashflows.com', 'http://gateway.cashflows.com/payment'],
    ['https://gateway.cashflows.com', 'https://gateway.cashflows.com.example/payment'],
    ['https://gateway.cashflows.com', 'https://evilcashflows.com/payment'],
    ['https://gateway.cashflows.com', 'https://gateway.cashflows.com@evil.example/payment'],
    ['https://gateway.cashflows.com', 'https://user:password@gateway.cashflows.com/payment'],
    ['http://localhost:3000', 'javascript:alert(1)'],
    ['http://localhost:3000', 'http://localhost:4000/payment'],
    ['http://localhost:3000', '/payment?ref=1'],
    ['http://localhost:3000', ''],
  ])('of %s cannot be %s', (gateway, page) => {
    expect(isHostedPageOf(gateway, page)).toBe(false)
  })

  it.each([
    ['http://localhost:3000/simulator', 'http://localhost:3000'],
    ['https://gateway-inta.cashflows.com', 'https://*.cashflows.com'],
    ['https://gateway.example:8443/simulator', 'https://gateway.example:8443'],
  ])('of %s is looked for at %s by browsers', (gateway, source) => {
    expect(hostedPageSources(gateway)).toEqual([source])
  })
})
