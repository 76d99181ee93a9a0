import { describe, expect, it } from 'vitest'
import { signRequest } from './signature'

const apiKey = '6f9619ff-8b86-d011-b42d-00cf4fc964ff'

describe('signature', () => {
  it('is the hash of the key alone when nothing is sent', () => {
    // printf '%s' "$KEY" | sha512sum
    expect(signRequest(apiKey)).toBe(
      'f6f117fe24d382d67ae4374b610315a8711a3a69378838bd7e51f7169dd1c3931c6c6710f26eb28454fed4fb38dbabb9c96148ecf60f54f68fa0c1ebd5e19230',
    )
  })

  it('puts the key before the body', () => {
    // printf '%s%s' "$KEY" '{"currency":"GBP","amountToCollect":"10.05"}' | sha512sum
    expect(signRequest(apiKey, '{"currency":"GBP","amountToCollect":"10.05"}')).toBe(
      '2a9739a8fb8f77844831ced7ecd794658e1f9f0b933d5c123e0ed6a079922f33c0e350529e59be292be5a701ef408b292671dd56013949b554986defbf811557',
    )
  })

  it('takes text as UTF-8, and bytes as they are', () => {
    // printf '%s%s' "$KEY" '{"name":"Κούπα €5/λίτρο"}' | openssl dgst -sha512
    const expected =
      '3b5ea61892b8f2d02039bfe0d63f1a3e9a8d1e3a14c1cd375d4174d173cdaed38fca14894b9f09b8feb1e746cf8d4e13ea356df84b28d52ddfacc5ad934affef'
    const body = '{"name":"Κούπα €5/λίτρο"}'
    expect(signRequest(apiKey, body)).toBe(expected)
    expect(signRequest(apiKey, new TextEncoder().encode(body))).toBe(expected)
  })

  it('counts every byte, a line end too', () => {
    // printf '%s%s\r\n' "$KEY" '{"currency":"GBP"}' | sha512sum
    expect(signRequest(apiKey, '{"currency":"GBP"}\r\n')).toBe(
      '4a5bf41e188a82afd5902d29735d6e0ae9074c80b9b60a3c41d4fd1a371de28ece7e6d086e45aedaa5edc6dd92882958e8bc3bf91668bcb9709786a68c3ef9a6',
    )
  })
})
