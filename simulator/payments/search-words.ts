import type { PaymentJob } from './payment-job.ts'

/** An index takes no longer words and nobody looks for more of them. In characters, and words of one job. */
const [maxWordLength, maxWords] = [60, 200]

/** The words of a text, in small letters without accents. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => [...word].slice(0, maxWordLength).join(''))
}

/** What is written of people and places in an address. */
const addressMembers = [
  'firstName',
  'middleName',
  'lastName',
  'organisation',
  'addressLine1',
  'addressLine2',
  'zipCode',
  'city',
  'phoneNumber1',
]

/** By which words a job is found: its cardholders, and what its order says of billing and delivery. As a tsvector. */
export function searchWords({ order, payments }: PaymentJob): string | null {
  const addresses = [order.billingAddress, order.shippingAddress]
  const texts = [
    ...payments.map(({ card }) => card?.holderName),
    ...addresses.flatMap((address) => addressMembers.map((name) => address?.[name])),
  ]
  const words = new Set(texts.flatMap((text) => (text ? wordsOf(text.slice(0, 2_000)) : [])))
  if (words.size === 0) return null
  return [...words]
    .slice(0, maxWords)
    .map((word) => `'${word}'`)
    .join(' ')
}

/** A tsquery for jobs that have, for each word of a text, one that begins with it; undefined for a text without words. */
export function searchQuery(text: string): string | undefined {
  const words = wordsOf(text).slice(0, 10)
  return words.length > 0 ? words.map((word) => `'${word}':*`).join(' & ') : undefined
}
