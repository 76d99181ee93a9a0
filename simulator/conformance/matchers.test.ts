import { describe, expect, it } from 'vitest'
import { absent, type Expected, exactly, like, listWith, oneOf } from './matchers.ts'

const accepts = (expected: Expected, value: unknown) => like(expected).safeParse(value).success

describe('what a fact expects', () => {
  it.each<[string, Expected, unknown]>([
    ['further members of an object', { a: 1 }, { a: 1, b: 2 }],
    ['text that a pattern describes', { a: /^\d+$/ }, { a: '12' }],
    ['a member that is not there', { a: absent }, {}],
    ['one of several values', oneOf(200, 201), 201],
    ['a list of the same length', [{ a: 1 }, /x/], [{ a: 1, b: 2 }, 'x']],
    ['a list that has such an item', listWith({ a: 1 }), [{ a: 2 }, { a: 1, b: 2 }]],
    ['exactly the members named', exactly({ a: 1 }), { a: 1 }],
  ])('allows %s', (_, expected, value) => expect(accepts(expected, value)).toBe(true))

  it.each<[string, Expected, unknown]>([
    ['another value', { a: 1 }, { a: '1' }],
    ['text that does not fit its pattern', /^\d+$/, 'x'],
    ['a number where a pattern describes text', /^\d+$/, 1],
    ['a missing member', { a: { b: 1 } }, { a: {} }],
    ['a member that should not be there', { a: absent }, { a: null }],
    ['a list that is longer', [1], [1, 2]],
    ['a list with a wrong item', [{ a: 1 }], [{ a: 2 }]],
    ['a list without such an item', listWith({ a: 1 }), [{ a: 2 }]],
    ['a member that was not named', exactly({ a: 1 }), { a: 1, b: 2 }],
  ])('does not allow %s', (_, expected, value) => expect(accepts(expected, value)).toBe(false))

  it('says where a list differs', () => {
    const { error } = like({ items: [1, { a: 1 }] }).safeParse({ items: [1, { a: 2 }] })
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(['items.1.a'])
  })
})
