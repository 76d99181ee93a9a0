import 'server-only'
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import pLimit from 'p-limit'

/** How long a password of the back office is. Source of the least: NIST SP 800-63B, rounded to what can be typed. */
export const passwordLength = { min: 12, max: 200 }

/** What a guess costs. Source: the OWASP Password Storage Cheat Sheet: 16 MiB of memory, with five times the work. */
const standardCost = { N: 2 ** 14, r: 8, p: 5 }

/** Node has four threads for such work: many sign-ins at once must not keep them all from files and addresses. */
const atMostTwo = pLimit(2)

/** Whoever came after so many others would wait for seconds. */
const maxWaiting = 20

/** More wait for their password to be checked than can be served soon. */
export class TooManySignIns extends Error {
  override name = 'TooManySignIns'
}

/** @returns the hash of a password, with its cost and its salt, as text to be stored */
export async function hashPassword(password: string): Promise<string> {
  const { N, r, p } = standardCost
  const salt = randomBytes(16)
  const derived = await derive(password, salt, standardCost)
  return ['scrypt', N, r, p, salt.toString('base64url'), derived.toString('base64url')].join(':')
}

/** Costs as much as the hash of a password, which nobody knows. */
const nobodysHash = `scrypt:${standardCost.N}:8:5:${'A'.repeat(22)}:${'A'.repeat(43)}`

/**
 * Whether this is the password of a hash. Where there is no hash, it takes as long to say no.
 *
 * @throws TooManySignIns, before anything is done
 */
export async function isPassword(password: string, hash = nobodysHash): Promise<boolean> {
  if (atMostTwo.pendingCount >= maxWaiting) throw new TooManySignIns()
  const [, N, r, p, salt = '', wanted = ''] = hash.split(':')
  const cost = { N: Number(N), r: Number(r), p: Number(p) }
  const derived = await atMostTwo(() => derive(password, Buffer.from(salt, 'base64url'), cost))
  const expected = Buffer.from(wanted, 'base64url')
  return expected.length === derived.length && timingSafeEqual(derived, expected)
}

/** What is wrong with a new password, in a sentence; undefined when nothing is. */
export function passwordProblem(password: string): string | undefined {
  const { min, max } = passwordLength
  if (password.length < min) return `A password has at least ${min} characters.`
  if (password.length > max) return `A password has at most ${max} characters.`
  return undefined
}

const derive = (password: string, salt: Buffer, cost: ScryptOptions) =>
  new Promise<Buffer>((resolve, reject) => {
    // The same characters can be typed as different code points.
    const typed = password.slice(0, passwordLength.max).normalize('NFKC')
    scrypt(typed, salt, 32, cost, (error, key) => (error ? reject(error) : resolve(key)))
  })
