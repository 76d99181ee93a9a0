import { text } from 'node:stream/consumers'
import { prerender } from 'react-dom/static'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { CartLine } from '@/lib/cart/cart'
import { getCart, newCart, saveCart } from '@/lib/cart/cart-cookie'
import { itemOfCode } from '@/lib/discounts/uses'
import { orderContext } from '@/lib/orders/context'
import { onEveryStore, testContext } from '@/lib/orders/testing'
import { setStock } from '@/lib/stock/stock'
import { jar } from '@/lib/testing/open-cookies'
import {
  addToCart,
  addToCartInDrawer,
  changeCurrency,
  changeQuantity,
  enterCode,
  removeCode,
  removeFromCart,
} from './actions'

vi.mock('../require-database')
vi.mock('@/lib/orders/context')
vi.mock('@/lib/sealed-cookie', () => import('@/lib/testing/open-cookies'))
vi.mock('next/headers', () => ({ headers: async () => new Headers() }))
vi.mock('next/navigation', () => ({
  redirect: (address: string) => {
    throw new Error(`redirect ${address}`)
  },
  usePathname: () => '/en-GB/products/teapot',
}))

async function send(action: (form: FormData) => Promise<never>, fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ locale: 'en-GB', ...fields })) form.set(name, value)
  const error: unknown = await action(form).catch((thrown: unknown) => thrown)
  if (!(error instanceof Error)) throw new Error('the action led nowhere')
  return error.message.replace('redirect ', '')
}

/** What the drawer says after it, as plain text. */
async function sendInDrawer(fields: Record<string, string>): Promise<string> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ locale: 'en-GB', ...fields })) form.set(name, value)
  const { prelude } = await prerender(await addToCartInDrawer(form))
  return (await text(prelude)).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
}

const cup = { product: 'small-cup', option: 'sea', quantity: 2 }
const soupMug = { product: 'soup-mug', quantity: 1 }

const lines = async () => (await getCart()).lines
const putIntoCart = (...lines: CartLine[]) => saveCart(newCart(lines))

beforeEach(() => jar.clear())

describe('addToCart', () => {
  it('puts the product into the saved cart and leads to the cart in the same language', async () => {
    expect(
      await send(addToCart, { product: 'small-cup', option: 'sea', quantity: '2', locale: 'el-GR' }),
    ).toBe('/el-GR/cart?notice=added&product=small-cup&option=sea')
    expect(await lines()).toEqual([cup])
  })

  it('says when a cart takes no more of one item', async () => {
    await putIntoCart(cup)
    expect(await send(addToCart, { product: 'small-cup', option: 'sea', quantity: '19' })).toContain(
      'limited',
    )
    expect(await lines()).toEqual([{ ...cup, quantity: 20 }])
  })

  it.each([
    ['unknown', { product: 'ashtray', quantity: '1' }],
    ['option', { product: 'small-cup', quantity: '1' }],
    ['option', { product: 'small-cup', option: 'lustre', quantity: '1' }],
    ['quantity', { product: 'soup-mug', quantity: 'many' }],
    ['quantity', { product: 'soup-mug', quantity: '0' }],
    ['quantity', { product: 'soup-mug', quantity: '1.5' }],
    ['quantity', { product: 'soup-mug' }],
    ['unknown', { quantity: '1' }],
  ])('answers with the notice %s to %j and leaves the cart', async (notice, fields) => {
    await putIntoCart(cup)
    expect(await send(addToCart, fields)).toBe(`/en-GB/cart?notice=${notice}`)
    expect(await lines()).toEqual([cup])
  })

  it('never leads to an address outside the shop', async () => {
    expect(await send(addToCart, { locale: '/evil.example', product: 'soup-mug', quantity: '1' })).toBe(
      '/en-GB/cart?notice=added&product=soup-mug',
    )
  })
})

