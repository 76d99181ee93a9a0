import { randomBytes } from 'node:crypto'

/** Crockford's base 32: no letter that is read as a digit, none that makes words. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A number that nobody guesses (100 random bits) and that can be read out: 4 groups of 5, 23 characters. */
export function newOrderNumber(): string {
  const characters = Array.from(randomBytes(20), (byte) => alphabet[byte % 32])
  return [0, 5, 10, 15].map((start) => characters.slice(start, start + 5).join('')).join('-')
}

/** Whether text has the form of an order number. */
export function isOrderNumber(text: string): boolean {
  return /^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/.test(text)
}

/** A token of 128 random bits, 22 characters, for the return address of an order. */
export const newReturnToken = () => randomBytes(16).toString('base64url')

/** Whether text has the form of a return token. */
export const isReturnToken = (text: string) => /^[\w-]{22}$/.test(text)
