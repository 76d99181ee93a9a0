import {
  type CardBrand,
  type CardField,
  type CardProblem,
  type CardProblemCode,
  cardProblems,
  type KnownCard,
  maxCardholderNameLength,
  readExpiry,
  withoutSeparators,
  withPlainDigits,
} from './card-fields.js'

export { type CardBrand, type CardField, type CardProblem, type CardProblemCode, maxCardholderNameLength }

/** What is kept of a card. Neither the whole number nor the security code is in it. */
export interface AcceptedCard {
  /** The first six digits, four asterisks, the last four digits. */
  maskedNumber: string
  brand: CardBrand
  type: 'Credit' | 'Debit'
  holderName: string
  /** Two digits, 01 to 12. */
  expiryMonth: string
  /** Four digits. */
  expiryYear: string
}

export interface TestCard extends KnownCard {
  type: 'Credit' | 'Debit'
}

/** The test cards of the Hosted Payment Page quick start: no other card can pay here. */
export const testCards: readonly TestCard[] = [
  { number: '4510400400099005', brand: 'Visa', type: 'Credit' },
  { number: '4510500400099002', brand: 'Visa', type: 'Credit' },
  { number: '4510800400099006', brand: 'Visa', type: 'Credit' },
  { number: '4000000000000002', brand: 'Visa', type: 'Credit' },
  { number: '8400182600000009', brand: 'Visa', type: 'Credit' },
  { number: '8400682600000008', brand: 'Visa', type: 'Debit' },
  { number: '8400682600011005', brand: 'Visa', type: 'Debit' },
  { number: '5400200400099009', brand: 'Mastercard', type: 'Credit' },
  { number: '5400300400099007', brand: 'Mastercard', type: 'Credit' },
  { number: '8500582600000009', brand: 'Mastercard', type: 'Credit' },
  { number: '5400100400099001', brand: 'Mastercard', type: 'Debit' },
  { number: '8500182600000008', brand: 'Mastercard', type: 'Debit' },
  { number: '340000000000009', brand: 'American Express', type: 'Credit' },
]

/** What a card form may hold. An expiry is either one text or a month and a year. */
export interface CardForm {
  number?: string | undefined
  holderName?: string | undefined
  expiry?: string | undefined
  expiryMonth?: string | undefined
  expiryYear?: string | undefined
  securityCode?: string | undefined
}

/** Of a card that no shopper types. */
export interface CardRules {
  /** The name may be missing or long. What may be a card number is no name all the same. */
  isNameFree?: boolean
}

/**
 * Reads what a shopper typed into a card form.
 *
 * @param form as it was sent; card-fields.js says in what spellings
 * @param now decides which expiry dates are past or too far
 * @returns the card without its secrets, or at most one problem for each field, in the order of the form
 */
export function readCard(
  form: CardForm,
  now: Date,
  { isNameFree = false }: CardRules = {},
): { card: AcceptedCard } | { problems: CardProblem[] } {
  const expiry = expiryOf(form)
  const problems = cardProblems({ ...form, expiry }, { testCards, now }).filter(
    ({ field }) => !isNameFree || field !== 'holderName' || mayHoldCardNumber(form.holderName ?? ''),
  )
  const number = withoutSeparators(form.number ?? '')
  const found = testCards.find((card) => card.number === number)
  const until = readExpiry(expiry)
  if (problems.length > 0 || !found || !until) return { problems }
  return {
    card: {
      maskedNumber: `${number.slice(0, 6)}****${number.slice(-4)}`,
      brand: found.brand,
      type: found.type,
      holderName: (form.holderName ?? '').trim().replace(/\s+/g, ' '),
      expiryMonth: String(until.month).padStart(2, '0'),
      expiryYear: String(until.year),
    },
  }
}

/** A card number has 12 digits at least. */
const mayHoldCardNumber = (name: string) => withPlainDigits(name).replace(/\D/g, '').length >= 12

/** An expiry that came as a month and a year, as one text. */
function expiryOf({ expiry, expiryMonth = '', expiryYear = '' }: CardForm): string {
  return expiry ?? (expiryMonth || expiryYear ? `${expiryMonth}/${expiryYear}` : '')
}
