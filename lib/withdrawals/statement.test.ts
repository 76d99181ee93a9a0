import { describe, expect, it } from 'vitest'
import { readStatement } from './statement'

const typed = { orderNumber: '7K3QX-2MV9T-4HW8R-P6ZDN', name: 'Eleni Papa', email: 'eleni@example.com' }

describe('the withdrawal form', () => {
  it('is read, tidied', () => {
    expect(readStatement({ ...typed, name: ' Eleni\u0000Papa ', items: ' the mug ', other: '1' })).toEqual({
      statement: { ...typed, items: 'the mug' },
    })
    expect(readStatement({ ...typed, items: ' ' })).toEqual({ statement: { ...typed, items: null } })
  })

  it.each(['7k3qx 2mv9t 4hw8r p6zdn', '7K3QX2MV9T4HW8RP6ZDN', ' 7K3QX-2MV9T-4HW8R-P6ZDN '])(
    'takes an order number as people type it: %s',
    (orderNumber) => {
      expect(readStatement({ ...typed, orderNumber })).toMatchObject({
        statement: { orderNumber: typed.orderNumber },
      })
    },
  )

  it('reads the letters that look like digits as those', () => {
    const result = readStatement({ ...typed, orderNumber: 'OIL00-00000-00000-00000' })
    expect(result).toMatchObject({ statement: { orderNumber: '01100-00000-00000-00000' } })
  })

  it('says of each field what is wrong with it', () => {
    expect(readStatement({})).toEqual({
      errors: { name: 'required', orderNumber: 'required', email: 'required' },
    })
    const odd = { orderNumber: '12345', name: 'x'.repeat(201), email: 'eleni@', items: 'x'.repeat(2001) }
    expect(readStatement(odd)).toEqual({
      errors: { orderNumber: 'invalid-number', name: 'too-long', email: 'invalid-email', items: 'too-long' },
    })
  })

  it('says it in the order in which the fields stand on the page', () => {
    const read = readStatement({})
    expect(Object.keys('errors' in read ? read.errors : {})).toEqual(['name', 'orderNumber', 'email'])
  })
})
