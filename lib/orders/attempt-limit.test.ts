import { beforeEach, expect, it, vi } from 'vitest'
import { environment } from '@/lib/environment'
import { limitAttempts } from './attempt-limit'
import type { Placement } from './placement'
import { onEveryStore, storeOrder } from './testing'

vi.mock('@/lib/environment')

onEveryStore('attempts to pay', (database) => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-01-21T10:00:00Z') })
    configure('x-real-ip')
    return () => vi.useRealTimers()
  })

  const configure = (clientAddressHeader: string | undefined) =>
    vi.mocked(environment).mockReturnValue({ clientAddressHeader } as ReturnType<typeof environment>)

  /** How many of some attempts are made. */
  async function allowed(
    count: number,
    attempt: (index: number) => { cart: string; address: string },
    outcome: 'rejected' | 'unavailable' = 'rejected',
  ) {
    const placement: Placement = { outcome, order: await storeOrder(database()) }
    const make = vi.fn(async () => placement)
    for (let index = 0; index < count; index += 1) {
      const { cart, address } = attempt(index)
      await limitAttempts(database(), cart, new Headers({ 'x-real-ip': address }), make)
    }
    return make.mock.calls.length
  }

  it('with one cart are ten in ten minutes, from wherever', async () => {
    const attempt = (index: number) => ({ cart: 'one', address: `203.0.113.${index}` })
    expect(await allowed(15, attempt)).toBe(10)
    vi.setSystemTime('2026-01-21T10:10:00Z')
    expect(await allowed(15, attempt)).toBe(10)
  })

  it.each([
    ['IPv4 address', () => '203.0.113.7'],
    ['IPv6 network', (index: number) => `2001:db8:0:1::${index.toString(16)}`],
  ])('from one %s are thirty in ten minutes, with however many carts', async (_what, address) => {
    expect(await allowed(40, (index) => ({ cart: `cart ${index}`, address: address(index) }))).toBe(30)
    expect(await allowed(1, () => ({ cart: 'another', address: '2001:db8:0:2::1' }))).toBe(1)
  })

  it('are not counted when the gateway did not respond', async () => {
    const attempt = () => ({ cart: 'one', address: '203.0.113.7' })
    expect(await allowed(40, attempt, 'unavailable')).toBe(40)
    expect(await allowed(15, attempt)).toBe(10)
  })

  it('are counted by cart alone where the address is not known', async () => {
    configure(undefined)
    const attempt = (index: number) => ({ cart: `cart ${index}`, address: '203.0.113.7' })
    expect(await allowed(40, attempt)).toBe(40)
  })
})
