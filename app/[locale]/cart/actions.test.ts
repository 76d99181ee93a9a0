import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { CartLine } from '@/lib/cart/cart'
import { getCart, newCart, saveCart } from '@/lib/cart/cart-cookie'
import { jar } from '@/lib/testing/open-cookies'
import { addToCart, changeQuantity, removeFromCart } from './actions'

vi.mock('@/lib/sealed-cookie', () => import('@/lib/testing/open-cookies'))
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

const lines = async () => (await getCart()).lines
const putIntoCart = (...lines: CartLine[]) => saveCart(newCart(lines))

beforeEach(() => jar.clear())

describe('addToCart', () => {
  it('puts the product into the saved cart and leads to the cart in the same language', async () => {
    expect(
      await send(addToCart, { product: 'harbour-mug', option: 'sea', quantity: '2', locale: 'el-GR' }),
    ).toBe('/el-GR/cart?notice=added')
    expect(await lines()).toEqual([mug])
  })

  it('says when a cart takes no more of one item', async () => {
    await putIntoCart(mug)
    expect(await send(addToCart, { product: 'harbour-mug', option: 'sea', quantity: '19' })).toContain(
      'limited',
    )
    expect(await lines()).toEqual([{ ...mug, quantity: 20 }])
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
    await putIntoCart(mug)
    expect(await send(addToCart, fields)).toBe(`/en-GB/cart?notice=${notice}`)
    expect(await lines()).toEqual([mug])
  })

  it('never leads to an address outside the shop', async () => {
    expect(await send(addToCart, { locale: '/evil.example', product: 'teapot', quantity: '1' })).toBe(
      '/en-GB/cart?notice=added',
    )
  })
})

describe('changeQuantity', () => {
  it('leaves the cart the purchase that it was', async () => {
    await putIntoCart(teapot)
    const { id } = await getCart()
    await send(changeQuantity, { product: 'teapot', quantity: '2' })
    expect((await getCart()).id).toBe(id)
  })

  it('sets the quantity of the line', async () => {
    await putIntoCart(mug, teapot)
    expect(await send(changeQuantity, { ...mug, quantity: '7' })).toContain('updated')
    expect(await lines()).toEqual([{ ...mug, quantity: 7 }, teapot])
  })

  it('sets the greatest quantity that a cart takes when more is asked, and says so', async () => {
    await putIntoCart(teapot)
    expect(await send(changeQuantity, { product: 'teapot', quantity: '99' })).toContain('limited')
    expect(await lines()).toEqual([{ ...teapot, quantity: 20 }])
  })
})

describe('removeFromCart', () => {
  it('takes the line out', async () => {
    await putIntoCart(mug, teapot)
    expect(await send(removeFromCart, { product: 'harbour-mug', option: 'sea' })).toContain('removed')
    expect(await lines()).toEqual([teapot])
  })
})

it('drops what is no longer sold from the saved cart with the next change', async () => {
  await putIntoCart({ product: 'ashtray', quantity: 1 }, mug)
  await send(addToCart, { product: 'teapot', quantity: '1' })
  expect(await lines()).toEqual([mug, teapot])
})
