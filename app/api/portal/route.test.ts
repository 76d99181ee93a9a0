import { afterEach, expect, it, vi } from 'vitest'
import { GET } from './route'

const cashflows = vi.hoisted(() => ({ environment: 'simulator', isMounted: true, publicUrl: '' }))
vi.mock('@/lib/environment', async (original) => ({
  ...(await original<typeof import('@/lib/environment')>()),
  environment: () => ({ cashflows }),
}))

afterEach(() => {
  Object.assign(cashflows, { environment: 'simulator', isMounted: true, publicUrl: '' })
})

const visit = () => GET(new Request('https://shop.example/api/portal'))

it('leads to the Portal of the mounted simulator, whatever host was asked', async () => {
  const { status, headers } = await visit()
  expect([status, headers.get('location')]).toEqual([307, '/simulator/portal'])
})

it('leads to the Portal of a simulator elsewhere, where browsers find it', async () => {
  Object.assign(cashflows, { isMounted: false, publicUrl: 'https://gateway.example' })
  expect((await visit()).headers.get('location')).toBe('https://gateway.example/portal')
})

it('leads to the Portal of Cashflows where that is the gateway, as with an image that was built for the simulator', async () => {
  Object.assign(cashflows, { environment: 'integration', isMounted: false })
  expect((await visit()).headers.get('location')).toBe('https://secure-int.cashflows.com')
})