describe('addToCartInDrawer', () => {
  it('puts the product into the saved cart, stays, and says what is in the cart and what it comes to', async () => {
    await putIntoCart(soupMug)
    const said = await sendInDrawer({ product: 'small-cup', option: 'sea', quantity: '2' })
    expect(await lines()).toEqual([soupMug, cup])
    expect(said).toMatch(/Small cup, Sea Added to your basket\. .*Soup mug × 1 .*Small cup × 2 Sea .*Total £/)
    expect(said).toMatch(/Checkout .*Go to basket/)
  })

  it.each([
    [/no longer available, so it was not added/, { product: 'ashtray', quantity: '1' }],
    [/Choose an option/, { product: 'small-cup', quantity: '1' }],
    [/Enter a whole number/, { product: 'soup-mug', quantity: 'many' }],
  ])('says %s to %j, and leaves the cart', async (words, fields) => {
    await putIntoCart(cup)
    const said = await sendInDrawer(fields)
    expect(said).toMatch(words)
    expect(said).toContain('Small cup × 2')
    expect(await lines()).toEqual([cup])
  })
})

describe('changeQuantity', () => {
  it('leaves the cart the purchase that it was', async () => {
    await putIntoCart(soupMug)
    const { id } = await getCart()
    await send(changeQuantity, { product: 'soup-mug', quantity: '2' })
    expect((await getCart()).id).toBe(id)
  })

  it('sets the quantity of the line', async () => {
    await putIntoCart(cup, soupMug)
    expect(await send(changeQuantity, { ...cup, quantity: '7' })).toContain('updated')
    expect(await lines()).toEqual([{ ...cup, quantity: 7 }, soupMug])
  })

  it('sets one more or one less than the field says when its button was pressed', async () => {
    await putIntoCart(soupMug)
    const press = (step: string, quantity: string) =>
      send(changeQuantity, { product: 'soup-mug', quantity, step })
    await press('1', '1')
    expect(await lines()).toEqual([{ ...soupMug, quantity: 2 }])
    await press('-1', '2')
    await press('-1', '1')
    expect(await lines()).toEqual([soupMug])
    await press('1000', '1')
    expect(await lines()).toEqual([soupMug])
  })

  it('sets the greatest quantity that a cart takes when more is asked, and says so', async () => {
    await putIntoCart(soupMug)
    expect(await send(changeQuantity, { product: 'soup-mug', quantity: '99' })).toContain('limited')
    expect(await lines()).toEqual([{ ...soupMug, quantity: 20 }])
  })
})

describe('removeFromCart', () => {
  it('takes the line out, and lets it be put back', async () => {
    await putIntoCart(cup, soupMug)
    const address = await send(removeFromCart, { product: 'small-cup', option: 'sea' })
    expect(address).toContain('notice=removed')
    expect(await lines()).toEqual([soupMug])
    // The address says what to add again.
    const { notice: _, ...removed } = Object.fromEntries(
      new URL(address, 'https://shop.example').searchParams,
    )
    await send(addToCart, removed)
    expect(await lines()).toEqual([soupMug, cup])
  })
})

it('a currency is chosen beside the language, and stays when the cart changes', async () => {
  await putIntoCart(soupMug)
  expect(await send(changeCurrency, { currency: 'EUR' })).toBe('/en-GB/cart')
  await send(changeQuantity, { product: 'soup-mug', quantity: '2' })
  expect(await getCart()).toMatchObject({ currency: 'EUR', lines: [{ ...soupMug, quantity: 2 }] })
  await send(changeCurrency, { currency: 'DRACHMA' })
  expect((await getCart()).currency).toBe('EUR')
})

it('drops what is no longer sold from the saved cart with the next change', async () => {
  await putIntoCart({ product: 'ashtray', quantity: 1 }, cup)
  await send(addToCart, { product: 'soup-mug', quantity: '1' })
  expect(await lines()).toEqual([cup, soupMug])
})

