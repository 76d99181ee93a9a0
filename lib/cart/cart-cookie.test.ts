import { sealData } from 'iron-session'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { jar } from '@/lib/testing/open-cookies'
import { type CartLine, maxLines, maxQuantity } from './cart'
import { getCart, newCart, saveCart } from './cart-cookie'

vi.mock('@/lib/sealed-cookie', () => import('@/lib/testing/open-cookies'))

const teapot: CartLine = { product: 'teapot', quantity: 2 }

describe('the cart of a browser', () => {
  beforeEach(() => jar.clear())

  it('begins empty', async () => {
    expect((await getCart()).lines).toEqual([])
  })

  it('keeps its ID while its lines change', async () => {
    const cart = await getCart()
    await saveCart({ ...cart, lines: [teapot] })
    expect(await getCart()).toEqual({ id: cart.id, lines: [teapot] })
    await saveCart({ ...(await getCart()), lines: [{ ...teapot, quantity: 3 }] })
    expect((await getCart()).id).toBe(cart.id)
  })

  it('keeps the currency that was chosen, also when it is emptied; one that is no longer there counts as none', async () => {
    await saveCart({ ...newCart([teapot]), currency: 'EUR' })
    expect(await getCart()).toMatchObject({ currency: 'EUR', lines: [teapot] })
    await saveCart({ ...(await getCart()), lines: [] })
    expect((await getCart()).currency).toBe('EUR')
    jar.set('shop-cart', { ...newCart([teapot]), currency: 'DRACHMA' })
    expect(await getCart()).toMatchObject({ lines: [teapot], currency: undefined })
  })

  it('is another one after its last item was removed', async () => {
    const first = newCart([teapot])
    await saveCart(first)
    await saveCart({ ...first, lines: [] })
    expect((await getCart()).id).not.toBe(first.id)
  })

  it.each([
    { id: 'mine', lines: [teapot] },
    { lines: [teapot] },
    { id: crypto.randomUUID(), lines: [{ sku: 'old' }] },
    { id: crypto.randomUUID(), lines: [{ ...teapot, quantity: maxQuantity + 1 }] },
    { id: crypto.randomUUID(), lines: Array(maxLines + 1).fill(teapot) },
  ])('is empty when its form is not known: %j', async (value) => {
    jar.set('shop-cart', value)
    expect((await getCart()).lines).toEqual([])
  })

  it('fits into a cookie when it is full', async () => {
    const line = { product: 'breakfast-bowl', option: 'undyed', quantity: maxQuantity }
    const seal = await sealData(newCart(Array(maxLines).fill(line)), { password: 'a'.repeat(32), ttl: 1 })
    expect(seal.length).toBeLessThan(4000)
  })
})
