// How the fields of a card form are read: by the server, and by the page itself before anything is sent. The page gets
// this file as it stands here, so that it imports nothing.

/** @typedef {'Visa' | 'Mastercard' | 'American Express'} CardBrand */

/** @typedef {{ number: string, brand: CardBrand }} KnownCard */

/** @typedef {'number' | 'holderName' | 'expiry' | 'securityCode'} CardField */

/**
 * @typedef {'numberMissing' | 'numberUnreadable' | 'numberMistyped' | 'noTestCard' | 'nameMissing' | 'nameTooLong'
 *   | 'nameHasDigits' | 'expiryMissing' | 'expiryUnreadable' | 'expired' | 'expiryTooFar' | 'codeMissing'
 *   | 'codeOfThree' | 'codeOfFour'} CardProblemCode
 */

/**
 * One thing to put right; its words are chosen by locale. It never holds what was typed.
 * @typedef {{ field: CardField, code: CardProblemCode }} CardProblem
 */

/** @typedef {{ month: number, year: number }} Expiry a month of 1 to 12, a year of four digits */

/** In characters. */
export const maxCardholderNameLength = 45

/** A card's expiry may lie ten years ahead, as the quick start says. */
const monthsAhead = 120

/**
 * @param {string} text
 * @returns {string} the text with the digits of any script as 0 to 9, and without characters that show nothing
 */
export const withPlainDigits = (text) =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Nd}/gu, valueOfDigit)

/** Unicode gives the ten digits of each script one after the other. @param {string} digit */
function valueOfDigit(digit) {
  let place = 0
  const before = () => String.fromCodePoint((digit.codePointAt(0) ?? 0) - place - 1)
  while (/\p{Nd}/u.test(before())) place++
  return String(place % 10)
}

/** @param {string} text @returns {string} a number as it is, without the blanks, dashes, dots and strokes between its digits */
export const withoutSeparators = (text) => withPlainDigits(text).replace(/[\s\p{Pd}\u2212./_]/gu, '')

/**
 * Reads an expiry date as people type it and browsers fill it in: the month first or the year, the year with two digits
 * or four, with anything but a letter or a digit between them, or nothing.
 *
 * @param {string} text
 * @returns {Expiry | undefined} undefined where it is no month of a year
 */
export function readExpiry(text) {
  const plain = withPlainDigits(text).replace(/^[^\d\p{L}]+|[^\d\p{L}]+$/gu, '')
  const monthFirst = /^(0?[1-9]|1[0-2])[^\d\p{L}]*((?:19|20)?\d\d)$/u.exec(plain)
  const yearFirst = /^((?:19|20)?\d\d)[^\d\p{L}]*(0?[1-9]|1[0-2])$/u.exec(plain)
  const [month, year] = monthFirst ? [monthFirst[1], monthFirst[2]] : [yearFirst?.[2], yearFirst?.[1]]
  if (!month || !year) return undefined
  return { month: Number(month), year: Number(year.length === 2 ? `20${year}` : year) }
}

/**
 * The brand of a number, also of one not yet typed to its end. The test cards come first, because those that begin with
 * 84 and 85 have no range of their own.
 *
 * @param {string} number without separators
 * @param {readonly KnownCard[]} testCards
 * @returns {CardBrand | undefined}
 */
export function brandIn(number, testCards) {
  const known = testCards.find((card) => number.length >= 4 && card.number.startsWith(number.slice(0, 4)))
  if (known) return known.brand
  if (/^4/.test(number)) return 'Visa'
  if (/^(5[1-5]|2[2-7])/.test(number)) return 'Mastercard'
  if (/^3[47]/.test(number)) return 'American Express'
  return undefined
}

/**
 * @param {Partial<Record<CardField, string | undefined>>} form as it was typed
 * @param {{ testCards: readonly KnownCard[], now: Date }} known the only cards that can pay, and the moment that decides
 *   which expiry dates are past or too far
 * @returns {CardProblem[]} at most one for each field, in the order of the form
 */
export function cardProblems({ number = '', holderName = '', expiry = '', securityCode = '' }, known) {
  const digits = withoutSeparators(number)
  /** @type {[CardField, CardProblemCode | undefined][]} */
  const fields = [
    ['number', numberProblem(digits, known.testCards)],
    ['holderName', nameProblem(holderName.trim())],
    ['expiry', expiryProblem(expiry.trim(), known.now)],
    ['securityCode', codeProblem(withoutSeparators(securityCode), brandIn(digits, known.testCards))],
  ]
  return fields.flatMap(([field, code]) => (code ? [{ field, code }] : []))
}

/** @param {string} number @param {readonly KnownCard[]} testCards @returns {CardProblemCode | undefined} */
function numberProblem(number, testCards) {
  if (number === '') return 'numberMissing'
  if (!/^\d{12,19}$/.test(number)) return 'numberUnreadable'
  if (!passesLuhn(number)) return 'numberMistyped'
  return testCards.some((card) => card.number === number) ? undefined : 'noTestCard'
}

/** The check digit of ISO/IEC 7812-1: from the right, every second digit counts double. @param {string} number */
function passesLuhn(number) {
  const sum = [...number].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/**
 * A name with many digits is most likely a card number in the wrong field, and must not be kept.
 * @param {string} name
 * @returns {CardProblemCode | undefined}
 */
function nameProblem(name) {
  if (name === '') return 'nameMissing'
  if (withPlainDigits(name).replace(/\D/g, '').length >= 4) return 'nameHasDigits'
  return name.replace(/\s+/g, ' ').length > maxCardholderNameLength ? 'nameTooLong' : undefined
}

/** @param {string} text @param {Date} now @returns {CardProblemCode | undefined} */
function expiryProblem(text, now) {
  if (text === '') return 'expiryMissing'
  const expiry = readExpiry(text)
  if (!expiry) return 'expiryUnreadable'
  const months = expiry.year * 12 + expiry.month - (now.getUTCFullYear() * 12 + now.getUTCMonth() + 1)
  if (months < 0) return 'expired'
  return months > monthsAhead ? 'expiryTooFar' : undefined
}

/** @param {string} code @param {CardBrand | undefined} brand @returns {CardProblemCode | undefined} */
function codeProblem(code, brand) {
  if (code === '') return 'codeMissing'
  if (brand === 'American Express') return /^\d{4}$/.test(code) ? undefined : 'codeOfFour'
  return /^\d{3}$/.test(code) ? undefined : 'codeOfThree'
}
