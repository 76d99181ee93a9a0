import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { CartLine } from '@/lib/cart/cart'
import { addToCart, changeQuantity, removeFromCart } from './actions'

const session = { cart: [] as CartLine[], orders: [], save: vi.fn() }

vi.mock('@/lib/session', () => ({ getSession: async () => session }))
vi.mock('next/navigation', () => ({
  redirect: (address: string) => {
    throw new Error(`redirect ${address}`)
  },
}))

async function send(action: (form: FormData) => Promise<never>, fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ locale: 'en-GB', ...fields })) form.set(name, value)
  const error: unknown = await action(form).catch((thrown: unknown) => thrown)
  if (!(error instanceof Error)) throw new Error('the action led nowhere')
  return error.message.replace('redirect ', '')
}

const mug = { product: 'harbour-mug', option: 'sea', quantity: 2 }
const teapot = { product: 'teapot', quantity: 1 }

beforeEach(() => {
  session.cart = []
  session.save.mockClear()
})

describe('addToCart', () => {
  it('puts the product into the saved cart and leads to the cart in the same language', async () => {
    expect(
      await send(addToCart, { product: 'harbour-mug', option: 'sea', quantity: '2', locale: 'el-GR' }),
    ).toBe('/el-GR/cart?notice=added')
    expect(session.cart).toEqual([mug])
    expect(session.save).toHaveBeenCalledOnce()
  })

  it('says when a cart takes no more of one item', async () => {
    session.cart = [mug]
    expect(await send(addToCart, { product: 'harbour-mug', option: 'sea', quantity: '19' })).toContain(
      'limited',
    )
    expect(session.cart).toEqual([{ ...mug, quantity: 20 }])
  })

  it.each([
    ['unknown', { product: 'ashtray', quantity: '1' }],
    ['option', { product: 'harbour-mug', quantity: '1' }],
    ['option', { product: 'harbour-mug', option: 'lustre', quantity: '1' }],
    ['quantity', { product: 'teapot', quantity: 'many' }],
    ['quantity', { product: 'teapot', quantity: '0' }],
    ['quantity', { product: 'teapot', quantity: '1.5' }],
    ['quantity', { product: 'teapot' }],
    ['unknown', { quantity: '1' }],
  ])('answers with the notice %s to %j and leaves the cart', async (notice, fields) => {
    session.cart = [mug]
    expect(await send(addToCart, fields)).toBe(`/en-GB/cart?notice=${notice}`)
    expect(session.cart).toEqual([mug])
  })

  it('never leads to an address outside the shop', async () => {
    expect(await send(addToCart, { locale: '/evil.example', product: 'teapot', quantity: '1' })).toBe(
      '/en-GB/cart?notice=added',
    )
  })
})

describe('changeQuantity', () => {
  it('sets the quantity of the line', async () => {
    session.cart = [mug, teapot]
    expect(await send(changeQuantity, { ...mug, quantity: '7' })).toContain('updated')
    expect(session.cart).toEqual([{ ...mug, quantity: 7 }, teapot])
  })

  it('sets the greatest quantity that a cart takes when more is asked, and says so', async () => {
    session.cart = [teapot]
    expect(await send(changeQuantity, { product: 'teapot', quantity: '99' })).toContain('limited')
    expect(session.cart).toEqual([{ ...teapot, quantity: 20 }])
  })
})

describe('removeFromCart', () => {
  it('takes the line out', async () => {
    session.cart = [mug, teapot]
    expect(await send(removeFromCart, { product: 'harbour-mug', option: 'sea' })).toContain('removed')
    expect(session.cart).toEqual([teapot])
  })
})

it('drops what is no longer sold from the saved cart with the next change', async () => {
  session.cart = [{ product: 'ashtray', quantity: 1 }, mug]
  await send(addToCart, { product: 'teapot', quantity: '1' })
  expect(session.cart).toEqual([mug, teapot])
})
