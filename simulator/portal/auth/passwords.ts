import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import pLimit from 'p-limit'
import { assumptions } from '../../assumptions.ts'
import { maxPasswordLength, passwordSchema } from './password-rule.ts'

/** How much work and memory a guess costs: scrypt's N, r and p. */
export interface PasswordCost {
  N: number
  r: number
  p: number
}

/** Source: the OWASP Password Storage Cheat Sheet: 16 MiB, with five times the work. */
export const standardCost: PasswordCost = { N: 2 ** 14, r: 8, p: 5 }

/** Words of which a password is no better for a digit at its end. */
const weak = [
  'password',
  'passwort',
  'passw0rd',
  'qwerty',
  'qwertyuiop',
  'letmein',
  'welcome',
  'abc',
  'abcd',
  'abcdef',
  'admin',
  'administrator',
  'iloveyou',
  'monkey',
  'dragon',
  'football',
  'sunshine',
  'princess',
  'secret',
  'changeme',
  'cashflows',
  'simulator',
  'portal',
  'test',
  'testtest',
]

/** @returns the hash of a password, with its cost and its salt: text to be stored */
export async function hashPassword(password: string, cost: PasswordCost): Promise<string> {
  const salt = randomBytes(16)
  const { N, r, p } = cost
  const derived = await derive(password, salt, cost)
  return ['scrypt', N, r, p, salt.toString('base64url'), derived.toString('base64url')].join(':')
}

/** @param hash as it was stored */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const [, N, r, p, salt = '', wanted = ''] = hash.split(':')
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  const derived = await derive(password, Buffer.from(salt, 'base64url'), cost)
  const expected = Buffer.from(wanted, 'base64url')
  return expected.length === derived.length && timingSafeEqual(derived, expected)
}

/**
 * What is wrong with a new password, or undefined.
 *
 * @param earlier hashes of passwords that cannot be used again, the present one among them
 */
export async function passwordProblem(
  password: string,
  email: string,
  earlier: readonly string[] = [],
): Promise<string | undefined> {
  const { error } = passwordSchema.safeParse(password)
  if (error) return error.issues[0]?.message
  const letters = password.toLowerCase().replace(/[^\p{L}0]/gu, '')
  const name = email.split('@')[0]?.toLowerCase() ?? ''
  if (weak.some((word) => letters === word || letters === word + word)) {
    return 'Many people use this password. Choose another one.'
  }
  if (name.length > 3 && password.toLowerCase().includes(name)) {
    return 'Do not use your email address in the password.'
  }
  for (const hash of earlier) {
    if (await isPassword(password, hash)) {
      return `You have used this password before. Choose one that is not among your last ${assumptions.portal.earlierPasswords}.`
    }
  }
  return undefined
}

/**
 * Node has four threads for such work, and each hash takes memory of its own: many sign-ins at once must not keep them
 * all from files and addresses.
 */
const atMostTwo = pLimit(2)

/** Whoever came after so many others would wait for seconds. */
const maxWaiting = 20

/** More wait for their password to be checked than can be served soon. */
export class TooManySignIns extends Error {
  override name = 'TooManySignIns'
}

/**
 * Does what computes hashes of passwords when fewer than two others do so.
 *
 * @throws TooManySignIns, before anything is done, when too many wait already
 */
export async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (atMostTwo.pendingCount >= maxWaiting) throw new TooManySignIns()
  return atMostTwo(work)
}

const derive = (password: string, salt: Buffer, cost: ScryptOptions) =>
  new Promise<Buffer>((resolve, reject) => {
    const secret = password.slice(0, maxPasswordLength).normalize('NFKC')
    scrypt(secret, salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key)))
  })
