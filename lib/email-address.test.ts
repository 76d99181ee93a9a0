import { expect, it } from 'vitest'
import { readEmailAddress } from './email-address'

it.each([
  'eleni@example.com',
  'eleni+shop@mail.example.co.uk',
  "o'neill@example.com",
  '"eleni papa"@example.com',
  '"a@b"@example.com',
  'ελένη@παράδειγμα.ελ',
  '用户@例子.公司',
  'josé@example.com',
])('%s is an email address and is kept as it is', (address) => {
  expect(readEmailAddress(address)).toBe(address)
})

it.each([
  ['anna@xn--bcher-kva.example', 'anna@bücher.example'],
  ['Anna@EXAMPLE.com', 'Anna@example.com'],
  // An e with a separate accent.
  ['jose\u0301@example.com', 'josé@example.com'],
])('%s is kept as %s', (typed, kept) => {
  expect(readEmailAddress(typed)).toBe(kept)
})

it.each([
  'eleni',
  '@example.com',
  'eleni@',
  'eleni@example',
  'eleni@example..com',
  'eleni@-example.com',
  'eleni.@example.com',
  '.eleni@example.com',
  'eleni papa@example.com',
  'eleni@exam ple.com',
  'eleni@127.0.0.1',
  `${'é'.repeat(33)}@example.com`,
  `eleni@${'a.'.repeat(127)}com`,
  '"eleni@example.com',
])('%s is none', (typed) => {
  expect(readEmailAddress(typed)).toBeUndefined()
})
