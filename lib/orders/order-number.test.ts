import { describe, expect, it } from 'vitest'
import { isOrderNumber, isReturnToken, newOrderNumber, newReturnToken } from './order-number'

describe('order number', () => {
  it('fits into what the gateway takes, and is another each time', () => {
    const numbers = Array.from({ length: 500 }, newOrderNumber)
    expect(new Set(numbers).size).toBe(500)
    for (const number of numbers) {
      // As long as the simulator takes them: Cashflows documents no length.
      expect(number.length).toBeLessThanOrEqual(64)
      expect(isOrderNumber(number)).toBe(true)
    }
  })

  it.each([
    '',
    '1',
    '../../cart',
    '01234-56789-ABCDE',
    '01234-56789-ABCDE-FGHIL',
    '01234-56789-ABCDE-FGHJK ',
  ])('is not %j', (text) => {
    expect(isOrderNumber(text)).toBe(false)
  })
})

describe('return token', () => {
  it('is another each time', () => {
    const tokens = Array.from({ length: 500 }, newReturnToken)
    expect(new Set(tokens).size).toBe(500)
    expect(tokens.every(isReturnToken)).toBe(true)
  })

  it.each(['', '../../cart', '\u0000', 'a'.repeat(21), 'a'.repeat(23), `${'a'.repeat(22)}\n`])(
    'is not %j',
    (text) => {
      expect(isReturnToken(text)).toBe(false)
    },
  )
})
