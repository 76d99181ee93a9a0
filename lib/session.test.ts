import { beforeEach, describe, expect, it, vi } from 'vitest'
import { getSession, rememberOrder } from './session'

const jar = new Map<string, string>()
const options: Record<string, unknown>[] = []

vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: (name: string, value: string, settings: Record<string, unknown>) => {
      jar.set(name, value)
      options.push(settings)
    },
  }),
}))

vi.mock('./environment', () => ({
  environment: () => ({ sessionPassword: 'a password of at least 32 letters', isProduction: true }),
}))

describe('getSession', () => {
  beforeEach(() => {
    jar.clear()
    options.length = 0
  })

  it('begins with an empty cart and no orders', async () => {
    const { cart, orders } = await getSession()
    expect({ cart, orders }).toEqual({ cart: [], orders: [] })
  })

  it('finds what was saved', async () => {
    const session = await getSession()
    session.cart = [{ product: 'teapot', quantity: 2 }]
    await session.save()
    expect((await getSession()).cart).toEqual([{ product: 'teapot', quantity: 2 }])
  })

  it('keeps its cookie from scripts, other sites and plain http', async () => {
    await (await getSession()).save()
    expect(options[0]).toMatchObject({ httpOnly: true, sameSite: 'lax', secure: true, path: '/' })
  })

  it('does not show the cart in the cookie', async () => {
    const session = await getSession()
    session.cart = [{ product: 'teapot', quantity: 2 }]
    await session.save()
    expect(jar.get('shop-session')).not.toContain('teapot')
  })

  it('takes a forged cookie for none', async () => {
    jar.set('shop-session', 'Fe26.2*1*forged')
    expect((await getSession()).cart).toEqual([])
  })

  it('empties a cart of a form that it does not know', async () => {
    const session = await getSession()
    Object.assign(session, { cart: [{ sku: 'old' }], orders: ['1001'] })
    await session.save()
    const { cart, orders } = await getSession()
    expect({ cart, orders }).toEqual({ cart: [], orders: ['1001'] })
  })

  it('fits into a cookie with the fullest cart', async () => {
    const session = await getSession()
    session.cart = Array.from({ length: 25 }, () => ({
      product: 'breakfast-bowl',
      option: 'undyed',
      quantity: 20,
    }))
    for (let number = 0; number < 30; number++) rememberOrder(session, `M-20261125-${number}`)
    await session.save()
    expect(jar.get('shop-session')?.length).toBeLessThan(4000)
  })
})

describe('rememberOrder', () => {
  it('keeps the newest twenty, newest first', () => {
    const session = { cart: [], orders: Array.from({ length: 20 }, (_, index) => `${index}`) }
    rememberOrder(session, 'new')
    expect(session.orders).toHaveLength(20)
    expect(session.orders[0]).toBe('new')
    expect(session.orders).not.toContain('19')
  })

  it('names an order once', () => {
    const session = { cart: [], orders: ['a', 'b'] }
    rememberOrder(session, 'b')
    expect(session.orders).toEqual(['b', 'a'])
  })
})
