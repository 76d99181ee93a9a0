export type CardBrand = 'Visa' | 'Mastercard' | 'American Express'

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

export interface TestCard {
  number: string
  brand: CardBrand
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

export type CardField = 'number' | 'holderName' | 'expiry' | 'securityCode'

export type CardProblemCode =
  | 'numberMissing'
  | 'numberUnreadable'
  | 'numberMistyped'
  | 'noTestCard'
  | 'nameMissing'
  | 'nameTooLong'
  | 'nameHasDigits'
  | 'expiryMissing'
  | 'expiryUnreadable'
  | 'expired'
  | 'expiryTooFar'
  | 'codeMissing'
  | 'codeOfThree'
  | 'codeOfFour'

/** One thing to put right; its words are chosen by locale. It never holds what was typed. */
export interface CardProblem {
  field: CardField
  code: CardProblemCode
}

/** A card's expiry may lie ten years ahead, as the quick start says. */
const monthsAhead = 10 * 12
/** In characters. */
export const maxCardholderNameLength = 45

/**
 * Reads what a shopper typed into a card form.
 *
 * @param form spaces and dashes in the number are ignored; the expiry may be 12/31, 12 / 31, 12/2031 or 1231
 * @param now decides which expiry dates are past or too far
 * @returns the card without its secrets, or at most one problem for each field, in the order of the form
 */
export function readCard(form: CardForm, now: Date): { card: AcceptedCard } | { problems: CardProblem[] } {
  const number = (form.number ?? '').replace(/[\s-]/g, '')
  const holderName = (form.holderName ?? '').trim().replace(/\s+/g, ' ')
  const expiry = readExpiry(form)
  const found = testCards.find((card) => card.number === number)

  const problems: CardProblem[] = []
  const note = (field: CardField, code: CardProblemCode | undefined) => {
    if (code !== undefined) problems.push({ field, code })
  }
  note('number', numberProblem(number, found))
  note('holderName', nameProblem(holderName))
  note('expiry', expiryProblem(expiry, now))
  note('securityCode', codeProblem((form.securityCode ?? '').trim(), brandOf(number)))

  if (problems.length > 0 || !found || typeof expiry === 'string') return { problems }
  return {
    card: {
      maskedNumber: `${number.slice(0, 6)}****${number.slice(-4)}`,
      brand: found.brand,
      type: found.type,
      holderName,
      expiryMonth: String(expiry.month).padStart(2, '0'),
      expiryYear: String(expiry.year),
    },
  }
}

/**
 * The brand of a number, also of one not yet typed to its end. The test cards come first, because those that
 * begin with 84 and 85 have no range of their own.
 */
export function brandOf(number: string): CardBrand | undefined {
  if (number.length >= 4) {
    const known = testCards.find((card) => card.number.startsWith(number.slice(0, 4)))
    if (known) return known.brand
  }
  if (number.startsWith('4')) return 'Visa'
  if (/^(5[1-5]|2[2-7])/.test(number)) return 'Mastercard'
  if (/^3[47]/.test(number)) return 'American Express'
  return undefined
}

function numberProblem(number: string, found: TestCard | undefined): CardProblemCode | undefined {
  if (number === '') return 'numberMissing'
  if (!/^\d{12,19}$/.test(number)) return 'numberUnreadable'
  if (!passesLuhn(number)) return 'numberMistyped'
  return found ? undefined : 'noTestCard'
}

/** A name with many digits is most likely a card number in the wrong field, and must not be kept. */
function nameProblem(name: string): CardProblemCode | undefined {
  if (name === '') return 'nameMissing'
  if (name.replace(/\D/g, '').length >= 4) return 'nameHasDigits'
  return name.length > maxCardholderNameLength ? 'nameTooLong' : undefined
}

type Expiry = { month: number; year: number }

function readExpiry(form: CardForm): Expiry | 'expiryMissing' | 'expiryUnreadable' {
  const text = (form.expiry ?? `${form.expiryMonth ?? ''}/${form.expiryYear ?? ''}`).trim()
  if (text === '' || text === '/') return 'expiryMissing'
  const [, month, year] = text.match(/^(0?[1-9]|1[0-2])\s*[/.-]?\s*(\d{2}|\d{4})$/) ?? []
  if (month === undefined || year === undefined) return 'expiryUnreadable'
  return { month: Number(month), year: Number(year.length === 2 ? `20${year}` : year) }
}

function expiryProblem(expiry: ReturnType<typeof readExpiry>, now: Date): CardProblemCode | undefined {
  if (typeof expiry === 'string') return expiry
  const months = expiry.year * 12 + expiry.month - (now.getUTCFullYear() * 12 + now.getUTCMonth() + 1)
  if (months < 0) return 'expired'
  return months > monthsAhead ? 'expiryTooFar' : undefined
}

function codeProblem(code: string, brand: CardBrand | undefined): CardProblemCode | undefined {
  if (code === '') return 'codeMissing'
  if (brand === 'American Express') return /^\d{4}$/.test(code) ? undefined : 'codeOfFour'
  return /^\d{3}$/.test(code) ? undefined : 'codeOfThree'
}

/** The check digit of ISO/IEC 7812-1: from the right, every second digit counts double. */
function passesLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
