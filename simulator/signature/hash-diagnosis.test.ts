import { createHash, createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { explainWrongHash } from './hash-diagnosis.ts'

const key = 'b1a3f0c2-5d4e-4f6a-8b7c-9d0e1f2a3b4c'
const former = '00000000-aaaa-bbbb-cccc-000000000000'
const keys = [
  { name: 'The current key', key },
  { name: 'The former key, which was replaced,', key: former },
]
const sha512 = (text: string) => createHash('sha512').update(text, 'utf8').digest('hex')

const explain = (hash: string, body: string, path = '/api/gateway/payment-jobs') =>
  explainWrongHash({ hash, body: Buffer.from(body), path, keys })

const body = '{"amountToCollect":10.00,"currency":"GBP","displayUrl":"https://x.example/é"}'

describe('a wrong hash is explained', () => {
  it.each([
    ['the body before the key', sha512(body + key), body, 'The body was hashed before the API key'],
    ['an HMAC', createHmac('sha512', key).update(body).digest('hex'), body, 'An HMAC was made'],
    ['the body alone', sha512(body), body, 'without the API key'],
    ['the key alone', sha512(key), body, 'The API key alone was hashed'],
    ['a replaced key', sha512(former + body), body, 'The former key, which was replaced, was used'],
    ['the key in upper case', sha512(key.toUpperCase() + body), body, 'in upper case'],
    ['the key without dashes', sha512(key.replaceAll('-', '') + body), body, 'without its dashes'],
    ['the key as a line of a file', sha512(`${key}\n${body}`), body, 'with a line break at its end'],
    ['LF for CR-LF', sha512(`${key}{\n}`), '{\r\n}', 'LF was hashed where CR-LF was sent'],
    ['CR-LF for LF', sha512(`${key}{\r\n}`), '{\n}', 'CR-LF was hashed where LF was sent'],
    ['a line break too many', sha512(`${key}{}\n`), '{}', 'A line break at the end was hashed'],
    [
      "Python's blanks",
      sha512(`${key}{"amountToCollect": "15.50", "currency": "GBP"}`),
      '{"amountToCollect":"15.50","currency":"GBP"}',
      'with blanks after commas and colons (as Python does)',
    ],
    [
      'the blanks sent and not hashed',
      sha512(`${key}{"amountToCollect":"15.50","currency":"GBP"}`),
      '{"amountToCollect": "15.50", "currency": "GBP"}',
      'without white space',
    ],
    [
      "PHP's escaped slashes",
      sha512(`${key}{"displayUrl":"https:\\/\\/x.example\\/"}`),
      '{"displayUrl":"https://x.example/"}',
      'with slashes escaped (as PHP does)',
    ],
    [
      "PHP's escaped letters and slashes",
      sha512(`${key}{"displayUrl":"https:\\/\\/x.example\\/\\u00e9"}`),
      '{"displayUrl":"https://x.example/é"}',
      'with slashes and letters escaped (as PHP does)',
    ],
    [
      'another order of members',
      sha512(`${key}{"amountToCollect":"1.00","currency":"GBP"}`),
      '{"currency":"GBP","amountToCollect":"1.00"}',
      'members in another order',
    ],
    [
      'numbers that lost their zeros',
      sha512(`${key}{"amountToCollect":10,"currency":"GBP"}`),
      '{"amountToCollect":10.00,"currency":"GBP"}',
      'numbers in another form',
    ],
    ['an indented copy', sha512(`${key}{\n  "currency": "GBP"\n}`), '{"currency":"GBP"}', 'indented by two'],
    [
      'the Request of an envelope',
      sha512(`${key}{"currency":"GBP"}`),
      '{"ConfigurationId":"1","Hash":"2","Request":{"currency":"GBP"}}',
      'The body is an envelope',
    ],
  ])('as %s', (_, hash, sent, words) => {
    expect(explain(hash, sent)).toContain(words)
  })

  it('as a query string that was hashed too', () => {
    const path = '/api/gateway/payment-jobs/1?locale=nl_NL'
    expect(explain(sha512(`${key}?locale=nl_NL`), '', path)).toContain('The query string was hashed')
    expect(explain(sha512(`${key}${path}`), '', path)).toContain('The path was hashed')
  })

  it.each([
    ['SHA-256', createHash('sha256').update(key).digest('hex'), 'as SHA-256 has'],
    ['SHA-1', createHash('sha1').update(key).digest('hex'), 'as SHA-1 has'],
    ['Base64', createHash('sha512').update(key).digest('base64'), 'looks like Base64'],
    ['blanks among the digits', `${sha512(key).slice(0, 70)} ${sha512(key).slice(70)}`, 'blanks or dashes'],
    ['words', 'YOUR_SIGNATURE_HASH', 'is not a SHA-512 in hexadecimal'],
  ])('as %s in place of SHA-512', (_, hash, words) => {
    expect(explain(hash, body)).toContain(words)
  })

  it('as unknown when no known mistake fits, and never by the key itself', () => {
    const explanation = explain(sha512('something else'), body)
    expect(explanation).toContain('fits none of the known mistakes')
    expect(explanation).not.toContain(key)
  })
})
