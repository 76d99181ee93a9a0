/** The simulator's own time. It can be wound forward, so that a month of retries is tested in a second. */
export class Clock {
  #offset = 0

  now(): Date {
    return new Date(Date.now() + this.#offset)
  }

  /** @param milliseconds how far to wind forward; time never goes back */
  wind(milliseconds: number): void {
    this.#offset += Math.max(0, milliseconds)
  }
}
