import { beforeEach, describe, expect, it, vi } from 'vitest'
import { jar } from '@/lib/testing/open-cookies'
import { getOwnOrders, rememberOrder } from './orders-cookie'

vi.mock('@/lib/sealed-cookie', () => import('@/lib/testing/open-cookies'))

describe('the orders of a browser', () => {
  beforeEach(() => jar.clear())

  it('are the newest twenty, newest first', async () => {
    expect(await getOwnOrders()).toEqual([])
    for (let number = 1; number <= 21; number++) await rememberOrder(`M-20261125-${number}`)
    const orders = await getOwnOrders()
    expect(orders).toHaveLength(20)
    expect(orders[0]).toBe('M-20261125-21')
    expect(orders.at(-1)).toBe('M-20261125-2')
  })

  it('names an order once', async () => {
    for (const number of ['a', 'b', 'a']) await rememberOrder(number)
    expect(await getOwnOrders()).toEqual(['a', 'b'])
  })
})