onEveryStore('a discount code', (database) => {
  beforeEach(async () => {
    vi.mocked(orderContext).mockResolvedValue(testContext(database()))
    await putIntoCart(soupMug)
  })

  const enter = (discountCode: string) => send(enterCode, { discountCode })
  const code = async () => (await getCart()).discountCode

  it('goes into the cart however it is typed, stays while the cart changes, and leaves it', async () => {
    expect(await enter(' welcome10 ')).toBe('/en-GB/cart?notice=codeEntered')
    await send(changeQuantity, { product: 'soup-mug', quantity: '2' })
    expect(await code()).toBe('WELCOME10')
    expect(await send(removeCode, {})).toBe('/en-GB/cart?notice=codeRemoved')
    expect(await code()).toBeUndefined()
    expect(await lines()).toEqual([{ ...soupMug, quantity: 2 }])
  })

  it('that asks for more than there is in the cart waits there', async () => {
    expect(await enter('KITCHEN')).toContain('codeEntered')
    expect(await code()).toBe('KITCHEN')
  })

  it.each([
    ['unknown', 'NO-SUCH-CODE'],
    ['unknown', ''],
    ['unknown', 'X'.repeat(10_000)],
    ['expired', 'HARVEST26'],
    ['used', 'THANK-YOU-7KX2'],
  ])('is %s: %s', async (problem, typed) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-26T12:00:00Z') })
    await setStock(database(), itemOfCode('THANK-YOU-7KX2'), 0)
    expect(await enter(typed)).toBe(`/en-GB/cart?code=${problem}`)
    expect(await code()).toBeUndefined()
    vi.useRealTimers()
  })

  it('is not found by trying many, and a right one is not told from a wrong one then', async () => {
    for (let tries = 0; tries < 15; tries += 1) expect(await enter(`TRY-${tries}`)).toContain('unknown')
    expect(await enter('WELCOME10')).toBe('/en-GB/cart?code=tooMany')
    expect(await code()).toBeUndefined()
  })

  it('needs something in the cart', async () => {
    jar.clear()
    expect(await enter('WELCOME10')).toBe('/en-GB/cart')
  })
})

onEveryStore('a cart of which there is too little', (database) => {
  beforeEach(async () => {
    vi.mocked(orderContext).mockResolvedValue(testContext(database()))
    await setStock(database(), { product: 'teapot' }, 2)
  })

  const teapots = (quantity: number) => ({ product: 'teapot', quantity })

  it('takes as many as there are, and says so', async () => {
    expect(await send(addToCart, { product: 'teapot', quantity: '3' })).toBe('/en-GB/cart?short=teapot')
    expect(await lines()).toEqual([teapots(2)])
    expect(await send(addToCart, { product: 'teapot', quantity: '1' })).toContain('short=teapot')
    expect(await sendInDrawer({ product: 'teapot', quantity: '1' })).toMatch(
      /only 2 left.*Teapot for three × 2/,
    )
    expect(await send(changeQuantity, { product: 'teapot', quantity: '20' })).toContain('short=teapot')
    expect(await lines()).toEqual([teapots(2)])
    expect(await send(changeQuantity, { product: 'teapot', quantity: '1' })).toContain('notice=updated')
  })

  it('takes nothing that is sold out', async () => {
    await setStock(database(), { product: 'teapot' }, 0)
    expect(await sendInDrawer({ product: 'teapot', quantity: '1' })).toMatch(/sold out.*Your basket is empty/)
    expect(await send(addToCart, { product: 'teapot', quantity: '1' })).toContain('short=teapot')
    expect(await lines()).toEqual([])
  })

  it('drops what another shopper has bought meanwhile with the next change', async () => {
    await putIntoCart(teapots(2), soupMug)
    await setStock(database(), { product: 'teapot' }, 1)
    expect(await send(changeQuantity, { ...soupMug, quantity: '2' })).toContain('notice=updated')
    expect(await lines()).toEqual([teapots(1), { ...soupMug, quantity: 2 }])
  })

  it('holds nothing: another cart takes the same', async () => {
    await send(addToCart, { product: 'teapot', quantity: '2' })
    jar.clear()
    expect(await send(addToCart, { product: 'teapot', quantity: '2' })).toContain('notice=added')
  })
})
