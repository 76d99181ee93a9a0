import { expect, it, vi } from 'vitest'
import { environment } from './environment'
import { ownAddress } from './own-address'

vi.mock('./environment')

const appUrls = ['https://shop.example', 'https://shop-git-main.vercel.app']
vi.mocked(environment).mockReturnValue({ appUrl: appUrls[0], appUrls } as unknown as ReturnType<
  typeof environment
>)

it.each([
  [{ host: 'shop-git-main.vercel.app' }, appUrls[1]],
  [{ host: 'internal', 'x-forwarded-host': 'shop-git-main.vercel.app' }, appUrls[1]],
  [{ host: 'shop.example' }, appUrls[0]],
  [{ host: 'elsewhere.example' }, appUrls[0]],
  [{}, appUrls[0]],
])('of a request with %j is one of the addresses of the shop', (headers, address) => {
  expect(ownAddress(new Headers(headers as Record<string, string>))).toBe(address)
})
