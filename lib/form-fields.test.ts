import { describe, expect, it } from 'vitest'
import { formFields } from './form-fields'

describe('the fields of a form', () => {
  it('are its texts by name', () => {
    const form = new FormData()
    form.set('product', 'teapot')
    form.set('__proto__', 'x')
    expect(formFields(form)).toEqual(
      Object.fromEntries([
        ['product', 'teapot'],
        ['__proto__', 'x'],
      ]),
    )
    expect(formFields(form).constructor).toBe(Object)
  })

  it('are no files', () => {
    const form = new FormData()
    form.set('product', new File(['teapot'], 'teapot.txt'))
    expect(formFields(form)).toEqual({})
  })

  it.each([
    undefined,
    null,
    'product=teapot',
    7,
    [],
    { product: 'teapot' },
    new Map([['product', 'teapot']]),
  ])('are none of %j, which is no form', (sent) => {
    expect(formFields(sent)).toEqual({})
  })
})
