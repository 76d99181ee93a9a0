import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { canonicalNames, readJson, UnreadableJson } from './json-reader.ts'

describe('reading JSON', () => {
  it('keeps the digits of a number as they were sent', () => {
    expect(readJson('{"amountToCollect":10.00}')).toEqual({ amountToCollect: '10.00' })
    expect(readJson('{"reference":210121017238589452}')).toEqual({ reference: '210121017238589452' })
  })

  it.each(['', '{', '{"a":1,}', 'nonsense', '[1', '{"a":"\u0001"}'])('rejects %j', (text) => {
    expect(() => readJson(text)).toThrow(UnreadableJson)
  })

  it('rejects what is nested too deep, without falling over', () => {
    expect(() => readJson('['.repeat(100_000))).toThrow('tooDeep:64')
  })

  it('does not take brackets within text for nesting', () => {
    expect(readJson(`{"note":"${'['.repeat(100)}\\""}`)).toEqual({ note: `${'['.repeat(100)}"` })
  })

  it('drops what PostgreSQL cannot store', () => {
    expect(readJson('{"note":"a\\u0000b\\ud800"}')).toEqual({ note: 'ab\ufffd' })
    expect(readJson('{"no\\u0000te\\ud800":["a\\u0000b"]}')).toEqual({ 'note\ufffd': ['ab'] })
  })
})

describe('canonical names', () => {
  const schema = z.object({
    order: z.object({ orderLines: z.array(z.object({ name: z.string() })).default([]) }).optional(),
    currency: z.string().transform((value) => value),
  })

  it('reads members in any case, at every depth, and drops what is unknown or null', () => {
    const sent = {
      CURRENCY: 'GBP',
      Order: { orderlines: [{ NAME: 'Mug', size: 'L' }], note: null },
      metadata: {},
    }
    expect(canonicalNames(schema, sent)).toEqual({
      currency: 'GBP',
      order: { orderLines: [{ name: 'Mug' }] },
    })
  })

  it('leaves alone what does not have the shape of the schema', () => {
    expect(canonicalNames(schema, 'text')).toBe('text')
    expect(canonicalNames(schema, { order: [1] })).toEqual({ order: [1] })
  })

  it('is not led astray by names of the language itself', () => {
    expect(canonicalNames(schema, JSON.parse('{"__proto__":{"currency":"GBP"},"constructor":1}'))).toEqual({})
  })
})
