import { randomInt } from 'node:crypto'

/** None that can be taken for another one. */
const letters = '23456789abcdefghjkmnpqrstuvwxyz'

/** What a short address ends with: 12 characters, so that nobody guesses one. */
export const newCode = (): string =>
  Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('')

/** Whether a text can be what a short address ends with. */
export const isCode = (text: string): boolean => /^[a-z\d]{12}$/.test(text)
