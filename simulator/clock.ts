/** The simulator's own time. It can be wound forward, so that a month of retries is tested in a second. */
export class Clock {
  #offset = 0

  now(): Date {
    return new Date(Date.now() + this.#offset)
  }

  /** In milliseconds: how far this time is ahead of the real one. */
  get offset(): number {
    return this.#offset
  }

  /** @param milliseconds how far to wind forward; time never goes back */
  wind(milliseconds: number): void {
    this.#offset += Math.max(0, milliseconds)
  }

  /** @param offset in milliseconds, as another process on the same store has it */
  set(offset: number): void {
    this.#offset = offset
  }
}
