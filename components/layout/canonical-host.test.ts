import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { redirectToCanonicalHost } from './canonical-host'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

/** A browser that shows an address, and where it is led to. */
function browserAt(url: string) {
  const replace = vi.fn<(url: string) => void>()
  const { hostname, protocol, pathname, search, hash } = new URL(url)
  const stored = new Map<string, string>()
  const sessionStorage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  }
  const location = { hostname, protocol, pathname, search, hash, replace }
  const opens = (address: string | undefined) =>
    redirectToCanonicalHost(address, { location, sessionStorage } as unknown as Window)
  return { opens, replace }
}

it('redirects from another host to the same page at the canonical one', () => {
  const { opens, replace } = browserAt('https://www.shop.example/en-GB/products/mug?from=mail#care')
  opens('https://shop.example')
  expect(replace).toHaveBeenCalledExactlyOnceWith('https://shop.example/en-GB/products/mug?from=mail#care')
})

it('leads from HTTP to a shop whose address is HTTPS, as it would drop its cookies', () => {
  const { opens, replace } = browserAt('http://shop.example/en-GB')
  opens('https://shop.example')
  expect(replace).toHaveBeenCalledExactlyOnceWith('https://shop.example/en-GB')
})

it.each([
  ['at the address of the shop', 'https://shop.example'],
  ['at another port or by HTTPS instead of HTTP, which share the cookies', 'http://shop.example:8080'],
  ['where shoppers may come by any name', undefined],
])('stays %s', (_where, address) => {
  const { opens, replace } = browserAt('https://shop.example/en-GB')
  opens(address)
  expect(replace).not.toHaveBeenCalled()
})

it('stays where the address of the shop leads back to the other name', () => {
  const { opens, replace } = browserAt('https://www.shop.example/en-GB')
  opens('https://shop.example')
  vi.advanceTimersByTime(59_000)
  opens('https://shop.example')
  expect(replace).toHaveBeenCalledOnce()
})

it('leads a browser that comes again later', () => {
  const { opens, replace } = browserAt('https://www.shop.example/en-GB')
  opens('https://shop.example')
  vi.advanceTimersByTime(60_000)
  opens('https://shop.example')
  expect(replace).toHaveBeenCalledTimes(2)
})
