/** Further ahead, the years of references and dates would have no room. */
const maxOffsetMs = 100 * 365 * 24 * 60 * 60_000

/** Why the clock cannot be wound. */
export const tooFarText = 'The clock cannot be wound further than a hundred years ahead.'

/** The simulator's own time. It can be wound forward, so that a month of retries is tested in a second. */
export class Clock {
  #offsetMs = 0

  now(): Date {
    return new Date(Date.now() + this.#offsetMs)
  }

  /** How far this time is ahead of the real one. */
  get offsetMs(): number {
    return this.#offsetMs
  }

  /** Whether a span is too long to be wound: then {@link tooFarText} says why. */
  isTooFar(durationMs: number): boolean {
    return this.#offsetMs + durationMs > maxOffsetMs
  }

  /** @param durationMs how far to wind forward; time never goes back */
  wind(durationMs: number): void {
    this.#offsetMs += Math.max(0, durationMs)
  }

  /** @param offsetMs as another process on the same store has it */
  set(offsetMs: number): void {
    this.#offsetMs = offsetMs
  }
}
