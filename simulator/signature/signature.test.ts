import { describe, expect, it } from 'vitest'
import { isSigned } from './signature.ts'

// printf '%s' 'b1a3f0c2-5d4e-4f6a-8b7c-9d0e1f2a3b4c{"currency":"GBP","amountToCollect":"15.50"}' | sha512sum
const key = 'b1a3f0c2-5d4e-4f6a-8b7c-9d0e1f2a3b4c'
const body = Buffer.from('{"currency":"GBP","amountToCollect":"15.50"}')
const hash =
  '6ea77e10272de1bd6927c1dd37792b054f991bf5fedda5b24237c57248b3e948c3664e10dcf5011ef71562b02aab06974f6536de47695327bbaf6f908fc2dc72'
// printf '%s' 'b1a3f0c2-5d4e-4f6a-8b7c-9d0e1f2a3b4c' | sha512sum
const hashOfKey =
  'e28c6a4cc02908aca9238b232ee99310228a847dececb39f0cb068d6976b10cb6bbe296be0ea9ecf5f18663f18f18d76ed0c051a107d060c17345e02c0d882ff'

describe('a signature', () => {
  it('is SHA-512 over the API key followed by the body', () => {
    expect(isSigned(hash, key, body)).toBe(true)
  })

  it('is over the key alone when there is no body', () => {
    expect(isSigned(hashOfKey, key, new Uint8Array())).toBe(true)
  })

  it('is read in upper and in lower case', () => {
    expect(isSigned(hash.toUpperCase(), key, body)).toBe(true)
  })

  it.each([
    ['another key', hash, 'other', body],
    ['another body', hash, key, Buffer.from('{ "currency":"GBP","amountToCollect":"15.50"}')],
    [
      'the key behind the body',
      'b0d20c8babd417b1b0980cfde42c03f014409f514af63dca35c45e59511acc431b1b93dc5d81f2e93fd91bbb9d5827e90efce80e3da8264d72872aeee56b67e7',
      key,
      body,
    ],
    ['no hash at all', '', key, body],
    ['a hash that is cut short', hash.slice(0, 126), key, body],
  ])('does not fit %s', (_, given, apiKey, bytes) => {
    expect(isSigned(given, apiKey, bytes)).toBe(false)
  })
})
