import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash, randomBytes, randomInt } from 'node:crypto'

/** Gives 64 bytes that are derived from a name, others each time. */
const derivation = new AsyncLocalStorage<() => Buffer>()

/** Bytes that nobody can guess, at most 64; while {@link derivedFrom} runs, derived ones. */
export const newBytes = (size: number): Buffer =>
  derivation.getStore()?.().subarray(0, size) ?? randomBytes(size)

/** Digits by chance, at most 14; while {@link derivedFrom} runs, derived ones. */
export function newDigits(count: number): string {
  const derived = derivation.getStore()?.().readUIntBE(0, 6)
  return String(derived === undefined ? randomInt(10 ** count) : derived % 10 ** count).padStart(count, '0')
}

/** Lets references and tokens that are made meanwhile be derived from a name: the same steps make the same ones. */
export function derivedFrom<Result>(name: string, act: () => Promise<Result>): Promise<Result> {
  let count = 0
  return derivation.run(() => createHash('sha512').update(`${name}\n${count++}`).digest(), act)
}
